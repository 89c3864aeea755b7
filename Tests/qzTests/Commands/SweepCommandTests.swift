import Foundation
import Testing

struct SweepCommandTests {
  @Test func `the best smoothing is short for people, works when pasted, and is whole in JSON`()
    throws
  {
    let sweep = ["sweep", "smoothing", "corpus:french", "-z", "corpus:english"]
    let text = try QZ(sweep).output
    let rule = try #require(text.firstMatch(of: /--smoothing (add:[0-9.]{1,8})\n/)).1
    let report = ["report", "corpus:french", "-z", "corpus:english", "--smoothing", String(rule)]
    #expect(try QZ(report).status == 0)
    let json = try QZ(sweep + ["--format", "json"]).output
    #expect(json.firstMatch(of: /"value" : [0-9]\.[0-9]{12,}/) != nil)
  }

  @Test func `a rate is of the same unit in every command`() throws {
    for (unit, rate) in [("byte", "bits/byte"), ("character", "bits/char"), ("word", "bits/word")] {
      let texts = ["corpus:french", "corpus:english", "--symbols", unit, "--format", "csv"]
      let units = try [
        ["report", texts[0], "-z", texts[1]] + texts[2...], ["matrix"] + texts,
        ["sweep", "mixture", texts[0], "-z", texts[1]] + texts[2...],
        ["drift", texts[0], "-z", texts[1]] + texts[2...],
      ].map { arguments in
        Set(try QZ(arguments).output.matches(of: /,(bits\/[a-z]+),/).map { String($0.1) })
      }
      #expect(units.allSatisfy { $0.contains(rate) })
      // A report on other units has the rate of bytes too.
      #expect(units.allSatisfy { $0.subtracting(["bits/byte"]).isSubset(of: [rate]) })
    }
  }

  @Test func `the names of findings are never cut`() throws {
    let text = try QZ(["sweep", "block", "corpus:english"]).output
    #expect(text.contains("redundancy of the longest blocks  "))
  }

  private static let lines = [
    ["mixture", "corpus:french", "-z", "corpus:english"],
    ["mixture", "corpus:french", "-z", "corpus:english", "--symbols", "word"],
    ["training", "probs:a=.7,b=.3", "--count", "2000"],
    ["smoothing", "corpus:dna", "--holdout", "0.3"],
    ["smoothing", "corpus:french", "-z", "corpus:english", "--symbols", "character"],
    ["block", "probs:a=.7,b=.3"], ["block", "corpus:dna"],
    ["limit", "corpus:english"], ["limit", "corpus:french", "-z", "corpus:english"],
    ["precision", "corpus:dna"], ["order", "corpus:chinese"],
    ["sample", "-q", "probs:a=.7,b=.3", "--count", "60", "--code", "shannon"],
    ["temperature", "corpus:french", "-z", "corpus:german"],
  ]

  @Test(arguments: lines)
  func `every kind gives a curve whose laws hold`(arguments: [String]) throws {
    let run = try QZ(["sweep", "--quiet", "--format", "json"] + arguments)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(json?["name"] as? String == "sweep.\(arguments[0])")
    let checks = try #require(json?["checks"] as? [[String: Any]])
    #expect(checks.allSatisfy { $0["holds"] as? Bool == true })
    let series = try #require(json?["series"] as? [[String: Any]])
    #expect(!series.isEmpty && series.allSatisfy { ($0["points"] as? [Any])?.isEmpty == false })
  }

  @Test func `the temperature of predictions needs no proxy`() throws {
    let run = try QZ(
      ["sweep", "temperature", "-"], input: "label,a,b\na,.9,.1\nb,.3,.7\nb,.6,.4\n")
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(run.output.contains("best T"))
    let text = try QZ(["sweep", "temperature", "-"], input: "no predictions at all\n")
    #expect(text.status == 1 && text.output.isEmpty)
  }

  @Test func `the same seed gives the same bytes`() throws {
    let line = ["sweep", "sample", "probs:a=.6,b=.3,c=.1", "--count", "70", "--format", "csv"]
    let first = try QZ(line + ["--seed", "4"]).output
    #expect(try QZ(line + ["--seed", "4", "--threads", "1"]).output == first)
    #expect(try QZ(line + ["--seed", "5"]).output != first)
  }

  @Test func `a known distribution and data of it on standard input`() throws {
    let run = try QZ(["sweep", "block", "-"], input: "abracadabra")
    #expect(run.status == 0 && run.output.contains("Huffman"), "\(run.error)")
  }

  @Test(arguments: [
    ([], 2, "qz sweep needs a KIND; the kinds are mixture, training, smoothing, block, limit"),
    (["mixtur", "corpus:dna"], 2, "no sweep is called 'mixtur'; did you mean 'mixture'?"),
    (["block"], 2, "qz sweep block needs DATA"),
    (["block", "corpus:dna", "corpus:log"], 2, "unexpected argument 'corpus:log'"),
    (["mixture", "corpus:dna"], 2, "this sweep needs a proxy"),
    (["order", "probs:a=.5,b=.5"], 2, "probs:a=.5,b=.5: a known distribution has no message"),
    (["order", "-"], 1, "-: empty"), (["block", "-"], 1, "-: empty"),
    (["mixture", "-", "-z", "-"], 2, "standard input is named twice"),
    (["limit", "-"], 1, "-: empty"), (["smoothing", "-"], 1, "-: empty"),
    (["smoothing", "corpus:dna", "-z", "benford"], 2, "benford: a known distribution has no"),
    (["sample", "uniform:4", "--code", "hufman"], 2, "no code is called 'hufman'"),
  ])
  func `mistakes are one line and nothing is written`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out")
    let run = try QZ(["sweep"] + arguments + ["-o", path])
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(message)"), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
