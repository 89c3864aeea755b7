import Foundation
import Testing

struct DriftAndFitTests {
  @Test func `two texts in one file are told apart to the byte, in every format`() throws {
    let folder = try TemporaryFolder()
    let first = try QZ(["sample", "corpus:english", "--count", "20000"]).output
    let second = try QZ(["sample", "corpus:dna", "--count", "10000"]).output
    let path = try folder.write(first + second, "both")
    var lists: [NSArray] = []
    for windows in ["1", "20", "70", "512"] {
      let run = try QZ(
        ["drift", path, "-z", "corpus:english", "--format", "json", "--windows", windows])
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      lists.append(try #require(json["changes"] as? NSArray))
      #expect((json["marks"] as? [[String: Any]])?.count == 1)
    }
    #expect(lists.allSatisfy { $0 == lists[0] })
    let change = try #require(lists[0].firstObject as? [String: Any])
    #expect(lists[0].count == 1 && change["reported"] as? Bool == true)
    let offset = try #require(change["offset"] as? Int)
    #expect(abs(offset - 20_000) < 10 && change["byteOffset"] as? Int == offset)
    #expect((change["reason"] as? String)?.contains("are enough") == true)
    #expect((change["bitsSaved"] as? Double ?? 0) > 20_000)
    let text = try QZ(["drift", path]).output
    #expect(text.contains("The data change at byte \(offset / 1000),"))
    #expect(text.contains("own total") && text.contains("adaptive total"))
    let csv = try QZ(["drift", path, "--format", "csv"]).output
    #expect(csv.contains("drift,changes,computed,1,symbol,\(offset),byte offset,bytes,\(offset)\n"))
    #expect(csv.contains("drift,changes,computed,1,symbol,\(offset),reported,1 or 0,1\n"))
  }

  @Test func `without a change the best candidate is named, and why it is none`() throws {
    let run = try QZ(["drift", "corpus:dna", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.count == 1 && changes[0]["reported"] as? Bool == false)
    #expect((changes[0]["reason"] as? String)?.contains("are needed") == true)
    #expect((json["marks"] as? [Any])?.isEmpty == true)
    #expect(try QZ(["drift", "corpus:dna"]).output.contains("No change is reported."))
  }

  @Test func `a picture without a law names what was checked`() throws {
    let drift = try QZ(["drift", "corpus:dna", "--format", "svg"]).output
    #expect(!drift.contains("Every law holds"))
    #expect(drift.contains("Checked, and it holds: KT costs at most"))
    let golomb = try QZ(["fit", "corpus:dna", "--family", "golomb", "--format", "svg"]).output
    #expect(golomb.contains("Every law holds"))
  }

  @Test func `numbers in a text are fitted`() throws {
    let run = try QZ(
      ["fit", "-", "--integers", "--family", "poisson,golomb"],
      input: "0\n 1\n2\r\n2\n3\n\n4\n4\n8")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(run.output.contains("poisson:") && run.output.contains("best m"))
  }

  @Test func `the nearest family comes first, with its standard errors`() throws {
    let run = try QZ(["fit", "-", "--symbols", "line"], input: Self.dice)
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(lines[0].hasPrefix("The family nearest to - is "))
    let table = lines.drop { !$0.hasPrefix("nearest member") }.dropFirst()
    #expect(table.first?.contains("±") == true && table.first?.contains("value") == true)
    #expect(!run.output.contains("bernoulli"))
  }

  /// Sums of three dice that show 0 to 5, each once.
  private static let dice = (0..<216).map { "\($0 / 36 + $0 / 6 % 6 + $0 % 6)\n" }.joined()

  @Test func `JSON tells the rank, the members and their errors`() throws {
    let run = try QZ(
      [
        "fit", "-", "--symbols", "line", "--family", "poisson,negative-binomial", "--format",
        "json",
      ],
      input: Self.dice)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let fits = try #require(json).compactMap { $0["fit"] as? [String: Any] }
    #expect(fits.map { $0["rank"] as? Int } == [2, 1])
    let members = fits.compactMap { $0["members"] as? [[String: Any]] }
    let poisson = (members[0][0]["parameters"] as? [[String: Any]])?.first
    #expect(poisson?["value"] as? Double == 7.5)
    let error = try #require(poisson?["standardError"] as? Double)
    #expect(abs(error - (7.5 / 216).squareRoot()) < 1e-14)
  }

  @Test func `symbols without values are fitted by rank alone`() throws {
    let run = try QZ(
      ["fit", "corpus:english", "--symbols", "word", "--family", "zipf", "--format", "json"])
    #expect(run.status == 0 && run.output.contains("\"fit.zipf-by-rank\""))
    let failed = try QZ(["fit", "corpus:english", "--symbols", "word", "--family", "poisson"])
    #expect(failed.status == 2 && failed.error.contains("a word has no value, only a rank"))
  }

  @Test func `counts are fitted as the data that they are of`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("dna.tally")
    #expect(try QZ(["tally", "corpus:dna", "-o", path]).status == 0)
    let run = try QZ(["fit", "tally:\(path)", "--family", "geometric,golomb", "--format", "json"])
    let data = try QZ(["fit", "corpus:dna", "--family", "geometric,golomb", "--format", "json"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let renamed = run.output.replacing("tally:\(path)", with: "corpus:dna")
      .replacing("tally:dna.tally", with: "corpus:dna")
    #expect(renamed == data.output)
    let text = try QZ(["fit", "tally:\(path)", "--integers"])
    #expect(text.status == 2 && text.error.contains("--integers is for text"))
  }

  @Test(arguments: [
    (["drift"], 2, "qz drift needs DATA"), (["drift", "-"], 1, "-: empty"),
    (["drift", "benford"], 2, "benford: a known distribution does not change"),
    (["drift", "-", "-z", "-"], 2, "standard input is named twice"),
    (["drift", "corpus:dna", "corpus:log"], 2, "unexpected argument 'corpus:log'"),
    (["fit"], 2, "qz fit needs DATA"), (["fit", "-"], 1, "-: empty"),
    (["fit", "benford"], 2, "benford: a known distribution does not need a fit"),
    (["fit", "corpus:dna", "--family", "zip"], 2, "--family takes bernoulli, geometric, poisson"),
    (["fit", "corpus:dna", "--integers"], 1, "corpus:dna: line 1: '"),
  ])
  func `mistakes are one line and nothing is written`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try QZ(arguments + ["-o", folder.path("out")])
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(message)"), "\(run.error)")
    #expect(try folder.names.isEmpty)
  }
}
