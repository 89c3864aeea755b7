import Foundation
import SourceCoding
import Testing

@testable import Reports

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What holds for every result in every format.
struct PresentableTests {
  private static let results: [(name: String, make: @Sendable () throws -> any Presentable)] = [
    ("abracadabra", { try SampleReport.abracadabra() }),
    ("every byte", { try SampleReport.everyByte() }),
    ("empty", { try SampleReport.empty() }),
    ("impossible", { try SampleReport.impossible() }),
    ("ranking", { try SampleReport.ranking() }),
    ("matrix", { try SampleReport.matrix() }), ("experiment", { SampleReport.experiment }),
    ("predictions", { try SampleReport.predictions() }),
    ("distributions as labels", { try SampleReport.softPredictions() }),
    ("tokens", { try SampleReport.tokens() }),
  ]

  private func result(_ name: String) throws -> any Presentable {
    try #require(Self.results.first { $0.name == name }).make()
  }

  private func render(
    _ name: String, _ format: ReportFormat, isVerbose: Bool = false, width: Int = 80
  ) throws -> String {
    func rendered(_ result: some Presentable) throws -> String {
      try Rendering(
        format, view: View(isVerbose: isVerbose), style: TextStyle(width: width, hasBars: true)
      ).render([result])
    }
    return try rendered(result(name))
  }

  @Test(arguments: results.map(\.name), [60, 80, 200])
  func `text made from the document keeps to its width`(name: String, width: Int) throws {
    for isVerbose in [false, true] {
      let document = try result(name).document(View(isVerbose: isVerbose))
      let text = document.text(style: TextStyle(width: width, hasBars: true))
      let long = text.split(separator: "\n").filter { $0.count > width }
      #expect(long.isEmpty, "\(long)")
      #expect(!text.contains(" \n") && text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test(arguments: results.map(\.name))
  func `JSON is an object that names its schema`(name: String) throws {
    let text = try render(name, .json)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let schema = try #require(object?["schema"] as? String)
    #expect(schema.wholeMatch(of: /qz\.[a-z]+\/[1-9][0-9]*/) != nil)
  }

  @Test(arguments: results.map(\.name))
  func `CSV has a number a row, and columns that say what it is`(name: String) throws {
    let rows = try CSVReader.rows(of: render(name, .csv))
    #expect(rows[0].suffix(3) == ["quantity", "unit", "value"])
    // What a number is of, and which of its quantities it is, is told apart from all others.
    #expect(Set(rows.map { $0.dropLast(2) }).count == rows.count)
    #expect(rows.count > 1)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(Set(rows[0]).count == rows[0].count)
  }

  @Test(arguments: results.map(\.name))
  func `tables in Markdown have rows as long as their headings`(name: String) throws {
    let text = try render(name, .markdown, isVerbose: true)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A bar with a backslash before it does not end a cell.
    let counts = lines.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
    for index in lines.indices.dropFirst() where lines[index - 1].hasPrefix("|") {
      guard lines[index].hasPrefix("|") else { continue }
      #expect(counts[index] == counts[index - 1], "\(lines[index])")
    }
    #expect(counts.contains { $0 > 1 })
  }

  @Test(arguments: results.map(\.name))
  func `every picture alone is well-formed XML with a title and a description`(
    name: String
  ) throws {
    for figure in try result(name).document(View()).figures {
      let text = try render(name, .svg(picture: figure.name))
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(text.contains("<title>") && text.contains("<desc>"))
    }
  }

  @Test(arguments: results.map(\.name))
  func `a page loads nothing and is small`(name: String) throws {
    let page = try render(name, .html, isVerbose: true)
    // The name of a namespace is no address.
    let text = page.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url("))
    #expect(!text.contains(" src=") && !text.contains("@import"))
    #expect(page.utf8.count < 500_000)
  }

  @Test(arguments: results.map(\.name))
  func `numbers below zero have one sign wherever people read them`(name: String) throws {
    for format in [ReportFormat.text, .markdown, .html, .svg(picture: nil)] {
      // A result may lack a picture.
      guard let text = try? render(name, format, isVerbose: true) else { continue }
      // A page ends with what programs read.
      let content = text.firstMatch(of: /(?s)<main>.*<\/main>/)?.output ?? text[...]
      let signs = content.matches(of: /[ |>(\n]-[0-9i]/).map { String($0.output) }
      #expect(signs.isEmpty)
    }
  }

  @Test func `a picture that is not there is told, with those that are`() throws {
    #expect(throws: UnknownPicture(name: "no", known: ["matrix"])) {
      try render("matrix", .svg(picture: "no"))
    }
  }

  @Test func `several results are one table in CSV and an array in JSON`() throws {
    let reports = [try SampleReport.abracadabra(), try SampleReport.everyByte()]
    let rows = try CSVReader.rows(of: Rendering(.csv).render(reports))
    #expect(Set(rows.dropFirst().map { $0[0] }) == ["abra,\"cadabra\"", "bytes"])
    let text = try Rendering(.json).render(reports)
    let array = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(array?.count == 2)
  }
}
