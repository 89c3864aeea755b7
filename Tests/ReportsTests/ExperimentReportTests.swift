import Reports
import SourceCoding
import Testing

struct ExperimentReportTests {
  private typealias Series = Experiment.Series

  private let experiment = Experiment(
    name: "sweep.example", title: "cost against size",
    inputs: [.init("q", "corpus:eng\nlish")], seed: 7,
    x: .init("n", .count, isLogarithmic: true), y: .init("excess", .information),
    series: [
      Series(
        name: "measured", origin: .measured, law: .init("1/n", .asymptotic),
        points: [
          .init(x: 1, y: .infinity, law: 1...1),
          .init(x: 1000, y: 0.002, halfWidth95: 0.0005, law: 0.001...0.001),
        ]),
      Series(
        name: "bound", origin: .computed, law: .init("0 ≤ y ≤ 1", .exact),
        points: [.init(x: 1, y: 0.5, law: 0...1), .init(x: 1000, y: 0.25, law: 0...1)]),
      Series(
        name: "draws", origin: .measured, isScattered: true,
        points: [.init(x: 2, y: 0.125), .init(x: 2, y: 0.25)]),
    ],
    findings: [.init("best n", 1000, .count, detail: "of 2")],
    checks: [.init(name: "it falls", holds: true, detail: "from inf to 0.002")],
    notes: ["Read it twice."])

  @Test func `text shows inputs, rows with their law, findings and checks`() {
    let text = experiment.text(View(), style: TextStyle())
    #expect(
      text == """
        The least excess is 0.00200 at n = 1,000; at n = 1 it is infinite. The law of
        this curve holds.

        cost against size
        q     corpus:eng\\nlish
        seed  7

        excess, bits
            n  measured   ± 95 %      law  ratio    bound  at most
            1       inf           1.00000         0.50000  1.00000
        1,000   0.00200  0.00050  0.00100  2.000  0.25000  1.00000

        n    draws
        2  0.12500
        2  0.25000

        best n  1,000  of 2

        holds  it falls  from inf to 0.002

        Read it twice.

        """)
  }

  @Test func `information is shown in the unit asked for, numbers are not converted`() {
    let text = experiment.text(View(unit: .bans), style: TextStyle())
    #expect(text.contains("0.07526"))
    #expect(text.contains("2.000"))
    #expect(text.contains("best n  1,000"))
  }

  @Test func `bars are drawn where there is room, one for each finite point`() {
    let style = TextStyle(width: 120, hasBars: true)
    let curve = Experiment(
      name: "e", title: "t", inputs: [.init("q", "a")], x: .init("x", .number),
      y: .init("y", .information),
      series: [
        Series(
          name: "s", origin: .computed,
          points: [.init(x: 0, y: .infinity), .init(x: 0.5, y: 2), .init(x: 1, y: 1)])
      ])
    let lines = curve.text(View(), style: style).split(separator: "\n")
    #expect(lines[5] == "0        inf")
    #expect(lines[6] == "0.5  2.00000  " + String(repeating: "█", count: 60))
    #expect(lines[7] == "1    1.00000  " + String(repeating: "█", count: 30))
  }

  @Test func `what the numbers are of is said once in text and in Markdown`() throws {
    let text = experiment.text(View(unit: .nats), style: TextStyle())
    let markdown = experiment.document(View(unit: .nats)).markdown
    let page = try Rendering(.html).render([experiment])
    #expect(text.split(separator: "excess, nats").count == 2)
    #expect(markdown.split(separator: "### excess, nats").count == 2)
    #expect(markdown.split(separator: "cost against size").count == 2)
    #expect(!page.contains("<h2 id=\"s1-1\">") && page.contains("excess, bits</text>"))
  }

  @Test func `details wider than the page stand below`() {
    let detail = Array(repeating: "word", count: 20).joined(separator: " ")
    let checked = Experiment(
      name: "e", title: "t", inputs: [.init("q", "a")], x: .init("x", .number),
      y: .init("y", .number), series: [],
      findings: [.init("n", 2, .count, detail: detail)],
      checks: [.init(name: "a law", holds: true, detail: detail)])
    let lines = checked.text(View(), style: TextStyle(width: 60)).split(separator: "\n")
    let words = { String(repeating: "word ", count: $0).dropLast() }
    #expect(lines[3...5] == ["n  2  \(words(11))", "      \(words(9))", "holds  a law"])
    #expect(lines[6...] == ["       \(words(10))", "       \(words(10))"])
  }

  @Test func `a long curve is thinned out for people, where it turns is kept`() {
    let curve = Experiment(
      name: "e", title: "t", inputs: [.init("q", "a")], x: .init("x", .count),
      y: .init("y", .number),
      series: [
        Series(
          name: "s", origin: .computed,
          points: (0..<1000).map { .init(x: Double($0), y: abs(Double($0) - 501)) })
      ])
    let lines = curve.text(View(), style: TextStyle()).split(separator: "\n")
    #expect(lines.count < 75)
    #expect(lines.contains("501    0") && lines.contains("999  498"))
    #expect(lines.last?.hasSuffix(" of 1,000 rows are shown; --format csv has all.") == true)
    #expect(
      curve.text(View(isVerbose: true), style: TextStyle()).split(separator: "\n")
        .count == 1005)
  }

  @Test func `JSON keeps full precision, and says what is infinite`() {
    let json = experiment.json.text
    #expect(json.contains(#""schema" : "qz.experiment/1""#))
    #expect(json.contains(#""y" : "Infinity""#))
    #expect(json.contains(#""ratio" : 2"#))
    #expect(json.contains(#""seed" : "7""#))
    #expect(json.contains(#""formula" : "1/n""#))
  }
}
