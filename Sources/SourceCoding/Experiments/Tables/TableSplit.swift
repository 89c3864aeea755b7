/// How messages are divided into those that tables are designed on and those that are
/// held out to measure the tables.
package enum TableSplit: String, CaseIterable, Hashable, Sendable {
  /// Every fifth message is held out.
  case stride
  /// The last fifth is held out, so that a change along the data shows in the cost.
  case tail
  /// About a fifth is held out, drawn with the seed.
  case random
  /// All messages are designed on, and none is held out.
  case none

  /// Returns the messages of both parts, in ascending order.
  package func parts(of count: Int, seed: UInt64) -> (design: [UInt32], heldOut: [UInt32]) {
    let first = count - count / 5
    var (design, heldOut): ([UInt32], [UInt32]) = ([], [])
    for index in 0..<count {
      let isHeldOut =
        switch self {
        case .stride: index % 5 == 4
        case .tail: index >= first
        case .random:
          Self.word(at: index, seed: seed) % 5 == 0
        case .none: false
        }
      if isHeldOut { heldOut.append(UInt32(index)) } else { design.append(UInt32(index)) }
    }
    // A draw that leaves no message to design on is reversed: all are designed on.
    return design.isEmpty ? (heldOut, []) : (design, heldOut)
  }

  private static func word(at index: Int, seed: UInt64) -> UInt64 {
    var rng = SplitMix64(seed: seed, position: UInt64(index))
    return rng.next()
  }
}
