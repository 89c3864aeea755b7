/// Context-tree weighting; part of ``SecondDecoder``.
struct SecondCTW {
  private struct Node {
    var check: UInt16 = 0
    var counts = (zeros: 0, ones: 0)
    var weight: Float = 0.5
  }

  private let depth: Int
  private let mask: Int
  private var nodes: [Node]
  private var past: UInt64 = 0

  static func reader(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let depth = try table.gamma() - 1
    guard table.left == 0, depth <= 8, symbolCount <= 256 else {
      throw SecondDecoder.Refusal("ctw")
    }
    var digits = 0
    while 1 << digits < symbolCount { digits += 1 }
    return { bits, count, _ in
      var model = SecondCTW(depth: depth, symbolCount: count)
      var range = SecondRange(bits)
      return try (0..<count).map { _ in
        let symbol = try model.next(from: &range, digits: digits)
        guard symbol < symbolCount else { throw SecondDecoder.Refusal("symbol") }
        return symbol
      }
    }
  }

  private init(depth: Int, symbolCount: Int) {
    self.depth = depth
    var digits = 0
    while 1 << digits <= symbolCount { digits += 1 }
    let size = 1 << min(max(digits + 5, 10), 22)
    mask = size - 1
    nodes = Array(repeating: Node(), count: size)
  }

  private mutating func next(from range: inout SecondRange, digits: Int) throws -> Int {
    let hashes = (0...depth).map { (depth: Int) -> UInt64 in
      let context = depth == 0 ? 0 : past << UInt64(64 - 8 * depth)
      let hash = (context &+ UInt64(depth)) &* 0x9E37_79B9_7F4A_7C15
      return hash ^ hash >> 32
    }
    var (prefix, place) = (1, 1)
    var lines: [UInt64] = []
    for digit in 0..<digits {
      if digit % 3 == 0 {
        place = 1
        lines = hashes.map {
          ($0 &+ UInt64(prefix) &* 0xD1B5_4A32_D192_ED03) &* 0x9E37_79B9_7F4A_7C15
        }
      }
      // A node that is made may take the place of that of a lesser depth.
      var found: [Int] = []
      var estimates: [Float] = []
      for line in lines {
        found.append(node(of: line, place))
        let counts = nodes[found[found.count - 1]].counts
        estimates.append(Self.estimate(counts.zeros, counts.ones))
      }
      var mixtures = [estimates[depth]]
      for depth in (0..<depth).reversed() {
        let mixture = mixtures[0]
        mixtures.insert(
          mixture + nodes[found[depth]].weight * (estimates[depth] - mixture), at: 0)
      }
      let share = Int(UInt32(min(max(mixtures[0] * 65_536, 1), 65_535)))
      let isOne = try range.isTrue(share: share, of: 1 << 16)
      for depth in 0...depth {
        let estimate = isOne ? estimates[depth] : 1 - estimates[depth]
        let mixture = isOne ? mixtures[depth] : 1 - mixtures[depth]
        let weight = nodes[found[depth]].weight * estimate / mixture
        nodes[found[depth]].weight = min(max(weight, 1 / 65_536), 1 - 1 / 65_536)
        var counts = nodes[found[depth]].counts
        if isOne {
          count(&counts.ones, against: &counts.zeros)
        } else {
          count(&counts.zeros, against: &counts.ones)
        }
        nodes[found[depth]].counts = counts
      }
      prefix = prefix << 1 | (isOne ? 1 : 0)
      place = place << 1 | (isOne ? 1 : 0)
    }
    let symbol = prefix - 1 << digits
    past = past << 8 | UInt64(symbol)
    return symbol
  }

  private mutating func node(of line: UInt64, _ place: Int) -> Int {
    let first = Int(line >> 32) & mask ^ place
    let check = UInt16(truncatingIfNeeded: line >> 16) & ~7 | UInt16(place)
    if nodes[first ^ 8].check == check { return first ^ 8 }
    if nodes[first].check == check { return first }
    func total(_ node: Int) -> Int { nodes[node].counts.zeros + nodes[node].counts.ones }
    let taken = total(first ^ 8) < total(first) ? first ^ 8 : first
    nodes[taken] = Node(check: check)
    return taken
  }

  private func count(_ count: inout Int, against other: inout Int) {
    if count == 255 {
      guard other > 0 else { return }
      count = 127
      other -= other / 2
    }
    count += 1
  }

  /// r of the article, from 0 on.
  private static let alike = (0...256).map { (count: Int) -> Double in
    var product = 1.0
    for index in 1..<count + 1 { product *= (Double(index) - 0.5) / Double(index) }
    return count == 0 ? 1 : product / 2 + 0.25
  }

  private static func estimate(_ zeros: Int, _ ones: Int) -> Float {
    if zeros + ones == 0 { return 0.5 }
    if zeros == 0 { return Float(alike[ones + 1] / alike[ones]) }
    if ones == 0 { return Float(1 - alike[zeros + 1] / alike[zeros]) }
    return Float((Double(ones) + 0.5) / Double(zeros + ones + 1))
  }
}
