import SourceCoding
import Testing

/// Against 50-digit arithmetic on the same counts, computed outside.
struct EntropyTests {
  @Test func `entropy and varentropy of 10^9 symbols agree to 12 digits`() throws {
    let q = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 1))
    #expect(agrees(q.entropy.bits, 5.6529157160226841597, within: 1e-12))
    #expect(agrees(q.varentropy, 2.6327866151993697468, within: 1e-12))
  }

  @Test func `the cross entropy of two large tallies agrees to 12 digits`() throws {
    let q = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 1))
    let z = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 2))
    #expect(agrees(q.crossEntropy(under: z).bits, 6.4383443309491217431, within: 1e-12))
  }

  @Test func `a nearly certain symbol keeps 12 digits`() throws {
    let counts: [UInt64] = [1_000_000_000 - 255] + Array(repeating: UInt64(1), count: 255)
    let q = try Estimator.maximumLikelihood.distribution(of: Tally(counts: counts))
    #expect(agrees(q.entropy.bits, 7.9917121662875557534e-6, within: 1e-12))
    #expect(agrees(q.varentropy, 0.00022793212172519657979, within: 1e-12))
  }

  @Test(
    arguments: [
      ([0.5, 0.25, 0.125, 0.125], 1.75), ([1], 0), ([1, 0], 0), ([1, 1, 1, 1], 2),
      (Array(repeating: 3, count: 256), 8),
    ] as [([Double], Double)])
  func `the entropy of a dyadic distribution is exact`(weights: [Double], bits: Double) throws {
    #expect(try distribution(weights).entropy.bits == bits)
  }

  @Test func `published values come out`() throws {
    // dit and komm documentation, Wikipedia.
    #expect(agrees(try distribution([1, 3]).entropy.bits, 0.8112781244591328, within: 1e-15))
    let wikipedia = try Distribution(probabilities: [0.10, 0.15, 0.30, 0.16, 0.29])
    #expect(abs(wikipedia.entropy.bits - 2.204748) < 5e-7)
    let half = try distribution([1, 1])
    let cross = half.crossEntropy(under: try distribution([3, 1])).bits
    #expect(agrees(cross, 1.2075187496394219, within: 1e-15))
  }

  @Test func `impossible symbols make the cross entropy infinite and are named`() throws {
    let q = try distribution([1, 1, 0, 1])
    let z = try distribution([1, 0, 1, 0])
    #expect(q.crossEntropy(under: z).bits == .infinity)
    #expect(q.symbolsUnseen(by: z) == [1, 3])
    #expect(z.symbolsUnseen(by: z).isEmpty)
  }

  @Test func `a symbol that never comes costs nothing, however impossible`() throws {
    let q = try distribution([1, 0])
    #expect(q.crossEntropy(under: q).bits == 0)
    #expect(q.divergence(from: q).bits == 0)
  }

  @Test func `the perplexity of a uniform distribution is its size`() throws {
    let uniform = Distribution(uniformOver: 10, alphabetSize: 256)
    #expect(agrees(uniform.perplexity, 10, within: 1e-14))
    #expect(uniform.varentropy < 1e-28)
  }

  @Test func `units convert by the logarithms of their bases`() {
    let information = Information(bits: 10)
    #expect(agrees(information.nats, 6.931471805599453, within: 1e-15))
    #expect(agrees(information.bans, 3.010299956639812, within: 1e-15))
    #expect(Information(nats: information.nats) == information)
    #expect(information.value(in: .bits) == 10)
  }
}
