import Foundation
import Testing

@testable import qz

/// What `qz tables` compares, and what it refuses.
struct TablesVerdictTests {
  private static let lines = (0..<60).map {
    $0 % 2 == 0 ? "0123456789 \($0)\n" : "the quick brown fox \($0)\n"
  }.joined()

  private func json(_ arguments: [String], input: String = lines) throws -> [String: Any] {
    try QZ.json(arguments, input: input)
  }

  @Test(arguments: [("message", "3"), ("context", "3"), ("both", "4"), ("message", "2-3")])
  func `one table is always among those compared`(by: String, tables: String) throws {
    let all = try json(["tables", "-", "--by", "message", "--tables", "1"])
    let one = try #require((all["curve"] as? [[String: Any]])?.first?["heldOutBits"] as? Int)
    for split in ["stride", "none"] {
      let result = try json(["tables", "-", "--by", by, "--tables", tables, "--split", split])
      let curve = try #require(result["curve"] as? [[String: Any]])
      #expect(curve.first?["tables"] as? Int == 1 && curve.count > 1)
      if split == "stride" { #expect(curve.first?["heldOutBits"] as? Int == one) }
      let summary = try #require(result["summary"] as? [String: Any])
      #expect(summary["saved"] as? Double != nil)
    }
  }

  @Test func `what costs least with its tables sent is sought in every way of choosing`() throws {
    let result = try json(["tables", "-", "--tables", "1-4"])
    let summary = try #require(result["summary"] as? [String: Any])
    let curves = try #require(result["curves"] as? [[String: Any]])
    var least: (bits: Int, by: String, tables: Int)?
    for curve in curves {
      for point in curve["curve"] as? [[String: Any]] ?? [] {
        let bits = (point["designBits"] as? Int ?? 0) + (point["tableBits"] as? Int ?? 0)
        let count = (point["used"] as? Int ?? 0) * (point["classes"] as? Int ?? 1)
        if bits < least?.bits ?? .max { least = (bits, curve["by"] as? String ?? "", count) }
      }
    }
    #expect(summary["tablesIfSentBy"] as? String == least?.by)
    #expect(summary["tablesIfSent"] as? Int == least?.tables)
  }

  @Test func `messages that nothing tells the table of are refused`() throws {
    for by in [[], ["--by", "message"], ["--by", "both"]] {
      let run = try QZ(["tables", "-", "--selector", "none"] + by, input: Self.lines)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(
        run.error.contains("cannot be decoded; use --selector fixed or huffman, --by context"))
    }
    #expect(
      try QZ(["tables", "-", "--selector", "none", "--by", "context"], input: Self.lines).status
        == 0)
    let folder = try TemporaryFolder()
    let paths = try ["x", "y"].map { name in
      _ = try folder.write(Self.lines + name + "\n", name)
      return folder.path(name)
    }
    let known = try QZ(["tables"] + paths + ["--by", "file", "--selector", "none"])
    #expect(known.status == 0 && known.output.hasPrefix("Without a selector"), "\(known.error)")
    #expect(
      ["No way of choosing saves", "Tables for the groups that the protocol knows save most"]
        .contains { known.output.contains($0) }, "\(known.output)")
  }

  @Test func `a heading is no message where its column is given by number`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<20).map { "value \($0),\($0)\n" }.joined()
    for (table, count, note) in [
      ("text,number\n" + rows, 20, "the first row is taken for a heading"), (rows, 20, ""),
      ("text,other\n" + rows.replacing("\n", with: "x\n"), 21, "the first row counts as a message"),
    ] {
      _ = try folder.write(table, "t.csv")
      let run = try QZ([
        "tables", folder.path("t.csv"), "--messages", "column:1", "--tables", "1-2", "--format",
        "json",
      ])
      let result = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(result?["messages"] as? Int == count, "\(run.error)")
      #expect(note.isEmpty ? !run.error.contains("first row") : run.error.contains(note))
    }
  }

  @Test func `a store has the same bill when it is inspected`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.lines, "data")
    let (data, books, file) = (folder.path("data"), folder.path("books"), folder.path("file.qz"))
    _ = try QZ(["tables", data, "--by", "message", "--tables", "2", "--write", books])
    for words in [["--book", books], []] {
      try? FileManager.default.removeItem(atPath: file)
      let line = [data, "--messages", "line"] + words
      let written = try QZ(["encode"] + line + ["-o", file])
      #expect(written.status == 0, "\(written.error)")
      let report = try #require(
        try JSONSerialization.jsonObject(
          with: Data(QZ(["report"] + line + ["--format", "json"]).output.utf8))
          as? [String: Any])
      let inspection = try #require(
        try JSONSerialization.jsonObject(
          with: Data(QZ(["inspect", file] + words + ["--format", "json"]).output.utf8))
          as? [String: Any])
      let codes = try #require(report["codes"] as? [[String: Any]])
      let code = words.isEmpty ? codes.first { $0["code"] as? String == "huffman" } : codes.last
      let own = try #require(code?["bill"] as? [String: Any])
      let member = try #require((inspection["members"] as? [[String: Any]])?.first)
      let bill = try #require(member["bill"] as? [String: Any])
      for name in ["entropy", "lengths", "context", "coder", "padding", "selector", "table"] {
        let (x, y) = (own[name] as? Double ?? 0, bill[name] as? Double ?? 0)
        #expect(abs(x - y) < 1e-6 * max(1, abs(x)), "\(name): \(x) and \(y) \(words)")
      }
    }
  }

  @Test func `a sweep measures messages one by one, or refuses`() throws {
    let line = ["sweep", "precision", "-", "--format", "json"]
    let whole = try json(Array(line.dropLast(2)))
    let each = try json(Array(line.dropLast(2)) + ["--messages", "line"])
    func least(_ result: [String: Any]) -> Double? {
      let series = (result["series"] as? [[String: Any]])?.first {
        $0["name"] as? String == "measured"
      }
      return (series?["points"] as? [[String: Any]])?.compactMap { $0["y"] as? Double }.min()
    }
    // The end of a stream of rANS costs each message some bits.
    #expect(try #require(least(each)) > 2 * #require(least(whole)))
    for words in [["order", "-"], ["sample", "-q", "corpus:english"]] {
      let refused = try QZ(["sweep"] + words + ["--messages", "line"], input: Self.lines)
      #expect(refused.status == 2 && refused.error.contains("leave --messages out"))
    }
  }

  @Test(arguments: [
    ["mixture", "-z", "corpus:english"], ["temperature", "-z", "corpus:english"],
    ["limit", "-z", "corpus:english"], ["limit"], ["smoothing", "-z", "corpus:english"],
    ["smoothing", "--holdout", "0.3"], ["training"], ["block"],
  ])
  func `a sweep sends each message by itself`(_ words: [String]) throws {
    let line = ["sweep", words[0], "-", "--messages", "line"] + words.dropFirst()
    let result = try json(line)
    let series = try #require(result["series"] as? [[String: Any]])
    let measured = try #require(series.first { $0["name"] as? String == "measured" })
    let points = try #require(measured["points"] as? [[String: Any]])
    #expect(!points.isEmpty)
    // Each message has whole bytes, so their sum has too.
    let whole = Self.lines.utf8.count - 60
    let held = Self.lines.split(separator: "\n").suffix(18).reduce(0) { $0 + $1.utf8.count }
    let count = Double(words.contains("--holdout") ? held : whole)
    for point in points where words != ["training"] {
      let bytes = try #require(point["y"] as? Double) * count / 8
      #expect(abs(bytes - bytes.rounded()) < 1e-6 && bytes > 60)
    }
    let finding = try #require(
      (result["findings"] as? [[String: Any]])?.first {
        $0["name"] as? String == "least measured cost"
      })
    #expect(finding["value"] as? Double == points.compactMap { $0["y"] as? Double }.min())
  }

  @Test func `a sweep measures what a report measures`() throws {
    let line = ["-", "--messages", "line", "-z", "corpus:english"]
    let report = try json(["report"] + line + ["--code", "huffman", "--smoothing", "laplace"])
    let code = try #require((report["codes"] as? [[String: Any]])?.first)
    let sweep = try json(["sweep", "smoothing"] + line)
    let measured = try #require(
      (sweep["series"] as? [[String: Any]])?.first { $0["name"] as? String == "measured" })
    let point = try #require(
      (measured["points"] as? [[String: Any]])?.first { $0["x"] as? Double == 1 })
    #expect(point["y"] as? Double == code["measuredRate"] as? Double)
  }

  @Test func `no message is in both parts of a sweep`() throws {
    let result = try json(["sweep", "smoothing", "-", "--messages", "line", "--holdout", "0.5"])
    let inputs = try #require(result["inputs"] as? [[String: Any]])
    let symbols = Self.lines.split(separator: "\n").prefix(30).reduce(0) { $0 + $1.utf8.count }
    #expect(inputs.contains { ($0["value"] as? String)?.contains("first \(symbols) ") == true })
  }

  @Test func `encode counts the bytes that decode restores`() throws {
    let result = try json([
      "encode", "-", "--messages", "line", "-o", "/dev/null",
    ])
    let summary = try #require(result["summary"] as? [String: Any])
    #expect(summary["contentBytes"] as? Int == Self.lines.utf8.count)
  }

  @Test func `rows that were not asked for are explained`() throws {
    let rows = (0..<80).map { "\("abcd".map(String.init)[$0 % 4]),text \($0 * $0 % 97)\n" }.joined()
    let folder = try TemporaryFolder()
    let path = folder.path("rows.csv")
    try Data(rows.utf8).write(to: URL(fileURLWithPath: path))
    let line = ["tables", path, "--messages", "column:2", "--by", "column:1", "--tables"]
    let some = try QZ(line + ["2-3"]).output
    #expect(some.contains("The first row is one table") && some.contains("a table for each group"))
    let all = try QZ(line + ["1-4"]).output
    #expect(!all.contains("The first row") && !all.contains("The last row"))
  }

  @Test func `a sample is stated`() throws {
    let rows = (0..<8000).map { "\($0) qwertyuiopasdfghjklzxcvbnm \($0 * 7 % 1000)\n" }.joined()
    let line = ["tables", "-", "--by", "message", "--tables", "1"]
    #expect(try QZ(line, input: rows).output.contains("Tables were sought among"))
    #expect(try !QZ(line, input: Self.lines).output.contains("Tables were sought among"))
  }
}
