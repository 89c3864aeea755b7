import Foundation
import SourceCoding
import Testing

@testable import Reports

/// Pages of results that are large.
struct LargePageTests {
  private static let greatestByteCount = 2_000_000

  private static func matrixPage() throws -> String {
    var rng = SplitMix64(seed: 60)
    let tallies = (0..<60).map { index in
      let counts = (0..<256).map { _ in UInt64.random(in: 1...1000, using: &rng) }
      return ("source \(index)", Tally(counts: counts))
    }
    let matrix = try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    return try Rendering(.html).render([matrix])
  }

  /// As many words, drawn from Zipf's law, as a table and a model that moves.
  private static func wordPage() throws -> String {
    let count = 20_000
    let symbols = (1...count).map { rank in
      LiveModel.Symbol(
        name: "word\(rank)", q: (1_000_000 / Double(rank)).rounded(.up),
        z: Double(count - rank) + 0.5)
    }
    var table = Table([Table.Column("word", .symbol), Table.Column("count", .number)])
    for symbol in symbols { table.add([.init(symbol.name), .init(NumberText.tick(symbol.q))]) }
    let chart = LengthChart(
      symbols.map { .init(name: $0.name, probability: $0.q / 1e7, length: 12, surprisal: 14) })
    let document = Document(
      title: "words",
      sections: [
        Section("try it", [.live(LiveModel(symbols, symbolCount: 10_000_000, unit: "word"))]),
        Section(
          "words",
          [.table(table)] + [chart.figure(of: "huffman")].compactMap { $0.map { .figure($0) } }),
      ])
    return HTMLPage([document]).text
  }

  private static let pages: [(name: String, make: @Sendable () throws -> String)] = [
    ("a matrix of 60 by 60", { try matrixPage() }), ("20,000 words", { try wordPage() }),
  ]

  @Test(arguments: pages.map(\.name))
  func `large results give small pages`(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name }).make()
    #expect(page.utf8.count < Self.greatestByteCount)
  }

  @Test func `a large matrix is drawn, each value to be read`() throws {
    let page = try Self.matrixPage()
    #expect(page.split(separator: " data-v=\"").count == 60 * 60 + 1)
    #expect(page.contains("This format leaves out the grid of 60 rows and 60 columns"))
  }

  @Test func `what is left out of a page is said`() throws {
    let page = try Self.wordPage()
    #expect(page.contains("19,000 more rows are not on this page"))
    #expect(page.contains("The 18,001 rarest symbols are one symbol on this page."))
    #expect(page.contains("The 19,760 rarest symbols are one column"))
  }

  @Test(
    .enabled(if: Browser.isInstalled, Comment(rawValue: Browser.absence)),
    .enabled(
      if: ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil, "set QZ_SLOW_TESTS to time"),
    arguments: pages.map(\.name))
  func `large pages open within a second`(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name }).make()
    let browser = try Browser(
      opening: page,
      script: """
        document.body.getBoundingClientRect();
        return String(performance.now());
        """)
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    let milliseconds = try #require(Double(browser.found))
    // From the start of loading until all is laid out.
    #expect(milliseconds < 1000)
  }
}
