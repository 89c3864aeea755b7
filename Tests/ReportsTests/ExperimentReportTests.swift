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
    let text = experiment.text(in: .bits, style: TextStyle())
    #expect(
      text == """
        cost against size
        q     corpus:eng\\nlish
        seed  7

            n  measured   ± 95 %      law  ratio    bound  at least  at most
            1       inf           1.00000         0.50000   0.00000  1.00000
        1,000   0.00200  0.00050  0.00100  2.000  0.25000   0.00000  1.00000

        n    draws
        2  0.12500
        2  0.25000

        best n  1,000  of 2

        holds  it falls
               from inf to 0.002

        Read it twice.

        """)
  }

  @Test func `information is shown in the unit asked for, numbers are not converted`() {
    let text = experiment.text(in: .bans, style: TextStyle())
    #expect(text.contains("0.07526"))
    #expect(text.contains("2.000"))
    #expect(text.contains("best n  1,000"))
  }

  @Test func `bars are drawn where there is room, one for each finite point`() {
    let style = TextStyle(width: 120, hasBars: true)
    let curve = Experiment(
      name: "e", title: "t", inputs: [], x: .init("x", .number), y: .init("y", .information),
      series: [
        Series(
          name: "s", origin: .computed,
          points: [.init(x: 0, y: .infinity), .init(x: 0.5, y: 2), .init(x: 1, y: 1)])
      ])
    let lines = curve.text(in: .bits, style: style).split(separator: "\n")
    #expect(lines[2] == "  0      inf")
    #expect(lines[3] == "0.5  2.00000  " + String(repeating: "█", count: 24))
    #expect(lines[4] == "  1  1.00000  ▌")
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
