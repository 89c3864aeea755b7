import SourceCoding

/// A generator for random tests, which prints how to get its values again.
func seededGenerator(_ seed: UInt64) -> SplitMix64 { SplitMix64(seed: seed) }

/// Whether two reals agree to within the given part of the second.
func agrees(_ found: Double, _ expected: Double, within relative: Double) -> Bool {
  abs(found - expected) <= relative * abs(expected)
}

/// 256 counts that add up to about 10^9, of sizes over sixteen octaves.
func largeTally(seed: UInt64) -> Tally {
  var rng = SplitMix64(seed: seed)
  return Tally(counts: (0..<256).map { rng.next() >> UInt64(38 + $0 % 16) })
}

/// Weights over `count` symbols, some of them zero, at least one not; even 1000
/// of them sum to less than 2^63.
func randomWeights(count: Int, using rng: inout SplitMix64) -> [UInt64] {
  let shift = rng.next() % 50
  var weights = (0..<count).map { _ in rng.next() % 4 == 0 ? 0 : (rng.next() >> 12) >> shift }
  weights[Int(rng.next() % UInt64(count))] += 1
  return weights
}

/// The distribution with the given weights.
func distribution(_ weights: [Double]) throws -> Distribution {
  try Distribution(weights: weights)
}

/// The given weights followed by zeros, over all byte values.
func overBytes(_ weights: [Double]) throws -> Distribution {
  try Distribution(weights: weights + Array(repeating: 0, count: 256 - weights.count))
}

/// Bytes that are drawn from a few letters, the first far more often.
func skewedBytes(count: Int, seed: UInt64) -> [UInt8] {
  var rng = SplitMix64(seed: seed)
  return (0..<count).map { _ in UInt8(rng.next().leadingZeroBitCount) &+ 97 }
}
