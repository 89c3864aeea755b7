import SourceCoding
import Testing

struct DistributionTests {
  @Test(arguments: [
    ([0.5, 0.25], InvalidDistribution.sum(distanceFromOne: -0.25)),
    ([0.5, -0.5, 1], .negative(symbol: 1, weight: -0.5)),
    ([.nan], .notFinite(symbol: 0)),
    ([0, .infinity], .notFinite(symbol: 1)),
    ([1e300], .sum(distanceFromOne: 1e300)),
    ([], .sum(distanceFromOne: -1)),
  ])
  func `what is no distribution is refused with its reason`(
    probabilities: [Double], reason: InvalidDistribution
  ) {
    #expect(throws: reason) { try Distribution(probabilities: probabilities) }
  }

  @Test func `weights may be anything but all zero`() throws {
    #expect(throws: InvalidDistribution.noWeight) { try Distribution(weights: [0, 0]) }
    #expect(throws: InvalidDistribution.noWeight) { try Distribution(weights: []) }
    #expect(try Distribution(weights: [3, 1]).probability(of: 0) == 0.75)
  }

  @Test func `ten times a tenth sums to one`() throws {
    let tenths = try Distribution(probabilities: Array(repeating: 0.1, count: 10))
    #expect(tenths.probability(of: 3) == 0.1)
  }

  @Test(arguments: [[0.333_333_333_3, 0.333_333_333_3, 0.333_333_333_3], [0.5, 0.5 + 1e-11]])
  func `a sum that is off by more than rounding is refused`(probabilities: [Double]) {
    #expect(throws: InvalidDistribution.self) { try Distribution(probabilities: probabilities) }
  }

  @Test func `what rounding leaves of a sum is taken out, and nothing is negative`() throws {
    let q = try Distribution(probabilities: [0.5, 0.5 + 5e-13])
    let z = try Distribution(probabilities: [0.5 + 5e-13, 0.5])
    #expect(q.divergence(from: z).bits >= 0)
    #expect(
      abs(q.crossEntropy(under: z).bits - q.entropy.bits - q.divergence(from: z).bits) < 1e-15)
  }

  @Test func `probabilities are taken as they are`() throws {
    let thirds = try Distribution(probabilities: [
      0.333_333_333_3, 0.333_333_333_3, 0.333_333_333_4,
    ])
    #expect(thirds.probability(of: 0) == 0.333_333_333_3)
  }
}
