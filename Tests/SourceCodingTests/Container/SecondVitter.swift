/// The coding `vitter`; part of ``SecondDecoder``.
struct SecondVitter {
  private enum Node {
    case inner(Int)
    case leaf(Int)
  }

  private var inner: [Int] = []
  private var leaves: [(weight: Int, symbol: Int?)] = [(0, nil)]
  private var unseen: [Int]

  static func reader(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    guard table.left == 0 else { throw SecondDecoder.Refusal("a table of vitter") }
    return { bits, count, _ in
      var bits = bits
      var tree = SecondVitter(unseen: Array(0..<symbolCount))
      let symbols = try (0..<count).map { _ in try tree.next(&bits) }
      guard bits.left == 0 else { throw SecondDecoder.Refusal("bits behind the block") }
      return symbols
    }
  }

  private init(unseen: [Int]) { self.unseen = unseen }

  private func number(of node: Node) -> Int {
    switch node {
    case .inner(let place): place + leaves.count { $0.weight > inner[place] }
    case .leaf(let place): place + inner.count { $0 >= leaves[place].weight }
    }
  }

  private func node(numbered number: Int) -> Node {
    var (place, leaf) = (0, 0)
    while true {
      let isInner = place < inner.count && inner[place] >= leaves[leaf].weight
      guard place + leaf < number else { return isInner ? .inner(place) : .leaf(leaf) }
      if isInner { place += 1 } else { leaf += 1 }
    }
  }

  private func parent(of node: Node) -> Int? {
    let number = number(of: node)
    return number == 0 ? nil : (number - 1) / 2
  }

  private mutating func next(_ bits: inout SecondBits) throws -> Int {
    var node = node(numbered: 0)
    while case .inner(let place) = node {
      node = self.node(numbered: 2 * place + 2 - (try bits.bit()))
    }
    guard case .leaf(let leaf) = node else {
      throw SecondDecoder.Refusal("leaf")
    }
    if let symbol = leaves[leaf].symbol {
      learn(seenAt: leaf)
      return symbol
    }
    var size = 0
    while 1 << size < unseen.count { size += 1 }
    let short = 1 << size - unseen.count
    var place = size > 0 ? try bits.number(size - 1) : 0
    if place >= short { place = size > 0 ? place * 2 + (try bits.bit()) - short : 0 }
    let symbol = unseen[place]
    unseen.swapAt(place, unseen.count - 1)
    unseen.removeLast()
    leaves[leaf].symbol = symbol
    if unseen.isEmpty {
      rise(leafThenParent: leaf)
    } else {
      leaves.append((0, nil))
      inner.append(0)
      rise(inner: inner.count - 1)
      leaves[leaf].weight += 1
    }
    return symbol
  }

  private mutating func learn(seenAt place: Int) {
    let leaf = leaves.firstIndex { $0.weight == leaves[place].weight } ?? place
    let symbol = leaves[place].symbol
    leaves[place].symbol = leaves[leaf].symbol
    leaves[leaf].symbol = symbol
    if !unseen.isEmpty, number(of: .leaf(leaf)) == inner.count + leaves.count - 2 {
      if let parent = parent(of: .leaf(leaf)) { rise(inner: parent) }
      leaves[leaf].weight += 1
    } else {
      rise(leafThenParent: leaf)
    }
  }

  private mutating func rise(leafThenParent leaf: Int) {
    leaves[leaf].weight += 1
    if let parent = parent(of: .leaf(leaf)) { rise(inner: parent) }
  }

  private mutating func rise(inner place: Int) {
    let parent = parent(of: .inner(place))
    inner[place] += 1
    if let parent { rise(inner: parent) }
  }
}
