import Testing

@testable import qz

/// `qz sweep KIND tally:FILE`, where counts are enough.
struct CountedSweepTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func tally(_ data: String, _ unit: String) throws -> String {
    let path = folder.path("\(unit).tally")
    #expect(try QZ(["tally", data, "--symbols", unit, "-o", path]).status == 0)
    return "tally:\(path)"
  }

  /// The rows of a sweep as CSV, without what was measured and without error bars.
  private func computed(_ arguments: [String], named name: String) throws -> [String] {
    let run = try QZ(["sweep"] + arguments + ["--format", "csv"])
    #expect(run.status == 0, "\(run.error)")
    return run.output.replacing(name, with: "DATA").split(separator: "\n").map(String.init)
      .filter { !$0.contains("measured") && !$0.contains("95") }
  }

  @Test(
    arguments: [
      ["mixture", "-z", "corpus:french"], ["temperature", "-z", "corpus:french"], ["limit"],
      ["limit", "-z", "corpus:french"], ["smoothing", "-z", "corpus:french"], ["precision"],
      ["precision", "-z", "corpus:french"],
    ], ["byte", "word"])
  func `counts give the same curve as the data`(kind: [String], unit: String) throws {
    let data = try folder.beginning(of: "english")
    let counts = try tally(data, unit)
    let options = kind.dropFirst() + ["--symbols", unit]
    let byCounts = try computed([kind[0], counts] + options, named: counts)
    let byData = try computed([kind[0], data] + options, named: data)
    #expect(byCounts == byData && byCounts.count > 5)
  }

  @Test func `a sweep without a stream says that nothing was sent`() throws {
    let run = try QZ(["sweep", "precision", tally("corpus:english", "byte")])
    #expect(run.status == 0 && run.output.contains("Nothing was sent"), "\(run.error)")
    #expect(!run.output.contains("least measured excess"))
  }

  @Test(arguments: ["smoothing", "training", "block", "order"])
  func `a sweep that needs the order of symbols refuses counts`(kind: String) throws {
    let run = try QZ(["sweep", kind, tally("corpus:english", "byte")])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.contains("holds counts of symbols, not a message"), "\(run.error)")
  }
}
