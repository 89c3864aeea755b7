import Testing

@testable import qz

/// `qz tally` and `qz merge`, run as a user runs them.
struct TallyCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["byte", "word"])
  func `tallies of shards add up to the tally of all`(unit: String) throws {
    let a = try folder.write("to be or not to be ", "a.txt")
    let b = try folder.write("that is the question ", "b.txt")
    let all = try folder.write("to be or not to be that is the question ", "all.txt")
    let options = ["--symbols", unit]
    let whole = try QZ(["tally", all] + options)
    #expect(whole.status == 0, "\(whole.error)")
    #expect(try QZ(["tally", a, b] + options).output == whole.output)
    let (first, second) = (folder.path("a.tally"), folder.path("b.tally"))
    #expect(try QZ(["tally", a, "-o", first] + options).status == 0)
    #expect(try QZ(["tally", b, "-o", second] + options).status == 0)
    #expect(try QZ(["merge", second, first]).output == whole.output)
    #expect(try QZ(["merge", "-"], input: whole.output).output == whole.output)
  }

  @Test func `a report takes counts in place of a proxy's data`() throws {
    let tally = folder.path("english.tally")
    #expect(try QZ(["tally", "corpus:english", "-o", tally]).status == 0)
    let byCounts = try QZ(["report", "corpus:french", "-z", "tally:\(tally)", "--format", "csv"])
    let byData = try QZ(["report", "corpus:french", "-z", "corpus:english", "--format", "csv"])
    #expect(byCounts.status == 0, "\(byCounts.error)")
    #expect(
      byCounts.output.replacing("tally:\(tally)", with: "corpus:english") == byData.output)
  }

  @Test func `a matrix takes counts as sources and as proxies`() throws {
    let tally = folder.path("english.tally")
    #expect(try QZ(["tally", "corpus:english", "-o", tally]).status == 0)
    let byCounts = try QZ(["matrix", "tally:\(tally)", "corpus:french", "--format", "csv"])
    let byData = try QZ(["matrix", "corpus:english", "corpus:french", "--format", "csv"])
    #expect(byCounts.status == 0, "\(byCounts.error)")
    #expect(
      byCounts.output.replacing("tally:\(tally)", with: "corpus:english") == byData.output)
  }

  @Test func `counts of words are a proxy for words`() throws {
    let tally = folder.path("english.tally")
    #expect(try QZ(["tally", "corpus:english", "--symbols", "word", "-o", tally]).status == 0)
    let right = try QZ(["report", "corpus:french", "-z", "tally:\(tally)", "--symbols", "word"])
    #expect(right.status == 0, "\(right.error)")
    let wrong = try QZ(["report", "corpus:french", "-z", "tally:\(tally)"])
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("it counts words, but --symbols is byte"))
  }

  @Test func `counts of a pipe are those of a file`() throws {
    let path = try folder.write("abracadabra", "a.txt")
    #expect(
      try QZ(["tally", "-"], input: "abracadabra").output == QZ(["tally", path]).output)
  }

  @Test(arguments: [
    (["report", "tally:T", "--messages", "line"], "holds counts of symbols, not a message"),
    (["encode", "tally:T"], "holds counts of symbols, not a message"),
    (["tally", "uniform:256"], "a known distribution has no counts"),
    (["merge", "corpus:english"], "no such file"),
  ])
  func `what makes no sense is refused`(arguments: [String], message: String) throws {
    let tally = folder.path("a.tally")
    #expect(try QZ(["tally", "corpus:english", "-o", tally]).status == 0)
    let run = try QZ(arguments.map { $0 == "tally:T" ? "tally:\(tally)" : $0 })
    #expect(run.status != 0 && run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
  }
}
