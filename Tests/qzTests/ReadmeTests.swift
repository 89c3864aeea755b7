import Foundation
import SourceCoding
import Testing

@testable import qz

/// What the README shows is what happens; `DocumentationTests` run its commands.
struct ReadmeTests {
  @Test func `the picture that it shows is that of the run`() throws {
    let run = try QZ([
      "report", "corpus:french", "-z", "corpus:english", "--code", "huffman", "--format",
      "svg:bill",
    ])
    let link = try #require(try readme.split(separator: "(Sources/").dropFirst().first)
    let path = "Sources/" + link.prefix { $0 != ")" }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../..").standardizedFileURL
    let shown = try String(contentsOf: root.appendingPathComponent(String(path)), encoding: .utf8)
    #expect(run.output == shown)
  }

  @Test func `the table of symbol units is what reports say`() throws {
    let rows = try readme.split(separator: "\n").drop { !$0.hasPrefix("| `--symbols` |") }
      .dropFirst(2).prefix { $0.hasPrefix("|") }
    #expect(rows.count == 7)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let unit = cells[0].trimmingCharacters(in: ["`"])
      let run = try QZ([
        "report", "corpus:english", "--symbols", unit, "--code", "huffman", "--format", "json",
      ])
      let report = try #require(
        JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let source = try #require(report["source"] as? [String: Any])
      let information = try #require(report["information"] as? [String: Any])
      let code = try #require((report["codes"] as? [[String: Any]])?.first)
      let symbols = try #require(source["symbolCount"] as? Int)
      let entropy = try #require(information["entropy"] as? Double)
      let numbers = [
        Double(symbols), Double(try #require(source["distinctSymbols"] as? Int)), entropy,
        entropy * Double(symbols) / 7_562, try #require(code["measuredRatePerByte"] as? Double),
      ]
      let shown = cells.dropFirst().compactMap { Double($0.replacing(",", with: "")) }
      #expect(shown.count == numbers.count)
      for (shown, number) in zip(shown, numbers) { #expect(abs(shown - number) <= 0.000_005) }
    }
  }

  @Test func `every command and every kind of SPEC is in it`() throws {
    let readme = try readme
    for command in CommandRunner.all.map(\.description.name) {
      #expect(readme.contains("`qz \(command)"), "\(command)")
    }
    for kind in SpecKind.all.map(\.name) {
      #expect(readme.contains("`\(kind):") || readme.contains("`\(kind)["), "\(kind)")
    }
  }

  @Test func `the codes that it names are those of the catalogue`() throws {
    let rows = try readme.split(separator: "\n").drop { $0 != "| kind | names |" }
      .dropFirst(2).prefix { $0.hasPrefix("|") }
    let names = rows.flatMap { row in
      row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element.prefix { $0 != ":" }) }
    }
    let missing = CodeCatalog.families.map(\.name).filter { !names.contains($0) }
    #expect(missing == [])
    let known = CodeCatalog.names + ["code"]
    #expect(names.filter { !known.contains($0) } == [])
  }

  private var readme: String {
    get throws {
      let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../README.md")
      return try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
    }
  }
}
