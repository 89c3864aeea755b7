import SourceCoding
import Testing

struct MixtureWeightsTests {
  private static let heldOut = Tally(counts: [60, 25, 10, 5])

  private static func components() throws -> [Distribution] {
    [
      try distribution([8, 1, 1, 0]), try distribution([1, 4, 2, 1]),
      Distribution(uniformOver: 4, alphabetSize: 4),
    ]
  }

  private static func cost(_ mixture: MixtureWeights) throws -> Double {
    let z = Distribution(mixing: try components(), by: mixture)
    return heldOut.weightedSum(of: z.surprisals)
  }

  @Test(arguments: 0..<40)
  func `a round never makes the data less probable`(rounds: Int) throws {
    let components = try Self.components()
    let before = MixtureWeights(of: components, heldOut: Self.heldOut, rounds: rounds)
    let after = MixtureWeights(of: components, heldOut: Self.heldOut, rounds: rounds + 1)
    #expect(try Self.cost(after) <= Self.cost(before) + 1e-10)
    #expect(abs(after.weights.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `no weights on a grid are better`() throws {
    let best = try Self.cost(MixtureWeights(of: Self.components(), heldOut: Self.heldOut))
    for i in 0...20 {
      for j in 0...20 - i {
        let weights = [Double(i), Double(j), Double(20 - i - j)].map { $0 / 20 }
        #expect(try Self.cost(MixtureWeights(fixed: weights)) >= best - 1e-8)
      }
    }
  }

  @Test func `fixed weights mix probabilities`() throws {
    let parts = [try distribution([3, 1]), try distribution([0, 1])]
    let z = Distribution(mixing: parts, by: try MixtureWeights(fixed: [0.5, 0.5]))
    #expect(z.weights == [0.375, 0.625] && z.total == 1)
    #expect(throws: InvalidDistribution.sum(distanceFromOne: -0.25)) {
      try MixtureWeights(fixed: [0.5, 0.25])
    }
  }

  @Test func `what all components call impossible tells nothing`() throws {
    let parts = [try distribution([1, 1, 0]), try distribution([1, 0, 0])]
    let fit = MixtureWeights(of: parts, heldOut: Tally(counts: [0, 0, 9]))
    #expect(fit.weights == [0.5, 0.5])
  }

  /// λ against a search by thirds in 30-digit arithmetic, computed outside.
  @Test(
    arguments: [
      ([10, 5, 3, 2, 2, 1, 1, 1, 1, 0, 0, 0], 0.565204695758653),
      ([50, 50, 0, 0], 0.979993875676227),
      (Tally(of: Array("abracadabra".utf8)).counts, 0.744189453805087),
    ] as [([UInt64], Double)])
  func `deleted interpolation finds the likeliest share`(counts: [UInt64], share: Double) throws {
    let learnt = try Estimator.deletedInterpolation.distribution(of: Tally(counts: counts))
    let unseen = try #require(counts.firstIndex(of: 0))
    let uniform = learnt.probability(of: unseen) * Double(counts.count)
    #expect(abs(1 - uniform - share) < 1e-9)
  }
}
