import SourceCoding
import Testing

@testable import Reports

/// The names in a matrix, and its answers where nothing differs.
struct MatrixNamesTests {
  private func matrix(_ names: [String], _ texts: [String]) throws -> ProxyMatrix {
    let tallies = zip(names, texts).map { ($0, Tally(of: Array($1.utf8))) }
    return try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
  }

  @Test func `paths keep as many folders as tell them apart`() throws {
    let paths = ["/home/me/a/README", "/home/me/b/README", "/home/me/b/notes"]
    let labels = MatrixLabels(try matrix(paths, ["ab", "aab", "b"]))
    #expect(labels.proxies == ["a/README", "b/README", "b/notes"])
    let files = MatrixLabels(try matrix(["x/a.txt", "y/b.txt"], ["ab", "aab"]))
    #expect(files.proxies == ["a.txt", "b.txt"])
  }

  @Test func `a name that is too long keeps its beginning and its end`() {
    let paths = ["a/", "b/"].map { $0 + String(repeating: "name-", count: 12) + ".txt" }
    let short = paths.map { $0.shortenedInMiddle(to: 30) }
    #expect(short[0] != short[1] && short.allSatisfy { $0.columnCount == 30 })
    #expect(short.allSatisfy { $0.hasSuffix("name-.txt") })
    #expect("folder/of/name.txt".shortenedInMiddle(to: 12) == "fo…/name.txt")
  }

  @Test func `codes that all cost the same are no nearest pair`() throws {
    let text = try Rendering(.text).render([try matrix(["one", "two"], ["ab", "ab"])])
    #expect(text.hasPrefix("Every code costs the same on every source.\n"))
  }

  @Test func `the code for the data themselves is called their own`() throws {
    let q = try Distribution(weights: [2, 1, 1])
    let other = NamedDistribution("y", try Distribution(weights: [1, 1, 1]))
    let matrix = ProxyMatrix(
      .divergence, of: [(.init(name: "x", entropy: 1.5, symbolCount: 400), q)],
      under: [other, NamedDistribution("x", q)])
    let text = try Rendering(.text).render([matrix])
    #expect(text.hasPrefix("Of 2 proxies, the data's own (x) is the nearest: 0.000 bits/byte"))
  }

  @Test func `marks with the same label are explained once, in the legend`() {
    let experiment = Experiment(
      name: "drift", title: "cost", inputs: [], x: .init("byte", .count),
      y: .init("cost", .information),
      series: [
        .init(name: "own", origin: .computed, points: (0..<9).map { .init(x: Double($0), y: 1) })
      ],
      marks: [.init(.x, at: 2, "change"), .init(.x, at: 3, "change"), .init(.x, at: 7, "end")])
    let markup = experiment.figure(View()).drawing.markup(labelsAreTitles: false)
    #expect(markup.ranges(of: ">change<").count == 1)
    #expect(markup.ranges(of: ">end<").count == 1)
  }
}
