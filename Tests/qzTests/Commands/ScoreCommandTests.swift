import Foundation
import SourceCoding
import Testing

@testable import qz

struct ScoreCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func score(_ arguments: [String]) throws -> [String: Any] {
    let run = try QZ(["score"] + arguments + ["--format", "json"])
    #expect(run.error == "")
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name)))
    return folder.path(name)
  }

  @Test func `one table in four dresses has one score`() throws {
    let csv = try folder.write(
      """
      label,p0,p1,p2
      0,0.5,0.25,0.25
      2,0.125,0.75,0.125
      1,0.25,0.5,0.25

      """, "a.csv")
    let json = try folder.write(
      """
      {"label": 0, "probs": [0.5, 0.25, 0.25]}
      {"label": 2, "probs": [0.125, 0.75, 0.125]}
      {"label": 1, "probs": [0.25, 0.5, 0.25]}
      """, "a.jsonl")
    let numbers = [[0.5, 0.25, 0.25], [0.125, 0.75, 0.125], [0.25, 0.5, 0.25]]
    let array = try write(NPYSample.file(numbers, type: "<f4", isFortranOrder: true), "a.npy")
    let logits = try write(NPYSample.file(numbers.map { $0.map { log2($0) + 7 } }), "l.npy")
    let labels = try write(NPYSample.file([[0], [2], [1]], type: "<i8", isVector: true), "y.npy")
    let soft = try folder.write("1,0,0\n0,0,1\n0,1,0\n", "soft.csv")
    for arguments in [
      [csv], [json], [array, "--labels", labels],
      [logits, "--labels", labels, "--logits", "--base", "2"], [array, "--labels", soft],
    ] {
      let result = try score(arguments)
      let bits = try #require(result["crossEntropy"] as? Double)
      #expect(abs(bits - 5.0 / 3) < 1e-12)
      #expect(result["rowCount"] as? Int == 3)
      #expect(abs(try #require(result["accuracy"] as? Double) - 2.0 / 3) < 1e-15)
      let coding = try #require(result["coding"] as? [String: Any])
      if arguments.contains(soft) {
        #expect(coding["bitCount"] is NSNull)
      } else {
        let bitCount = try #require(coding["bitCount"] as? Int)
        #expect(5...7 ~= bitCount)
        #expect(coding["roundTrip"] as? Bool == true)
      }
    }
  }

  @Test func `two classes may be one column`() throws {
    let path = try folder.write("y,p\n1,.75\n0,.5\n", "binary.csv")
    let bits = try #require(try score([path])["crossEntropy"] as? Double)
    #expect(abs(bits - (1 - log2(0.75)) / 2) < 1e-12)
  }

  @Test func `an impossible label is named, and counted when it is raised`() throws {
    let path = try folder.write("label,a,b\na,1,0\nb,1,0\nb,.5,.5\n", "zero.csv")
    let result = try score([path])
    #expect(result["crossEntropy"] as? String == "Infinity")
    let impossible = try #require(result["impossible"] as? [String: Any])
    #expect(impossible["places"] as? [Int] == [3])
    #expect(result["possibleCrossEntropy"] as? Double == 0.5)
    let text = try QZ(["score", path])
    #expect(text.status == 0)
    #expect(text.output.contains("z gives 1 label probability 0"))
    #expect(text.output.contains("line 3"))
    let raised = try score([path, "--clip", "0.25"])
    let bits = try #require(raised["crossEntropy"] as? Double)
    // Rows become 1, ¼ over 1¼.
    #expect(abs(bits - (-log2(0.8) - log2(0.2) + 1) / 3) < 1e-12)
    let rules = try #require(raised["rules"] as? [String: Any])
    #expect(rules["raisedValues"] as? Int == 2)
    #expect(rules["raisedLabels"] as? Int == 1)
  }

  @Test func `rows are divided by their sums where that is asked for`() throws {
    let path = try folder.write("0,3,1\n1,1,1\n", "weights.csv")
    let bits = try #require(try score([path, "--normalize"])["crossEntropy"] as? Double)
    #expect(abs(bits - (1 - log2(0.75)) / 2) < 1e-12)
  }

  @Test func `tokens are scored in any base and in two forms`() throws {
    let json = try folder.write(
      """
      {"text": "Hé", "logprob": -1, "base": 2}
      {"bytes": [33, 10], "logprob": -4, "base": "2"}
      """, "t.jsonl")
    let result = try score([json])
    #expect(result["kind"] as? String == "tokens")
    #expect(result["byteCount"] as? Int == 5)
    #expect(result["information"] as? Double == 5)
    #expect(result["crossEntropyPerByte"] as? Double == 1)
    let kenLM = try folder.write(
      """
      the=12 1 -1.5\tc=at=0 2 -3.25\t</s>=2 1 -0.25\tTotal: -5 OOV: 1
      </s>=2 1 -1\tTotal: -1 OOV: 0
      Perplexity including OOVs:\t31.6228
      Perplexity excluding OOVs:\t12
      OOVs:\t1
      Tokens:\t4

      """, "k.txt")
    let words = try score([kenLM])
    #expect(words["tokenCount"] as? Int == 4)
    // the, space, c=at, line feed; line feed.
    #expect(words["byteCount"] as? Int == 10)
    let unknown = try #require(words["unknown"] as? [String: Any])
    #expect(unknown["count"] as? Int == 1)
    let bits = try #require(words["information"] as? Double)
    #expect(abs(bits - 6 * log2(10)) < 1e-12)
    let perplexity = try #require(words["perplexity"] as? Double)
    #expect(abs(perplexity - pow(10, 1.5)) < 1e-10)
  }

  @Test func `the curve over temperatures is of the file's own rows`() throws {
    let path = try folder.write("label,a,b\na,.9,.1\nb,.3,.7\nb,.6,.4\n", "a.csv")
    let curve = try ScoreRequest().temperatureCurve(ofPredictions: ScoreInput(path))
    let one = try #require(curve.series[0].points.first { $0.x == 1 })
    #expect(abs(one.y + log2(0.9 * 0.7 * 0.4) / 3) < 1e-12)
    #expect(curve.checks.filter { !$0.holds }.isEmpty)
  }

  @Test func `every format can be written`() throws {
    let path = try folder.write("0,.9,.1\n1,.25,.75\n1,.6,.4\n", "a.csv")
    let tokens = try folder.write("{\"text\": \"a\", \"logprob\": -1}\n", "t.jsonl")
    for format in ["text", "markdown", "json", "csv", "html"] {
      for words in [[path], [tokens, "--base", "e"]] {
        let run = try QZ(["score"] + words + ["--format", format, "--verbose"])
        #expect(run.status == 0)
        #expect(run.error == "")
        #expect(run.output.utf8.count > 200)
      }
    }
    let picture = try QZ(["score", path, "--format", "svg:reliability"])
    #expect(picture.output.hasPrefix("<?xml"))
  }

  @Test func `standard input is read as often as it is needed`() throws {
    let run = try QZ(["score", "-"], input: "0,.9,.1\n1,.25,.75\n")
    #expect(run.status == 0)
    #expect(run.output.contains("compared: 2 labels"))
  }
}
