import Testing

@testable import Reports
@testable import SourceCoding

/// What is said of changes, and of places that are none.
struct ChangeTextTests {
  private func change(
    _ offset: Int, saving bits: Double = 100, contrast: Double = 9, needed: Double = 5,
    objection: Experiment.Change.Objection? = nil
  ) -> Experiment.Change {
    Experiment.Change(
      offset: offset, byteOffset: offset, bitsSaved: bits, rateBefore: 2, rateAfter: 3,
      test: .init(contrast: contrast, needed: needed, dispersion: 1, objection: objection))
  }

  private func experiment(_ changes: [Experiment.Change]) -> Experiment {
    Experiment(
      name: "drift", title: "t", inputs: [.init("q", "a")], x: .init("byte", .count),
      y: .init("cost", .information),
      series: [.init(name: "cost", origin: .computed, points: [.init(x: 0, y: 1)])],
      changes: changes)
  }

  @Test func `several changes are counted, and the one that saves most is named`() {
    let changes = [change(1_000), change(2_500, saving: 2_000), change(4_000)]
    #expect(
      experiment(changes).changeVerdict == [
        "The data change at 3 places. The most important change is at byte 2,500: separate codes for "
          + "the two sides save 2,000 bits, tables excluded."
      ])
    #expect(
      experiment([]).changeVerdict == ["No change: all symbols are equal."])
  }

  @Test func `of many changes the first are shown, and all with verbose`() throws {
    let experiment = experiment((1...70).map { change(100 * $0) })
    let blocks = experiment.changeBlocks(View())
    #expect(blocks.count == 2)
    guard case .table(let table) = blocks[0], case .lines(let lines) = blocks[1] else {
      Issue.record("a table and a line")
      return
    }
    #expect(table.rows.count == 64)
    #expect(lines == ["64 of 70 changes are shown; --format csv has all."])
    #expect(experiment.changeBlocks(View(isVerbose: true)).count == 1)
  }

  @Test(
    arguments: [
      (
        .switching(stretchCount: 1_024, kindCount: 2),
        "the 1,024 stretches around them are of only 2 kinds: a source that switches all along"
      ),
      (
        .besideSwitching(symbolCount: 300, needed: 2_400),
        "one of them switches all along, and the other lasts only 300 symbols; 2,400 are needed, six "
          + "mean stays"
      ),
    ] as [(Experiment.Change.Objection, String)])
  func `a place that differs and is no change has its reason`(
    objection: Experiment.Change.Objection, words: String
  ) {
    let change = change(100, contrast: 123.4, objection: objection)
    #expect(!change.isReported)
    #expect(change.reason == "the two sides differ by 123 standard errors, but \(words)")
  }

  @Test func `reasons give both numbers`() {
    #expect(
      change(1).reason == "the two sides differ by 9.0 standard errors; 5.0 are enough")
    #expect(
      change(1, contrast: 4.24).reason
        == "the two sides differ by only 4.2 standard errors; 5.0 are needed")
  }
}
