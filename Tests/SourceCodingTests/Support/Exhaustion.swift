/// The cost of a code on weights.
func cost(_ lengths: [Int?], _ weights: [UInt64]) -> UInt64 {
  zip(lengths, weights).reduce(0) { $0 + UInt64($1.0 ?? 0) * $1.1 }
}

/// The least cost of a prefix code without codewords longer than `limit`, found
/// by trying all lengths, and the range that the codes of this cost have on
/// other weights.
func cheapest(_ weights: [UInt64], limit: Int, uses: [UInt64]? = nil) -> (
  least: UInt64, uses: ClosedRange<UInt64>
)? {
  var best: (least: UInt64, uses: ClosedRange<UInt64>)?
  func extend(_ lengths: [Int], kraftLeft: Int) {
    guard lengths.count < weights.count else {
      let found = cost(lengths, weights)
      let use = cost(lengths, uses ?? weights)
      if let known = best, known.least < found { return }
      if let known = best, known.least == found {
        best = (found, min(known.uses.lowerBound, use)...max(known.uses.upperBound, use))
      } else {
        best = (found, use...use)
      }
      return
    }
    guard weights.count > 1 else { return extend([0], kraftLeft: 0) }
    for length in 1...limit where 1 << (limit - length) <= kraftLeft {
      extend(lengths + [length], kraftLeft: kraftLeft - 1 << (limit - length))
    }
  }
  extend([], kraftLeft: 1 << limit)
  return best
}
