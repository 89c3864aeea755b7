import Testing

@testable import SourceCoding

struct VitterTests {
  @Test func `a hand-traced message`() throws {
    // a a b b of four symbols. a: no path, place 0 of 4 = 00. a: right of the root, 1.
    // b: left, 0; of d b c that are left, place 1 of 3 = 10. b: its inner node is now
    // left of a, 0, and it is on the right, 1.
    let coder = ModelCoder<Vitter>(alphabetSize: 4)
    let block = try encoded([0, 0, 1, 1] as [UInt8], by: coder)
    #expect(block.bitCount == 8)
    #expect(block.buffer == [0b0010_1001])
    #expect(try decoded(block, count: 4, by: coder) == [0, 0, 1, 1])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `it writes what Vitter's algorithm on a linked tree does`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let size = 1 + Int(rng.next() % (seed % 2 == 0 ? 5 : 30))
    let message = message(over: size, count: 150, using: &rng)
    var vitter = Vitter(alphabetSize: size)
    let linked = LinkedVitter(alphabetSize: size)
    var writer = BitWriter()
    var expected = ""
    for symbol in message {
      _ = vitter.append(symbol, to: &writer)
      expected += linked.append(symbol)
    }
    let (bytes, bitCount) = writer.finish()
    let bits = (0..<bitCount).map { bytes[$0 / 8] >> UInt8(7 - $0 % 8) & 1 }
    #expect(bits.map { String($0) }.joined() == expected)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `after every symbol the tree is the flattest Huffman tree`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let size = 2 + Int(rng.next() % 12)
    var vitter = Vitter(alphabetSize: size)
    var writer = BitWriter()
    var counts = Array(repeating: 0, count: size)
    for symbol in message(over: size, count: 80, using: &rng) {
      _ = vitter.append(symbol, to: &writer)
      counts[symbol] += 1
      let depths = vitter.depths
      // What is not seen is a leaf of weight 0.
      let leaves = counts.filter { $0 > 0 }.sorted()
      let unseen = leaves.count < size ? [0] : []
      let expected = Huffman.depths(ofSortedLeaves: unseen + leaves, joining: +)
      #expect(depths.values.sorted() == expected.dropFirst(unseen.count).sorted())
      let cost = depths.reduce(0) { $0 + counts[$1.key] * $1.value }
      #expect(cost == zip(expected, unseen + leaves).reduce(0) { $0 + $1.0 * $1.1 })
    }
    _ = writer.finish()
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `paths take at most t − 2k + 1 bits more than Huffman's two passes`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let size = 2 + Int(rng.next() % 40)
    let message = message(over: size, count: 300, using: &rng)
    let linked = LinkedVitter(alphabetSize: size)
    for symbol in message { _ = linked.append(symbol) }
    let tally = (0..<size).map { symbol in UInt64(message.count { $0 == symbol }) }
    let huffman = Int(cost(Huffman.lengths(for: tally), tally))
    let kinds = tally.count { $0 > 0 }
    #expect(linked.pathBitCount <= huffman + message.count - 2 * kinds + 1)
    #expect(linked.pathBitCount >= huffman - kinds + 1)
  }

  /// Symbols of which some are far more frequent, in changing habits.
  private func message(over size: Int, count: Int, using rng: inout SplitMix64) -> [Int] {
    (0..<count).map { index in
      let step = Int(rng.next().leadingZeroBitCount) + (index > count / 2 ? size / 2 : 0)
      return (rng.next() % 5 == 0 ? Int(rng.next() % UInt64(size)) : step) % size
    }
  }
}

/// Vitter's algorithm as he tells it, with nodes that are linked and moved.
private final class LinkedVitter {
  final class Node {
    var weight = 0
    var symbol: Int?
    weak var parent: Node?
    var children: (left: Node, right: Node)?
    var isLeaf: Bool { children == nil }
  }

  /// All nodes, the root first, as they are numbered.
  private var order: [Node]
  private var leaves: [Int: Node] = [:]
  private var zero: Node?
  private var unseen: [Int]
  private(set) var pathBitCount = 0

  init(alphabetSize: Int) {
    let node = Node()
    zero = node
    order = [node]
    unseen = Array(0..<alphabetSize)
  }

  func append(_ symbol: Int) -> String {
    guard let node = leaves[symbol] ?? zero else { return "" }
    var bits = ""
    var step = node
    while let parent = step.parent {
      bits = (parent.children?.right === step ? "1" : "0") + bits
      step = parent
    }
    pathBitCount += bits.count
    if leaves[symbol] == nil, let place = unseen.firstIndex(of: symbol) {
      bits += truncated(place, unseen.count)
      unseen[place] = unseen[unseen.count - 1]
      unseen.removeLast()
    }
    update(symbol)
    return bits
  }

  private func truncated(_ number: Int, _ bound: Int) -> String {
    var width = 0
    while 1 << width < bound { width += 1 }
    let short = 1 << width - bound
    let (value, length) = number < short ? (number, width - 1) : (number + short, width)
    return (0..<max(0, length)).reversed().map { String(value >> $0 & 1) }.joined()
  }

  private func update(_ symbol: Int) {
    var later: Node?
    var next: Node?
    if let leaf = leaves[symbol] {
      if let leader = order.first(where: { $0.isLeaf && $0.weight == leaf.weight }) {
        exchange(leaf, leader)
      }
      next = leaf
      if let zero, let parent = zero.parent, parent === leaf.parent {
        later = leaf
        next = parent
      }
    } else if let zero {
      if unseen.isEmpty {
        // The last one: the node of what is not seen is its own from now on.
        zero.symbol = symbol
        leaves[symbol] = zero
        next = zero
        self.zero = nil
      } else {
        let (leaf, rest) = (Node(), Node())
        leaf.symbol = symbol
        leaves[symbol] = leaf
        zero.children = (rest, leaf)
        leaf.parent = zero
        rest.parent = zero
        order += [leaf, rest]
        later = leaf
        next = zero
        self.zero = rest
      }
    }
    while let node = next { next = slideAndIncrement(node) }
    if let later { _ = slideAndIncrement(later) }
  }

  private func slideAndIncrement(_ node: Node) -> Node? {
    let former = node.parent
    guard let start = order.firstIndex(where: { $0 === node }) else { return nil }
    var place = start
    while place > 0 {
      let before = order[place - 1]
      let isOvertaken =
        node.isLeaf
        ? !before.isLeaf && before.weight == node.weight
        : before.isLeaf && before.weight == node.weight + 1
      guard isOvertaken else { break }
      exchange(node, before)
      place -= 1
    }
    node.weight += 1
    return node.isLeaf ? node.parent : former
  }

  /// Changes the places of two nodes, with all that is below them.
  private func exchange(_ a: Node, _ b: Node) {
    guard a !== b, let i = order.firstIndex(where: { $0 === a }),
      let j = order.firstIndex(where: { $0 === b })
    else { return }
    order.swapAt(i, j)
    let (parentOfA, parentOfB) = (a.parent, b.parent)
    let aIsRight = parentOfA?.children?.right === a
    let bIsRight = parentOfB?.children?.right === b
    if bIsRight { parentOfB?.children?.right = a } else { parentOfB?.children?.left = a }
    if aIsRight { parentOfA?.children?.right = b } else { parentOfA?.children?.left = b }
    a.parent = parentOfB
    b.parent = parentOfA
  }
}
