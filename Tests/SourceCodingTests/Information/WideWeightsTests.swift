import Testing

@testable import SourceCoding

struct WideWeightsTests {
  @Test(arguments: [.leastNonzeroMagnitude, 1e-300, 1e-77, 1, 1e77, 1e300, 1.7e308])
  func `any positive double is a weight`(weight: Double) throws {
    let q = try Distribution(weights: [weight, weight, 0, weight, weight])
    #expect(q.entropy.bits == 2)
    #expect(q.probability(of: 3) == 0.25)
    #expect(q.support == [0, 1, 3, 4])
  }

  @Test func `what doubles cannot hold has a surprisal`() {
    let weights = (0..<256).map { WideReal(0.05).power($0) }
    let z = Distribution(computedWeights: weights)
    #expect(z.support.count == 256)
    #expect(z.probability(of: 255) == 0)
    // −255 log2 0.05 − log2 0.95, the rest of the sum is below 1e-330.
    #expect(abs(z.surprisal(of: 255).bits - 1102.16566477772116) < 1e-12 * 1102)
  }

  @Test func `a temperature makes nothing impossible`() throws {
    let z = try Distribution(weights: [1, 2]).tempered(0.001)
    let q = Distribution(uniformOver: 2, alphabetSize: 2)
    #expect(z.surprisal(of: 0).bits == 1000)
    #expect(z.surprisal(of: 1).bits > 0)
    #expect(q.crossEntropy(under: z).bits == 500)
  }
}
