import Foundation
import Testing

@testable import qz

struct TablesCommandTests {
  /// Lines of two kinds.
  private static let lines = (0..<60).map {
    $0 % 2 == 0 ? "0123456789 \($0)\n" : "the quick brown fox \($0)\r\n"
  }.joined()

  private func json(_ arguments: [String], input: String = lines) throws -> [String: Any] {
    try QZ.json(arguments, input: input)
  }

  @Test func `JSON has the curve over the number of tables`() throws {
    let result = try json(["tables", "-", "--by", "message", "--tables", "1-3"])
    let curve = try #require(result["curve"] as? [[String: Any]])
    #expect(curve.compactMap { $0["tables"] as? Int } == [1, 2, 3])
    for point in curve {
      let bits = try #require(point["heldOutBits"] as? Int)
      #expect(point["heldOutBytes"] as? Int == bits / 8 && bits % 8 == 0)
      #expect(point["designBits"] as? Int != nil)
    }
    #expect(curve.compactMap { $0["selectorBits"] as? Int } == [0, 12, 12])
    #expect(result["messages"] as? Int == 60 && result["heldOut"] as? Int == 12)
  }

  @Test func `every seed, number of cores and way of reading gives the same`() throws {
    let line = ["tables", "-", "--by", "message", "--tables", "1-4", "--format", "json"]
    let one = try QZ(line + ["--threads", "1"], input: Self.lines)
    #expect(try QZ(line + ["--threads", "3"], input: Self.lines).output == one.output)
  }

  @Test func `the written codebooks are those that the tables are`() throws {
    let folder = try TemporaryFolder()
    let books = folder.path("books")
    let run = try QZ(
      ["tables", "-", "--by", "message", "--tables", "2", "--write", books], input: Self.lines)
    #expect(run.status == 0 && run.output.contains("2 codebooks"), "\(run.error)")
    #expect(run.output.contains("four fifths"))
    for name in ["table-1.json", "table-2.json"] {
      let path = folder.path("books/\(name)")
      let file = folder.path("\(name).qz")
      let encoded = try QZ(["encode", "-", "--book", path, "-o", file], input: "0123 the fox")
      #expect(encoded.status == 0, "\(encoded.error)")
      let decoded = try QZ(["decode", file, "--book", path])
      #expect(decoded.output == "0123 the fox", "\(decoded.error)")
    }
    // Tables of another set would be read together with these.
    let written = try folder.text("books/table-2.json")
    let again = try QZ(
      ["tables", "-", "--by", "message", "--tables", "1", "--write", books], input: Self.lines)
    #expect(again.status == 1 && again.output.isEmpty)
    #expect(again.error.contains("already holds codebooks; remove them, or name another folder"))
    #expect(try folder.text("books/table-2.json") == written)
  }

  @Test func `tables with an escape state no law that they break`() throws {
    let run = try QZ(
      ["tables", "corpus:swift", "--symbols", "character", "--tables", "1-3", "--by", "message"])
    #expect(run.status == 0, "\(run.error)")
  }

