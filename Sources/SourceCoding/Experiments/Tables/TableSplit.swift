/// Which messages tables are designed on, and which they are measured on.
package enum TableSplit: String, CaseIterable, Hashable, Sendable {
  /// Every fifth message is measured.
  case stride
  /// The last fifth is measured, so that what changes along the data costs too.
  case tail
  /// About a fifth, drawn by the seed.
  case random
  /// Every message is designed on, and none is held out.
  case none

  /// The messages of both parts, in ascending order.
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
    // A draw that leaves nothing to design on is no split.
    return design.isEmpty ? (heldOut, []) : (design, heldOut)
  }

  private static func word(at index: Int, seed: UInt64) -> UInt64 {
    var rng = SplitMix64(seed: seed, position: UInt64(index))
    return rng.next()
  }
}
