import SourceCoding
import Testing

@testable import Reports

/// What a page has besides its tables and pictures.
struct PageElementsTests {
  @Test func `titles have names of files without their folders`() {
    #expect("/home/me/text.txt".withoutFolders == "text.txt")
    #expect("file:/home/me/text.txt".withoutFolders == "file:text.txt")
    #expect("corpus:french".withoutFolders == "corpus:french")
    #expect("mix:.9*a/b.txt+.1*/c/d.txt".withoutFolders == "mix:.9*b.txt+.1*d.txt")
    #expect("folder/".withoutFolders == "folder/")
  }

  @Test func `a report asks a question and shows its key numbers with their units`() throws {
    let report = try SampleReport.everyByte()
    let document = report.document(View())
    #expect(document.title.hasPrefix("What does ") && document.title.hasSuffix("?"))
    let figures = Dictionary(
      uniqueKeysWithValues: document.keyFigures.map { ($0.name, $0) })
    #expect(
      figures["entropy"]?.value
        == NumberText.fixed(report.simulation.comparison.entropy.bits, decimals: 3))
    #expect(
      figures["mismatch"]?.value
        == NumberText.fixed(report.simulation.comparison.divergence.bits, decimals: 3))
    #expect(figures["paid"]?.unit == "bits/byte" && figures["size"]?.meaning.contains("%") == true)
    #expect((3...5).contains(document.keyFigures.count))
    let page = try Rendering(.html).render([report])
    #expect(page.split(separator: "<dd class=\"value").count == document.keyFigures.count + 1)
  }

  @Test func `each term of a table opens a definition, which the page has once`() throws {
    let page = try Rendering(.html).render([
      SampleReport.everyByte(), SampleReport.abracadabra(),
    ])
    let targets = Set(page.matches(of: /popovertarget="([^"]+)"/).map(\.output.1))
    #expect(targets.isSuperset(of: ["term-entropy", "term-divergence", "term-mismatch"]))
    for target in targets {
      #expect(page.split(separator: " id=\"\(target)\"").count == 2, "\(target)")
    }
    #expect(page.split(separator: " popover=\"auto\"").count == targets.count + 1)
  }

  @Test func `names from the data are no terms`() {
    var table = Table([Table.Column("symbol", .symbol), Table.Column("q", .number)])
    table.add(["entropy", ".5"])
    let html = table.html(about: "words", hasBars: false)
    #expect(html.split(separator: "popovertarget").count == 2)
    #expect(html.contains("<th scope=\"row\" class=\"symbol\">entropy</th>"))
  }

  @Test func `long tables are folded, short ones are open`() {
    var table = Table([Table.Column("x", .number)])
    for number in 0..<24 { table.add([.init("\(number)")]) }
    #expect(!table.html(about: "t", hasBars: false).contains("<details>"))
    table.add(["24"])
    #expect(table.html(about: "t", hasBars: false).contains("as a table, 25 rows</summary>"))
  }

  @Test func `a page ends with the command line, escaped, and the article that explains it`() throws
  {
    var rendering = Rendering(.html)
    rendering.provenance = Provenance(
      commandLine: "qz report 'a<b'", version: "1.2.3", dataDate: "2026-01-31")
    let page = try rendering.render([SampleReport.abracadabra(), SampleReport.everyByte()])
    let footer = try #require(page.firstMatch(of: /(?s)<footer>.*<\/footer>/)?.output)
    #expect(footer.contains("<code>qz report 'a&lt;b'</code>") && footer.contains("qz 1.2.3"))
    #expect(footer.contains("Data of 2026-01-31."))
    #expect(footer.split(separator: "qz explain reading-a-bill").count == 2)
    #expect(try !Rendering(.html).render([SampleReport.abracadabra()]).contains("<footer>"))
  }

  @Test func `every article that a page names exists`() throws {
    let documents = [
      try SampleReport.everyByte().document(View()), try SampleReport.matrix().document(View()),
      try SampleReport.predictions().document(View()),
      try SampleReport.tokens().document(View()),
    ]
    for document in documents {
      #expect(Article.named(document.topic ?? "") != nil, "\(document.title)")
      #expect(document.title.hasSuffix("?"))
    }
  }

  @Test func `an axis of places ends where the data end`() {
    let loose = Scale(of: [0, 652_000], from: 0, to: 400)
    let tight = Scale(of: [0, 652_000], isTight: true, from: 0, to: 400)
    #expect(loose.domain.upperBound == 800_000 && tight.domain.upperBound == 652_000)
    #expect(tight.ticks == [0, 200_000, 400_000, 600_000])
  }
}