  @Test(arguments: ["fixed", "huffman"])
  func `a folder of codebooks writes each message in the best of them`(selector: String) throws {
    let folder = try TemporaryFolder()
    let (books, data) = (folder.path("books"), folder.path("data"))
    try Self.lines.write(toFile: data, atomically: true, encoding: .utf8)
    let line = ["tables", data, "--by", "message", "--tables", "3", "--selector", selector]
    // All messages are designed on, so that the curve is of the codebooks that are written.
    let result = try json(line + ["--split", "none", "--write", books])
    let point = try #require((result["curve"] as? [[String: Any]])?.last)
    let bits = try #require(point["designBits"] as? Int)
    let report = try json(
      ["report", data, "--messages", "line", "--code", "hpack", "--book", books])
    let code = try #require((report["codes"] as? [[String: Any]])?.last)
    let (bill, messages) = (
      try #require(code["bill"] as? [String: Any]), try #require(code["messages"] as? [String: Any])
    )
    #expect(code["code"] as? String == books)
    #expect(bill["total"] as? Double == Double(bits))
    #expect(bill["selector"] as? Double == Double(try #require(point["selectorBits"] as? Int)))
    #expect(bill["residual"] as? Double == 0)
    #expect((messages["tables"] as? [Int])?.reduce(0, +) == 60)

    let file = folder.path("file.qz")
    let encoded = try QZ(["encode", data, "--book", books, "--messages", "line", "-o", file])
    #expect(encoded.status == 0, "\(encoded.error)")
    #expect(try QZ(["decode", file, "--book", books]).output == Self.lines)
    #expect(
      try QZ(["decode", file, "--book", books, "--message", "2"]).output == "the quick brown fox 1")
    #expect(try QZ(["decode", file]).status == 1)
    let inspected = try json(["inspect", file, "--book", books])
    let member = try #require((inspected["members"] as? [[String: Any]])?.first)
    #expect((member["bill"] as? [String: Any])?["residual"] as? Double == 0)
  }

  @Test(arguments: ["bit", "character", "word", "gram:2"])
  func `tables of any unit are written, and read where data are encoded`(unit: String) throws {
    let folder = try TemporaryFolder()
    let (books, data, file) = (folder.path("books"), folder.path("data"), folder.path("file.qz"))
    try Self.lines.write(toFile: data, atomically: true, encoding: .utf8)
    let line = ["tables", data, "--symbols", unit, "--by", "message", "--tables", "2"]
    let result = try json(line + ["--write", books])
    #expect(result["symbolUnit"] as? String == unit)
    #expect(result["hasEscape"] as? Bool == (unit != "bit"))
    #expect(
      ((result["checks"] as? [[String: Any]]) ?? []).allSatisfy { $0["holds"] as? Bool == true })
    // Other messages, of which some symbols are new to the tables.
    let other = folder.path("other")
    try "a new λ word 9\n\n0123 the quick\n".write(toFile: other, atomically: true, encoding: .utf8)
    let encoded = try QZ(["encode", other, "--book", books, "--messages", "line", "-o", file])
    #expect(encoded.status == 0, "\(encoded.error)")
    let decoded = try QZ(["decode", file, "--book", books])
    #expect(decoded.output == "a new λ word 9\n\n0123 the quick\n", "\(decoded.error)")
    #expect(
      try QZ(["decode", file, "--book", books, "--message", "3"]).output == "0123 the quick")
    let report = try json(
      ["report", other, "--symbols", unit, "--messages", "line", "--book", books])
    let code = try #require((report["codes"] as? [[String: Any]])?.last)
    #expect((code["bill"] as? [String: Any])?["residual"] as? Double == 0)
    let member = try #require(
      (try json(["inspect", file, "--book", books])["members"] as? [[String: Any]])?.first)
    let bill = try #require(member["bill"] as? [String: Any])
    #expect(abs(try #require(bill["residual"] as? Double)) < 1e-6)
  }

  @Test func `tables of order 1 are measured by their streams`() throws {
    let result = try json(
      ["tables", "-", "--code", "order:1", "--tables", "1-2", "--align", "bit"])
    #expect(result["code"] as? String == "order:1")
    let curve = try #require(result["curve"] as? [[String: Any]])
    let one = try #require(curve.first?["heldOutBits"] as? Int)
    let plain = try json(["tables", "-", "--by", "message", "--tables", "1", "--align", "bit"])
    let other = try #require(
      (plain["curve"] as? [[String: Any]])?.first?["heldOutBits"] as? Int)
    #expect(one < other)
    let summary = try #require(result["summary"] as? [String: Any])
    #expect(summary["by"] as? String == "message" && summary["text"] as? String != nil)
  }

  @Test func `several files are the messages of a store`() throws {
    let folder = try TemporaryFolder()
    let texts = ["first\n", "", "third"]
    let paths = texts.indices.map { folder.path("\($0).txt") }
    for (text, path) in zip(texts, paths) {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let file = folder.path("all.qz")
    let encoded = try QZ(["encode"] + paths + ["--messages", "file", "-o", file])
    #expect(encoded.status == 0, "\(encoded.error)")
    #expect(try QZ(["decode", file]).output == texts.joined())
    for (index, text) in texts.enumerated() {
      #expect(try QZ(["decode", file, "--message", "\(index + 1)"]).output == text)
    }
    #expect(try QZ(["decode", file, "--message", "4"]).status == 1)
    let refused = try QZ(["encode"] + paths + ["-o", file])
    #expect(refused.status == 2 && refused.error.contains("--messages file"), "\(refused.error)")
  }

  @Test func `tables of symbols that differ serve the messages that each can write`() throws {
    let folder = try TemporaryFolder()
    for (name, symbols) in [("a-2.json", "ax"), ("a-10.json", "bx")] {
      let rows = symbols.map { "{\"symbol\": \"\($0)\", \"length\": 1}" }.joined(separator: ", ")
      try "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", \"symbols\": [\(rows)]}"
        .write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let line = ["report", "-", "--messages", "line", "--code", "hpack", "--book", folder.path("")]
    let result = try json(line, input: "axa\nbbx\nxx\n")
    let code = try #require((result["codes"] as? [[String: Any]])?.last)
    // The shorter number comes first, and takes what both can write.
    #expect((code["messages"] as? [String: Any])?["tables"] as? [Int] == [2, 1])
    let failed = try QZ(line, input: "axa\nab\n")
    #expect(failed.status == 1)
    #expect(failed.error.contains("no table has all symbols of message 2"), "\(failed.error)")
    let raw = try QZ(line + ["--or-raw"], input: "axa\nab\n")
    #expect(raw.status == 0, "\(raw.error)")
    let empty = folder.path("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    let none = try QZ(["report", "-", "--book", empty], input: "x")
    #expect(none.status == 1 && none.error.contains("no codebooks"), "\(none.error)")
  }

  @Test func `groups that a column or a file names need no selector`() throws {
    let table = (0..<40).map { $0 % 2 == 0 ? "n,12345\($0)\n" : "w,hello \($0)\n" }.joined()
    let folder = try TemporaryFolder()
    let path = folder.path("table.csv")
    try table.write(toFile: path, atomically: true, encoding: .utf8)
    let line = ["tables", path, "--messages", "column:2", "--by", "column:1", "--tables", "2"]
    let result = try json(line)
    let point = try #require((result["curve"] as? [[String: Any]])?.last)
    #expect(result["by"] as? String == "group")
    #expect(point["selectorBits"] as? Int == 0 && point["used"] as? Int == 2)
    // One column by its heading and the other by its number name the same rows.
    try ("kind,text\n" + table).write(toFile: path, atomically: true, encoding: .utf8)
    let headed = ["tables", path, "--messages", "column:text", "--tables", "2", "--by"]
    let (mixed, named) = (try json(headed + ["column:1"]), try json(headed + ["column:kind"]))
    let curves = [mixed, named].map { $0["curve"] as? [NSDictionary] }
    #expect(curves[0] == curves[1] && curves[0]?.count == 2)
  }

  @Test(arguments: [
    (["tables"], 2, "qz tables needs DATA"),
    (["tables", "uniform:256"], 2, "uniform:256: a known distribution has no messages"),
    (["tables", "corpus:dna", "--tables", "8-1"], 2, "--tables 8-1 ends before it begins"),
    (["tables", "corpus:dna", "--tables", "65"], 2, "--tables takes a whole number from 1 to 64"),
    (["tables", "corpus:dna", "--code", "hufman"], 2, "--code takes huffman, limited:L, rans"),
    (["tables", "corpus:dna", "--code", "limited:7"], 2, "--code limited: takes a whole number"),
    (["tables", "corpus:dna", "--by", "column:1"], 2, "--by column:1 needs messages that are"),
    (
      ["tables", "corpus:dna", "corpus:english", "--by", "file", "--write", "book"], 2,
      "--write needs tables that messages name"
    ),
    (["tables", "corpus:dna", "--flag-bits", "1"], 2, "--flag-bits is about messages"),
    (["tables", "corpus:dna", "--code", "rans", "--by", "context"], 2, "--code rans writes"),
    (["tables", "corpus:dna", "--code", "order:1", "--by", "both"], 2, "--code order:1 has a"),
    (
      ["tables", "corpus:dna", "--code", "order:1", "--smoothing", "kt"], 2,
      "--smoothing is about codes made of a distribution"
    ),
    (
      ["tables", "corpus:english", "--code", "order:1", "--symbols", "word"], 1,
      "corpus:english: order:1: the alphabet has 447 symbols"
    ),
    (
      [
        "tables", "corpus:english", "corpus:german", "corpus:french", "--symbols", "gram:3", "--by",
        "context",
      ],
      2, "--by context counts what follows each gram:3"
    ),
    (
      ["tables", "corpus:dna", "--code", "ideal", "--write", "x"], 2,
      "--write makes codebooks, and --code ideal has no codewords"
    ),
    (["tables", "corpus:dna", "--messages", "lines"], 2, "--messages: no message unit"),
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

  @Test func `a message that no table can write is named by number and symbol`() throws {
    // The fifth is held out, and has a byte of its own.
    let run = try QZ(
      ["tables", "-", "--by", "message", "--smoothing", "ml"], input: "aab\nab\nb\na\naza\nbb\n")
    #expect(run.status == 1)
    #expect(run.error.contains("message 5: no table has a codeword for z"), "\(run.error)")
  }

  @Test func `no messages are refused, and one is enough`() throws {
    #expect(try QZ(["tables", "-"], input: "").error.hasPrefix("qz: -: no messages"))
    #expect(try QZ(["tables", "-"], input: "a").status == 0)
  }

  @Test(arguments: ["text", "json"])
  func `too few tables for both ways of choosing are wrong usage`(format: String) throws {
    let run = try QZ(
      ["tables", "corpus:headers", "--tables", "1-3", "--by", "both", "--format", format])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.contains("--by both needs a number of tables that is a product"))
    #expect(try QZ(["tables", "corpus:headers", "--tables", "1-4", "--by", "both"]).status == 0)
  }
}
