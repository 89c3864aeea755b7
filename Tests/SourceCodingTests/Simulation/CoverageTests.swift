import Foundation
import SourceCoding
import Testing

/// The promise of an error bar: in 95 draws of 100 the truth lies within it.
///
///     QZ_SLOW_TESTS=1 swift test --disable-xctest -c release --filter CoverageTests
@Suite(.enabled(if: ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil))
struct CoverageTests {
  private static let draws = 2_000

  /// A source whose expected cost a symbol is known.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let symbolCount: Int
    /// The chance that the next symbol is drawn anew, and not the last again.
    let freshness: Double
  }

  /// Independent symbols, and two chains whose memory makes the variance of a
  /// mean 4 and 9 times as great: (2 − f)/f for freshness f.
  static let examples = [
    Example(testDescription: "independent, 8 batches", symbolCount: 2_048, freshness: 1),
    Example(testDescription: "independent, 64 batches", symbolCount: 16_384, freshness: 1),
    Example(testDescription: "two-state chain, 8 batches", symbolCount: 2_048, freshness: 0.4),
    Example(testDescription: "two-state chain, 64 batches", symbolCount: 16_384, freshness: 0.2),
  ]

  /// Symbols 0 and 1 with probabilities ¾ and ¼, at any place of the message.
  private static func message(_ example: Example, seed: UInt64) -> [UInt8] {
    var rng = SplitMix64(seed: seed &* 1_000_003)
    func fresh() -> UInt8 { rng.next() >> 62 == 0 ? 1 : 0 }
    var last = fresh()
    return (0..<example.symbolCount).map { _ in
      if Double(rng.next() >> 11) * 0x1p-53 < example.freshness { last = fresh() }
      return last
    }
  }

  private static let costs = [1, 3] + Array(repeating: Double.infinity, count: 254)
  private static let truth = 1.5

  @Test(arguments: examples)
  func `bars of batch means cover the truth`(example: Example) throws {
    let coverage = try Self.coverage(of: example) {
      StandardError.ofBatchMeans($0, bits: $0.bits(costing: Self.costs))
    }
    print("batch means, \(example.testDescription): \(coverage)")
    #expect((0.93...0.97).contains(coverage))
  }

  @Test(arguments: examples)
  func `bars of the bootstrap cover the truth`(example: Example) throws {
    let coverage = try Self.coverage(of: example) {
      StandardError.ofBootstrap($0, bits: $0.bits(costing: Self.costs), resamples: 200, seed: 1)
    }
    print("bootstrap, \(example.testDescription): \(coverage)")
    #expect((0.93...0.97).contains(coverage))
  }

  @Test(arguments: [200, 2_000, 16_384])
  func `bars of independent symbols cover the truth`(symbolCount: Int) throws {
    let example = Example(testDescription: "", symbolCount: symbolCount, freshness: 1)
    let coverage = try Self.coverage(of: example) { tallies in
      let q = try Estimator.maximumLikelihood.distribution(of: tallies.total)
      return StandardError.ofIndependentSymbols(q, costs: Self.costs, count: symbolCount)
    }
    print("independent symbols, \(symbolCount) of unknown q: \(coverage)")
    #expect((0.93...0.97).contains(coverage))
  }

  @Test(arguments: [200, 2_000, 20_000])
  func `bars of a known source cover what was expected`(symbolCount: Int) throws {
    let q = try overBytes([8, 4, 2, 1, 1, 5, 7, 11])
    let proxy = try Proxy(known: overBytes([1, 1, 1, 1, 2, 3, 4, 5]))
    let design = try CodeCatalog.designer(named: "huffman").design(for: proxy.distribution)
    let costs = try #require(design.symbolCosts)
    let expected = q.surprisals.indices.reduce(0) {
      q.weights[$1] > 0 ? $0 + q.probability(of: $1) * costs[$1] : $0
    }
    let error = try #require(
      StandardError.ofIndependentSymbols(q, costs: costs, count: symbolCount))
    let covered = try (1...Self.draws).count { seed in
      let tally = try BatchTallies(
        of: SampledSource(q, symbolCount: symbolCount, seed: UInt64(seed) &* 7_919), threads: 1
      ).total
      let rate = tally.weightedSum(of: costs) / Double(symbolCount)
      return abs(rate - expected) <= error.halfWidth95
    }
    let coverage = Double(covered) / Double(Self.draws)
    print("independent symbols, \(symbolCount) of known q: \(coverage)")
    #expect((0.93...0.97).contains(coverage))
  }

  /// The part of the draws whose bar covers the truth.
  private static func coverage(
    of example: Example, error: (BatchTallies) throws -> StandardError?
  ) throws -> Double {
    let covered = try (1...draws).count { seed in
      let source = MemorySource(message(example, seed: UInt64(seed)))
      let tallies = try BatchTallies(of: source, threads: 1)
      let rate = tallies.total.weightedSum(of: costs) / Double(example.symbolCount)
      return abs(rate - truth) <= (try #require(try error(tallies))).halfWidth95
    }
    return Double(covered) / Double(draws)
  }
}
