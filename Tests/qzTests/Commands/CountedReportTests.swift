import Foundation
import Testing

@testable import qz

/// `qz report tally:FILE`: what counts say without the data, and what they cannot say.
struct CountedReportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What only a stream, or the order of symbols, can say.
  private static let ofOrder: Set = [
    "measuredRate", "measuredRatePerByte", "bitCount", "roundTrip", "halfWidth95",
    "halfWidth95Reason", "standardError", "effectiveCount", "intervalMethod", "comparisons",
    "checks", "notes", "summary", "spec", "kind", "coder", "escape", "total", "residual",
  ]

  /// A JSON value without the members of ``ofOrder``.
  private func withoutOrder(_ value: Any) -> Any {
    if let object = value as? [String: Any] {
      // The escape of the comparison has no stream; that of a bill has.
      let isBill = object["coder"] != nil
      return object.filter { key, _ in
        !Self.ofOrder.contains(key) || key == "escape" && !isBill
      }.mapValues(withoutOrder)
    }
    if let list = value as? [Any] { return list.map(withoutOrder) }
    return value
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    try QZ.json(["report"] + arguments)
  }

  private func tally(_ data: String, _ unit: String) throws -> String {
    let path = folder.path("\(unit).tally")
    let run = try QZ(["tally", data, "--symbols", unit, "-o", path])
    #expect(run.status == 0, "\(run.error)")
    return "tally:\(path)"
  }

  @Test(
    arguments: ["french", "dna"], ["byte", "word", "scalar"])
  func `a tally gives every figure that does not depend on order, to the digit`(
    corpus: String, unit: String
  ) throws {
    let data = try folder.beginning(of: corpus)
    let counts = try tally(data, unit)
    let codes = "huffman,ideal,limited:14,shannon,fano,fixed,elias-gamma,range,rans:14,letters:3"
    for proxy in [[], ["-z", "corpus:english"], ["-z", "corpus:german", "--escape", "add:1"]] {
      guard proxy.count < 4 || unit != "byte" else { continue }
      let settings = proxy + ["--symbols", unit, "--code", codes]
      let (own, other) = (try json([counts] + settings), try json([data] + settings))
      let (left, right) = (withoutOrder(own), withoutOrder(other))
      #expect(
        try JSONSerialization.data(withJSONObject: left, options: .sortedKeys)
          == JSONSerialization.data(withJSONObject: right, options: .sortedKeys))
      #expect((own["source"] as? [String: Any])?["kind"] as? String == "counts")
      let pairs = zip(
        try #require(own["codes"] as? [[String: Any]]),
        try #require(other["codes"] as? [[String: Any]]))
      for (code, measured) in pairs {
        #expect(code["measuredRate"] is NSNull && code["roundTrip"] is NSNull)
        let bill = try #require(code["bill"] as? [String: Any])
        let sent = try #require(measured["bill"] as? [String: Any])
        // The totals differ by the two lines that only a stream has: its end, and how many
        // spellings it begins with.
        let coder = try #require(sent["coder"] as? Double)
        let escapes = try [sent, bill].map { try #require($0["escape"] as? Double) }
        let spellings = escapes[0] - escapes[1]
        #expect(
          proxy.isEmpty || unit == "byte" || code["code"] as? String == "ideal"
            ? spellings == 0 : spellings >= 1 && spellings <= 40)
        let total = try #require(bill["total"] as? Double) + coder + spellings
        #expect(abs(total - (sent["total"] as? Double ?? .nan)) < 1e-6, "\(code["code"] ?? "")")
      }
    }
  }

  @Test func `every code of the catalogue is priced exactly, or left out with the reason`() throws {
    let data = try folder.beginning(of: "english")
    let counts = try tally(data, "byte")
    let list = try QZ(["list", "codes", "--format", "json"]).output
    for name in Self.names(in: list) {
      let arguments = ["-z", "corpus:french", "--code", name, "--unseen", "infinite"]
      let byData = try QZ(["report", data] + arguments + ["--format", "csv"])
      guard byData.status == 0 else { continue }
      let byCounts = try QZ(["report", counts] + arguments + ["--format", "csv"])
      guard byCounts.status == 0 else {
        #expect(byCounts.error.contains("depends on the order of the symbols"), "\(name)")
        continue
      }
      func rate(_ csv: String, _ quantity: String) -> Substring? {
        csv.split(separator: "\n").first { $0.contains(",\(quantity),") }?.split(separator: ",")
          .last
      }
      #expect(
        rate(byCounts.output, "expected rate") == rate(byData.output, "expected rate"), "\(name)")
      #expect(rate(byCounts.output, "measured rate") == nil, "\(name)")
    }
  }

  private static func names(in list: String) -> [String] {
    let value = try? JSONSerialization.jsonObject(with: Data(list.utf8))
    var names: [String] = []
    func visit(_ value: Any) {
      if let object = value as? [String: Any] {
        if let name = object["name"] as? String { names.append(name) }
        object.values.forEach(visit)
      } else if let items = value as? [Any] {
        items.forEach(visit)
      }
    }
    value.map(visit)
    return names
  }

  @Test func `codes that need the order of symbols are named, and the others are reported`() throws
  {
    let counts = try tally("corpus:english", "byte")
    let run = try QZ([
      "report", counts, "-z", "corpus:french", "--code", "huffman,ppm:3,tans,block:2",
    ])
    #expect(run.status == 0, "\(run.error)")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "not in this report: ppm:3, tans, block:2, whose costs depend on the order of the symbols; "
          + "name the data in place of their tally"))
    #expect(
      words.contains(
        "no ± 95 %: an error bar depends on the order of the symbols, and a tally has only their counts"
      ))
    #expect(!words.contains("measured,") && !words.contains("coder") && words.contains("not sent"))
    let alone = try QZ(["report", counts, "--code", "order:1"])
    #expect(alone.status == 1 && alone.output.isEmpty)
    #expect(alone.error.contains("name the data in place of their tally"), "\(alone.error)")
  }

  @Test(arguments: [["--holdout", "0.2"], ["--messages", "line"]])
  func `options that need a message are refused`(option: [String]) throws {
    let run = try QZ(["report", try tally("corpus:english", "byte")] + option)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.contains("holds counts of symbols, not a message"), "\(run.error)")
  }

  @Test(arguments: ["huffman", "limited:9"])
  func `the answer is the size of the data, but for the stream's end`(code: String) throws {
    let data = try folder.beginning(of: "english")
    func byteCount(_ source: String) throws -> Int {
      let summary = try #require(try json([source, "--code", code])["summary"] as? [String: Any])
      return try #require(summary["bytes"] as? Int)
    }
    let counted = try byteCount(tally(data, "byte"))
    #expect(try (counted...counted + 8).contains(byteCount(data)))
  }

  @Test func `counts explain themselves step by step, and an empty tally is empty`() throws {
    let run = try QZ(["report", try tally("corpus:english", "byte"), "--explain"])
    #expect(run.status == 0 && run.output.contains("no stream is written"))
    let path = folder.path("empty.tally")
    #expect(try QZ(["tally", "-", "-o", path], input: "").status == 0)
    let empty = try QZ(["report", "tally:\(path)", "-z", "corpus:english"])
    #expect(empty.status == 0 && empty.output.contains("The message is empty"))
  }
}
