import Foundation
import Testing

@testable import SourceCoding

/// The promise of an error bar: of the intervals that are printed, 95 in 100 cover the
/// rate of the source. The table of the article *MeasuringHonestly* is made by
///
///     QZ_SLOW_TESTS=1 swift test --disable-xctest -c release --filter CoverageTests
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil))
struct CoverageTests {
  private static let draws = 2_000
  private static let codes = ["ideal", "huffman", "shannon", "adaptive-kt"]

  /// A source whose expected costs are known, and the length of its messages.
  struct Cell: Sendable, CustomTestStringConvertible {
    let name: String
    /// The probabilities of a symbol that is drawn anew.
    let shares: [Double]
    /// The chance that the next symbol is drawn anew, and not the last again.
    var freshness = 1.0
    let symbolCount: Int
    /// Whether the report is told what the source is.
    var isKnown = false

    var testDescription: String { "\(name), \(symbolCount)\(isKnown ? ", known" : "")" }
  }

  private static let even = [0.5, 0.2, 0.2, 0.1]
  private static let skewed = [0.97, 0.01, 0.01, 0.01]
  private static let geometric = (0..<16).map { pow(0.6, Double($0)) }

  /// The rows of the article's table, and the same where the report is told the source.
  static let cells = [
    Cell(name: "independent", shares: even, symbolCount: 60),
    Cell(name: "independent", shares: even, symbolCount: 200),
    Cell(name: "independent", shares: even, symbolCount: 200, isKnown: true),
    Cell(name: "geometric .4", shares: geometric, symbolCount: 100),
    Cell(name: ".97 and three of .01", shares: skewed, symbolCount: 200),
    Cell(name: ".97 and three of .01", shares: skewed, symbolCount: 600),
    Cell(name: ".97 and three of .01", shares: skewed, symbolCount: 600, isKnown: true),
    Cell(name: ".97 and three of .01", shares: skewed, symbolCount: 1_000),
    Cell(name: "the same, drawn anew with .4", shares: skewed, freshness: 0.4, symbolCount: 4_000),
    Cell(name: "drawn anew with .4", shares: even, freshness: 0.4, symbolCount: 200),
    Cell(name: "drawn anew with .4", shares: even, freshness: 0.4, symbolCount: 2_000),
    Cell(name: "drawn anew with .1", shares: even, freshness: 0.1, symbolCount: 600),
    Cell(name: "drawn anew with .1", shares: even, freshness: 0.1, symbolCount: 2_000),
    Cell(
      name: "drawn anew with .1", shares: even, freshness: 0.1, symbolCount: 2_000, isKnown: true),
    Cell(name: "drawn anew with .02", shares: even, freshness: 0.02, symbolCount: 3_000),
    Cell(name: "drawn anew with .02", shares: even, freshness: 0.02, symbolCount: 8_000),
  ]

  /// Prints the head of the table, once.
  private static let head: Void = print(
    "| source | symbols | worth | \(codes.joined(separator: " | ")) | difference |\n"
      + "|---|---|---|---|---|---|---|---|")

  /// What was printed for one code, or for the difference of two.
  private struct Tried {
    let truth: Double?
    var rates: [Double] = []
    var halfWidths: [Double?] = []

    /// The part of the draws with an interval, and the part of these that cover.
    var coverage: (printed: Double, covered: Double?) {
      // A code that learns has the mean rate of messages of this length.
      let truth = truth ?? rates.reduce(0, +) / Double(rates.count)
      let printed = zip(rates, halfWidths).compactMap { rate, half in half.map { (rate, $0) } }
      let covered = printed.count { abs($0.0 - truth) <= $0.1 + 1e-12 }
      return (
        Double(printed.count) / Double(rates.count),
        printed.isEmpty ? nil : Double(covered) / Double(printed.count)
      )
    }
  }

  @Test(arguments: cells)
  func `printed intervals cover the truth`(cell: Cell) throws {
    let q = try overBytes(cell.shares)
    let z = try Proxy(known: overBytes(cell.shares.indices.map { Double($0 + 1) }))
    let chain = try cell.freshness < 1 ? self.chain(cell) : nil
    let designers = try Self.codes.map { try CodeCatalog.designer(named: $0) }
    let costs = try designers.map { try $0.design(for: z, over: nil).symbolCosts }
    func mean(_ costs: [Double]) -> Double { q.expectation { costs[$0] } }
    var tried = costs.map { Tried(truth: $0.map(mean)) }
    // Shannon's code against Huffman's.
    var difference = Tried(
      truth: try mean(#require(costs[2])) - mean(#require(costs[1])))
    for seed in 1...UInt64(Self.draws) {
      let source: any SymbolSource =
        if let chain {
          MarkovSource(chain, symbolCount: cell.symbolCount, seed: seed &* 7_919)
        } else { SampledSource(q, symbolCount: cell.symbolCount, seed: seed &* 7_919) }
      let simulation = try Simulation(
        of: source, known: cell.isKnown && chain == nil ? q : nil,
        chain: cell.isKnown ? chain : nil, proxy: z)
      let measurements = try designers.map { try simulation.measure($0) }
      for (place, measurement) in measurements.enumerated() {
        tried[place].rates.append(measurement.symbolRate)
        tried[place].halfWidths.append(measurement.interval?.halfWidth95)
      }
      let pair = try #require(
        simulation.comparisons(of: measurements).first { $0.name == "shannon" })
      difference.rates.append(pair.difference)
      difference.halfWidths.append(pair.interval?.halfWidth95)
    }
    let worth = Double(cell.symbolCount) * cell.freshness / (2 - cell.freshness)
    let all = tried + [difference]
    let fields = all.map { tried -> String in
      let (printed, covered) = tried.coverage
      let percent = { (part: Double) in String(format: "%.1f", part * 100) }
      return covered.map { "\(percent($0)) (\(percent(printed)))" } ?? "none"
    }
    Self.head
    print(
      "| \(cell.name)\(cell.isKnown ? ", known" : "") | \(cell.symbolCount.grouped) "
        + "| \(Int(worth.rounded()).grouped) | \(fields.joined(separator: " | ")) |")
    let rare = cell.shares.dropFirst().reduce(0, +) / cell.shares.reduce(0, +) * worth
    // Not all of the rarer symbols cost other than the likeliest in each code.
    guard worth >= 30, rare >= 20 else { return }
    for one in all {
      let (printed, covered) = one.coverage
      #expect(worth < 60 || printed >= 0.95, "\(printed)")
      // 2,000 draws know 95 % to 0.5 %.
      #expect((0.925...0.975).contains(try #require(covered)))
    }
  }

  private func chain(_ cell: Cell) throws -> MarkovChain {
    let shares = cell.shares + Array(repeating: 0, count: 256 - cell.shares.count)
    return try MarkovChain(
      rows: shares.indices.map { row in
        shares[row] == 0
          ? nil
          : try Distribution(
            weights: shares.indices.map {
              cell.freshness * shares[$0] + ($0 == row ? 1 - cell.freshness : 0)
            })
      })
  }
}
