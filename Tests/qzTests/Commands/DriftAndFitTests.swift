import Foundation
import Testing

struct DriftAndFitTests {
  @Test func `two texts in one file are told apart to the byte`() throws {
    let folder = try TemporaryFolder()
    let first = try QZ(["sample", "corpus:english", "--count", "20000"]).output
    let second = try QZ(["sample", "corpus:dna", "--count", "10000"]).output
    let path = try folder.write(first + second, "both")
    let run = try QZ(["drift", path, "-z", "corpus:english", "--format", "json"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let marks = try #require(json?["marks"] as? [[String: Any]])
    #expect(marks.count == 1)
    #expect(abs((marks.first?["place"] as? Double ?? 0) - 20_000) < 30)
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

  @Test func `counts are fitted as the data that they are of`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("dna.tally")
    #expect(try QZ(["tally", "corpus:dna", "-o", path]).status == 0)
    let run = try QZ(["fit", "tally:\(path)", "--family", "geometric,golomb"])
    let data = try QZ(["fit", "corpus:dna", "--family", "geometric,golomb"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(run.output.replacing("tally:\(path)", with: "corpus:dna") == data.output)
    let text = try QZ(["fit", "tally:\(path)", "--integers"])
    #expect(text.status == 2 && text.error.contains("--integers is about text"))
  }

  @Test(arguments: [
    (["drift"], 2, "qz drift needs DATA"), (["drift", "-"], 1, "-: empty"),
    (["drift", "benford"], 2, "benford: a known distribution goes nowhere"),
    (["drift", "-", "-z", "-"], 2, "standard input is named twice"),
    (["drift", "corpus:dna", "corpus:log"], 2, "unexpected argument 'corpus:log'"),
    (["fit"], 2, "qz fit needs DATA"), (["fit", "-"], 1, "-: empty"),
    (["fit", "benford"], 2, "benford: a known distribution needs no fit"),
    (["fit", "corpus:dna", "--family", "zip"], 2, "--family takes geometric, poisson, zipf"),
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
