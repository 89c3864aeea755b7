import Foundation
import SourceCoding
import Testing

@testable import qz

/// The main job in every symbol unit.
struct SymbolUnitReportTests {
  static let units = SymbolUnit.plain.map(\.name) + ["gram:2", "gram:3,bit", "gram:2,word"]

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try QZ(["report", "--format", "json"] + arguments)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  /// Checks that a report's streams came back, and that its bills add up.
  private func check(_ report: [String: Any]) throws {
    for code in try #require(report["codes"] as? [[String: Any]]) {
      let bill = try #require(code["bill"] as? [String: Any])
      #expect(abs(try #require(bill["residual"] as? Double)) < 1e-6)
      if code["code"] as? String != "ideal" { #expect(code["roundTrip"] as? Bool == true) }
    }
    let checks = try #require(report["checks"] as? [[String: Any]])
    #expect(checks.allSatisfy { $0["holds"] as? Bool == true })
  }

  @Test(arguments: units)
  func `every unit has a report, with and without a proxy`(unit: String) throws {
    for proxy in [[], ["-z", "corpus:english"]] {
      let report = try json(["corpus:french", "--symbols", unit] + proxy)
      try check(report)
      #expect(report["symbolUnit"] as? String == unit)
      let source = try #require(report["source"] as? [String: Any])
      #expect(source["byteCount"] as? Int == 8_999)
    }
  }

  @Test func `words that z is smoothed over unseen are told in the table`() throws {
    let options = [
      "corpus:french", "-z", "corpus:english", "--symbols", "word", "--code", "huffman",
    ]
    let report = try json(options + ["--unseen", "smooth"])
    try check(report)
    let code = try #require((report["codes"] as? [[String: Any]])?.first)
    let bill = try #require(code["bill"] as? [String: Any])
    #expect(try #require(bill["table"] as? Double) > 10_000)
    let text = try QZ(["report"] + options + ["--unseen", "smooth"]).output
    #expect(text.contains("a list of these symbols takes"))
    // Those that are not given a probability need not be told, and cost without end.
    let known = try json(options + ["--unseen", "infinite", "--smoothing", "kt"])
    #expect((known["infinite"] as? [String])?.contains("information.crossEntropy") == true)
  }

  @Test(arguments: ["error", "infinite", "smooth", "escape"])
  func `each policy for words that z has never seen does what it says`(policy: String) throws {
    let arguments = [
      "corpus:french", "-z", "corpus:english", "--symbols", "word", "--unseen", policy,
    ]
    guard policy != "error" else {
      let run = try QZ(["report"] + arguments)
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.error.contains("calls"))
      return
    }
    let report = try json(arguments)
    let information = try #require(report["information"] as? [String: Any])
    #expect((information["crossEntropy"] is NSNull) == (policy == "infinite"))
    #expect((information["escape"] as? Double == 0) == (policy != "escape"))
    let unseen = try #require(report["unseen"] as? [String: Any])
    #expect((unseen["count"] as? Int ?? 0) > 100)
    #expect(unseen["crossEntropyWithout"] is Double)
    if policy != "infinite" { try check(report) }
  }

  @Test(arguments: [
    "german", "finnish", "russian", "greek", "arabic", "hebrew", "hindi", "chinese", "japanese",
    "korean",
  ])
  func `reports on words and characters in ten languages run with an escape`(
    language: String
  ) throws {
    for unit in ["word", "character"] {
      let report = try json([
        "corpus:\(language)", "-z", "corpus:english", "--symbols", unit,
        "--escape", "add:0.5", "--unseen", "escape",
      ])
      try check(report)
      let codes = try #require(report["codes"] as? [[String: Any]])
      let bill = try #require(codes.last?["bill"] as? [String: Any])
      #expect((bill["escape"] as? Double ?? 0) > 0)
    }
  }

  @Test func `known distributions can be over words and characters`() throws {
    for (unit, spec) in [
      ("word", "probs:the=.5,cat=.25,' '=.25"), ("character", "weights:é=3,a=1"),
    ] {
      let report = try json(["-q", spec, "--symbols", unit, "--count", "1000"])
      try check(report)
      let information = try #require(report["information"] as? [String: Any])
      let entropy = try #require(information["entropy"] as? Double)
      #expect(abs(entropy - (unit == "word" ? 1.5 : 0.811_278_124_459)) < 1e-9)
    }
    let run = try QZ(["report", "-q", "zipf:20,1", "--symbols", "word"])
    #expect(run.status == 2)
    #expect(
      run.error == "qz: zipf:20,1: it is a distribution over byte values, but --symbols is word; "
        + "leave --symbols out, or give the symbols by probs: or table:\n")
  }

  @Test func `a part held out meets words that the first part did not have`() throws {
    let report = try json(["corpus:english", "--symbols", "word", "--holdout", "0.3"])
    try check(report)
    let unseen = try #require(report["unseen"] as? [String: Any])
    #expect((unseen["count"] as? Int ?? 0) > 10)
  }

  @Test func `what is no text is carried, and said; so are line ends of two bytes`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", "mixed")
    let bytes = Data("a\r\nb\r\né".utf8) + Data([0xFF, 0xC3])
    try bytes.write(to: URL(fileURLWithPath: path))
    let report = try json([path, "--symbols", "character"])
    try check(report)
    let source = try #require(report["source"] as? [String: Any])
    #expect(source["symbolCount"] as? Int == 7)
    #expect(source["byteCount"] as? Int == 10)
    let notes = try #require(report["notes"] as? [String])
    #expect(notes.count == 2)
    #expect(notes.contains { $0.hasPrefix("CR LF is one character: 2 line ends") })
    #expect(notes.contains { $0.hasPrefix("2 bytes are not valid UTF-8") })
  }

  @Test(arguments: [
    (["--symbols", "wrod"], "--symbols: no symbol unit is called 'wrod'; did you mean 'word'?"),
    (
      ["--symbols", "gram:99"],
      "--symbols: 'gram:99': gram:K needs K, a whole number from 1 to 64"
    ),
    (
      ["--escape", "add:1"],
      "--escape is a rule for --unseen escape, which is not used here; "
        + "add --unseen escape, or leave it out"
    ),
    (
      ["--escape", "add:0"],
      "--escape takes witten-bell, add:X or fixed:P, not 'add:0'; "
        + "X is above 0, P is between 0 and 1"
    ),
  ])
  func `mistakes get one line`(arguments: [String], line: String) throws {
    let run = try QZ(["report", "corpus:french", "-z", "corpus:english"] + arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error == "qz: \(line)\n")
  }
}
