import Testing

@testable import qz

/// The suffix of the file of `-o` chooses the format.
struct FormatSuffixTests {
  private func format(_ words: String...) throws -> (format: String?, note: String?) {
    let arguments = try Arguments(words, for: ReportCommand.runner.description)
    return (arguments.text(of: SharedOptions.format), arguments.formatNote)
  }

  @Test(arguments: [
    ("r.html", "html"), ("a/b.c/R.HTM", "html"), ("r.json", "json"), ("r.csv", "csv"),
    ("r.md", "markdown"), ("r.svg", "svg"), ("r.txt", "text"),
  ])
  func `a suffix names a format`(path: String, name: String) throws {
    let chosen = try format("FILE", "-o", path)
    #expect(chosen.format == name && chosen.note == nil)
  }

  @Test(arguments: ["r", "r.out", ".html", "a.html/r", "html", "-"])
  func `other names do not`(path: String) throws {
    #expect(try format("FILE", "-o", path).format == nil)
  }

  @Test(arguments: ["r.pdf", "a/r.xlsx", "r.out"])
  func `a suffix that is no format is said, with those that are`(path: String) throws {
    let note = try format("FILE", "-o", path).note ?? ""
    #expect(note.contains("is not a format, so it gets text"))
    #expect(note.contains(".csv, .htm, .html, .json, .md, .svg or .txt chooses one"))
    #expect(try format("FILE", "-o", path, "--format", "json").note == nil)
    #expect(try format("FILE", "-o", "r").note == nil)
  }

  @Test func `an option that contradicts wins, with a note`() throws {
    let chosen = try format("FILE", "-o", "r.html", "--format", "json")
    #expect(chosen.format == "json" && chosen.note?.contains("as --format says") == true)
    #expect(try format("FILE", "-o", "r.svg", "--format", "svg:bill").note == nil)
  }

  @Test func `data go to any name`() throws {
    let arguments = try Arguments(
      ["corpus:english", "-o", "counts.json"], for: TallyCommand.runner.description)
    #expect(arguments.formatNote == nil)
  }

  @Test func `a page is written for a name that ends with html`() throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz report FILE -o r.html && head -c 15 r.html", in: folder.path)
    #expect(run.status == 0 && run.output == "<!doctype html>")
  }
}
