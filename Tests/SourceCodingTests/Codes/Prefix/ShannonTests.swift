import SourceCoding
import Testing

struct ShannonTests {
  @Test(
    arguments: [
      ([80, 10, 10], [1, 4, 4]), ([4, 2, 1, 1], [1, 2, 3, 3]), ([1], [0]),
      ([1, 0, 1], [1, nil, 1]),
      ([1, 1, 1], [2, 2, 2]), ([1023, 1], [1, 10]),
    ] as [([Double], [Int?])])
  func `lengths are surprisals rounded up, exactly at powers of two`(
    weights: [Double], lengths: [Int?]
  ) throws {
    #expect(Shannon.lengths(for: try distribution(weights)) == lengths)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `H(q) + KL ≤ L < H(q) + KL + 1 for the wrong code`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 1 + Int(rng.next() % 256)
    let z = try distribution(randomWeights(count: size, using: &rng).map { Double($0) + 0.5 })
    let q = try distribution(randomWeights(count: size, using: &rng).map { Double($0) })
    let code = try PrefixCode(lengths: Shannon.lengths(for: z))
    let bound = q.entropy.bits + q.divergence(from: z).bits
    let rate = code.expectedLength(under: q)
    #expect(rate >= bound - 1e-12)
    #expect(rate < bound + 1 + 1e-12)
  }
}
