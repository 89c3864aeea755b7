import Testing

@testable import SourceCoding

struct MixtureOptimumTests {
  private static func distribution(_ weights: [Double]) throws -> Distribution {
    try Distribution(weights: weights)
  }

  private static func cost(
    _ parts: [Distribution], _ weights: [Double], _ tally: Tally
  ) throws -> Double {
    let z = try Distribution(mixing: Array(zip(weights, parts)))
    return tally.weightedSum(of: z.surprisals) / Double(tally.total)
  }

  @Test func `a mixture of two with a closed form has its weights`() throws {
    // a only from the first, b only from the second, each with the same rest: the counts decide.
    let parts = [try Self.distribution([1, 0]), try Self.distribution([0, 1])]
    let optimum = MixtureOptimum(of: parts, tally: Tally(counts: [3, 5]))
    #expect(abs(optimum.weights[0] - 0.375) < 1e-12)
    #expect(optimum.gap < MixtureOptimum.greatestGap)
  }

  @Test func `a root of the derivative is found`() throws {
    // 10 ln(.8w + .1) + 10 ln(.1w + .4(1 − w)) …: w solves 10·.7/(.1 + .7w) = 10·.3/(.4 − .3w).
    let parts = [try Self.distribution([0.8, 0.1, 0.1]), try Self.distribution([0.1, 0.4, 0.5])]
    let optimum = MixtureOptimum(of: parts, tally: Tally(counts: [10, 10, 0]))
    let w = optimum.weights[0]
    #expect(abs(0.7 / (0.1 + 0.7 * w) - 0.3 / (0.4 - 0.3 * w)) < 1e-7)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func `the gap closes, also where weights must be 0 or proxies are alike`(seed: UInt64) throws {
    var rng = SplitMix64(seed: seed)
    var parts = try (0..<6).map { _ in
      try Self.distribution((0..<30).map { _ in Double(1 + rng.next() % 50) })
    }
    // The same again leaves a choice of weights.
    parts.append(parts[2])
    let tally = Tally(counts: (0..<30).map { _ in rng.next() % 200 })
    let optimum = MixtureOptimum(of: parts, tally: tally)
    #expect(optimum.gap < MixtureOptimum.greatestGap, "\(optimum.gap)")
    #expect(optimum.weights.allSatisfy { $0 >= 0 })
    #expect(abs(optimum.weights.reduce(0, +) - 1) < 1e-12)
    let best = try Self.cost(parts, optimum.weights, tally)
    for _ in 0..<500 {
      let draws = parts.map { _ in Double(rng.next() % 1000) }
      let sum = draws.reduce(0, +)
      guard sum > 0 else { continue }
      let rest = 1 - draws.dropFirst().reduce(0) { $0 + $1 / sum }
      let weights = [max(0, rest)] + draws.dropFirst().map { $0 / sum }
      #expect(try Self.cost(parts, weights, tally) >= best - 2e-9)
    }
  }

  @Test func `the fit says what each proxy adds, and gives a SPEC whose weights sum to one`() throws
  {
    let proxies = [
      NamedDistribution("a", try Self.distribution([8, 1, 1])),
      NamedDistribution("b", try Self.distribution([1, 8, 1])),
      NamedDistribution("c", try Self.distribution([1, 1, 1])),
    ]
    let fit = try Fit.mixture(of: proxies, to: Tally(counts: [50, 40, 5]), named: "data")
    #expect(!fit.checks.contains { !$0.holds })
    let spec = try #require(fit.notes.first)
    #expect(spec.hasPrefix("mix:."))
    let weights = spec.dropFirst(4).split(separator: "+").compactMap {
      Double("0" + $0.prefix { $0 != "*" })
    }
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    // (.8w + .1(1 − w)) : (.1w + .8(1 − w)) = 5 : 4, and the uniform part only adds to the third.
    #expect(abs(weights[0] - 4 / 7) < 2e-6 && abs(weights[1] - 3 / 7) < 2e-6)
    #expect(throws: NoMixture(symbol: 2, count: 10)) {
      try Fit.mixture(
        of: [NamedDistribution("d", try Self.distribution([1, 1, 0]))],
        to: Tally(counts: [1, 1, 10]), named: "data")
    }
  }
}
