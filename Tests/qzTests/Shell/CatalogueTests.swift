import Testing

@testable import qz

struct CatalogueTests {
  private func output(_ words: String...) throws -> String {
    let run = try QZ(words)
    #expect(run.status == 0)
    return run.output
  }

  @Test func `what can be named is in the list and in the manual`() throws {
    let manual = try output("manual").replacing("\\-", with: "-").replacing("\\(dq", with: "\"")
    for catalogue in Catalogue.listed {
      let list = try output("list", catalogue.name)
      for entry in catalogue.entries {
        #expect(list.contains(entry.pattern))
        if ["codes", "units", "smoothing", "specs", "formats"].contains(catalogue.name) {
          #expect(manual.contains(".B \(entry.pattern)\n"), "\(entry.pattern)")
        }
      }
    }
  }

  @Test(arguments: [
    ("codes", "codes"), ("symbols", "units"), ("smoothing", "smoothing"), ("specs", "specs"),
    ("formats", "formats"),
  ])
  func `help has the rows of the list`(topic: String, list: String) throws {
    let catalogue = try #require(Catalogue.listed.first { $0.name == list })
    for output in [try output("help", topic), try output("list", list)] {
      let words = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for (pattern, summary) in catalogue.rows { #expect(words.contains("\(pattern) \(summary)")) }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `shells offer what can be named`(shell: String) throws {
    let script = try output("completions", shell).replacing("\\:", with: ":")
    let catalogues = [
      Catalogue.codes, .units, .smoothing, .unseen, .escape, .sweeps, .formats, .commands,
      .topics, .terms, .articles,
    ]
    for word in catalogues.flatMap(\.words) {
      #expect(script.contains(word.name), "\(word.name)")
    }
  }

  @Test func `an option takes every word of its catalogue`() throws {
    #expect(SharedOptions.format.values == Catalogue.formats.words.map(\.name))
    #expect(SharedOptions.unit.values == Catalogue.information.words.map(\.name))
    #expect(ReportOptions.unseen.values == Catalogue.unseen.words.map(\.name))
  }
}
