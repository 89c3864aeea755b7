import Foundation
import Testing

@testable import qz

/// `qz encode` and `qz decode`, run as a user runs them.
struct FileCommandTests {
  private let folder: TemporaryFolder
  private let text = String(repeating: "to be or not to be, that is the question\n", count: 50)

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    [], ["--code", "shannon"], ["--code", "hpack"], ["--code", "auto"],
    ["--code", "hpack,huffman"], ["--code", "order:2"], ["--code", "order-huffman:1"],
    ["--code", "block:3"], ["--code", "tunstall"],
    // Without z in the file: these make no use of one.
    ["-z", "corpus:english", "--code", "ppm"], ["-z", "corpus:english", "--code", "adaptive-kt"],
  ])
  func `a file comes back`(options: [String]) throws {
    let path = try folder.write(text, "a.txt")
    let file = folder.path("a.qz")
    let written = try QZ(["encode", path, "-o", file] + options)
    #expect(written.status == 0, "\(written.error)")
    #expect(written.output.isEmpty)
    let read = try QZ(["decode", file])
    #expect(read.status == 0 && read.output == text)
    #expect(read.error.isEmpty)
  }

  @Test func `what both sides know need not be in the file`() throws {
    let path = try folder.write(text, "a.txt")
    let (own, shared) = (folder.path("own.qz"), folder.path("shared.qz"))
    #expect(try QZ(["encode", path, "-o", own]).status == 0)
    let written = try QZ(["encode", path, "-z", path, "--smoothing", "ml", "-o", shared])
    #expect(written.status == 0)
    #expect(written.error.contains("is shared"))
    #expect(written.error.contains("would not save anything"))
    func size(_ path: String) throws -> Int { try Data(contentsOf: URL(filePath: path)).count }
    #expect(try size(shared) < size(own))
    let none = try QZ(["decode", shared])
    #expect(none.status == 1 && none.output.isEmpty)
    #expect(none.error.contains("not available; name it with --book"))
    let wrong = try QZ(["decode", shared, "-z", "corpus:english"])
    #expect(wrong.status == 1 && wrong.output.isEmpty)
    #expect(wrong.error.contains("designed from corpus:english, by byte, is another"))
    #expect(written.error.contains("to read it: qz decode FILE -z \(path) --smoothing ml"))
    let right = try QZ(["decode", shared, "-z", path, "--smoothing", "ml"])
    #expect(right.status == 0 && right.output == text)
  }

  @Test(arguments: [
    "huffman", "limited:7", "block:3", "tunstall:4", "order:0", "order:1", "order-huffman:1",
    "rans", "tans:1", "move-to-front", "ctw", "utf8", "morse", "golomb:1", "letters:3", "auto",
  ])
  func `an empty file comes back from any code, and costs its frame`(code: String) throws {
    let path = try folder.write("", "empty")
    let file = folder.path("empty.qz")
    for proxy in [[], ["-z", "corpus:english"]] {
      let written = try QZ(["encode", path, "--code", code, "-o", file] + proxy)
      #expect(written.status == 0, "\(written.error)")
      // No reader needs more than the file.
      let read = try QZ(["decode", file])
      #expect(read.status == 0 && read.output.isEmpty, "\(read.error)")
      let bill = try QZ(["inspect", file, "--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(bill.output.utf8))
      let members = try #require((object as? [String: Any])?["members"] as? [[String: Any]])
      let lines = try #require(members.first?["bill"] as? [String: Any])
      #expect(lines["frame"] as? Double == lines["total"] as? Double)
    }
    let piped = try QZ(["encode", "-", "--code", code, "-z", "corpus:english"])
    #expect(piped.status == 0, "\(piped.error)")
  }

  @Test(arguments: ["kt", "laplace", "add:0.01", "good-turing", "witten-bell", "mixture"])
  func `words that a smoothed proxy has never seen are spelled out`(rule: String) throws {
    let file = folder.path("words.qz")
    let options = ["-z", "corpus:english", "--symbols", "word", "--smoothing", rule]
    let written = try QZ(["encode", "corpus:french", "-o", file] + options)
    #expect(written.status == 0, "\(written.error)")
    #expect(try QZ(["decode", file, "-o", "-"] + options).output.utf8.count == 8_999)
    func bits(_ arguments: [String]) throws -> [String: Double] {
      let run = try QZ(arguments + options + ["--format", "json"])
      #expect(run.status == 0, "\(run.error)")
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let report = try #require(object as? [String: Any])
      let subjects = try #require((report["codes"] ?? report["members"]) as? [[String: Any]])
      let bill = try #require(subjects.first?["bill"] as? [String: Any])
      return bill.compactMapValues { $0 as? Double }
    }
    let report = try bits(["report", "corpus:french", "--code", "huffman"])
    let inside = try bits(["inspect", file])
    #expect(try #require(report["escape"]) > 0)
    // A file has a frame besides, and pads its only block as the stream does.
    let (total, frame) = (try #require(inside["total"]), try #require(inside["frame"]))
    #expect(report["total"] == total - frame)
  }

  @Test func `codes that were named and cannot be had are told`() throws {
    let path = try folder.write(text, "a.txt")
    let file = folder.path("a.qz")
    let written = try QZ(["encode", path, "-o", file, "--code", "huffman,block:16,baudot"])
    #expect(written.status == 0)
    #expect(written.error.contains("not possible: block:16: the alphabet has"))
    #expect(written.error.contains("not possible: baudot: "))
    let auto = try QZ(["encode", path, "-o", file, "--code", "auto"])
    #expect(!auto.error.contains("not possible"))
    #expect(auto.error.contains("are tried if --code names them"))
  }

  @Test func `a codebook file is a code for both sides`() throws {
    let path = try folder.write("aabacab", "a.txt")
    let codewords = ["a": "0", "b": "10", "c": "11"]
    let rows = codewords.sorted { $0.key < $1.key }
      .map { "{\"symbol\": \"\($0.key)\", \"codeword\": \"\($0.value)\"}" }
    func book(_ rows: [String], _ name: String) throws -> String {
      try folder.write(
        "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", \"symbols\": ["
          + rows.joined(separator: ",") + "]}", name)
    }
    let (right, wrong) = (try book(rows, "right.json"), try book(Array(rows.dropLast()), "b.json"))
    let file = folder.path("a.qz")
    #expect(try QZ(["encode", path, "--book", right, "-o", file]).status == 0)
    #expect(try QZ(["decode", file, "--book", right]).output == "aabacab")
    let refused = try QZ(["decode", file, "--book", wrong])
    #expect(refused.status == 1 && refused.error.contains("is another code"))
    let unwritable = try QZ(["encode", path, "--book", wrong, "-o", folder.path("no.qz")])
    #expect(unwritable.status == 1)
    #expect(unwritable.error.contains("no codeword for c, which occurs at byte 4"))
    #expect(!(try folder.names.contains("no.qz")))
  }

  @Test(arguments: ["huffman", "rans", "vitter", "ppm"])
  func `words that z does not know are spelled out`(code: String) throws {
    let z = try folder.write("to be or not to be, that is a question\n", "z.txt")
    let path = try folder.write(text + "whether it is nobler in the mind\n", "a.txt")
    let file = folder.path("a.qz")
    let shared = ["-z", z, "--symbols", "word"]
    let written = try QZ(["encode", path, "-o", file, "--code", code] + shared)
    #expect(written.status == 0, "\(written.error)")
    #expect(try QZ(["decode", file] + shared).output.hasSuffix("nobler in the mind\n"))
    #expect(try QZ(["decode", file, "-z", z]).error.contains("is another"))
    let foreign = try QZ(["inspect", file, "-z", z])
    #expect(foreign.status == 0 && foreign.error.contains("is another"))
    let inspected = try QZ(["inspect", file] + shared)
    #expect(inspected.output.contains("spelled out"))
    #expect(inspected.output.contains("residual 0"))
  }

  @Test func `a codebook of words is designed, shared and used`() throws {
    let z = try folder.write("to be or not to be, that is a question\n", "z.txt")
    let path = try folder.write(text, "a.txt")
    let (book, file) = (folder.path("book.json"), folder.path("a.qz"))
    #expect(try QZ(["design", z, "--symbols", "word", "-o", book]).status == 0)
    #expect(try QZ(["encode", path, "--book", book, "-o", file]).status == 0)
    #expect(try QZ(["decode", file, "--book", book]).output == text)
    let other = try QZ(["encode", path, "--book", book, "--symbols", "line", "-o", file])
    #expect(other.status == 2 && other.error.contains("is a code for words; leave it out"))
  }

  /// There is an escape then, and it never comes.
  @Test(arguments: ["word", "line", "character", "scalar", "utf16", "gram:2", "gram:2,word"])
  func `a codebook knows every symbol of the data that it was made of`(unit: String) throws {
    let path = try folder.write(text, "a.txt")
    let (book, file) = (folder.path("book.json"), folder.path("a.qz"))
    #expect(try QZ(["design", path, "--symbols", unit, "-o", book]).status == 0)
    #expect(try QZ(["encode", path, "--book", book, "-o", file]).status == 0)
    #expect(try QZ(["decode", file, "--book", book]).output == text)
    let shared = ["-z", path, "--symbols", unit]
    #expect(try QZ(["encode", path, "-o", file] + shared).status == 0)
    #expect(try QZ(["decode", file] + shared).output == text)
    #expect(try QZ(["inspect", file] + shared).output.contains("residual 0"))
  }

  @Test func `a standard code needs no z to be read`() throws {
    let (path, file) = (try folder.write(text, "a.txt"), folder.path("a.qz"))
    let written = try QZ(["encode", path, "--code", "hpack", "-z", "corpus:english", "-o", file])
    #expect(written.status == 0 && !written.error.contains("to read it"))
    #expect(try QZ(["decode", file]).output == text)
  }

  @Test func `pipes are written as they come, and read one behind another`() throws {
    let file = folder.path("a.qz")
    let written = try QZ(["encode", "-", "-z", "corpus:english", "-o", file], input: text)
    #expect(written.status == 0, "\(written.error)")
    let data = try Data(contentsOf: URL(filePath: file))
    try (data + data).write(to: URL(filePath: file))
    let read = try QZ(["decode", file, "-z", "corpus:english"])
    #expect(read.output == text + text)
  }

  @Test func `damage is named, and a damaged file does not appear`() throws {
    let path = try folder.write(text, "a.txt")
    let file = folder.path("a.qz")
    #expect(try QZ(["encode", path, "-o", file]).status == 0)
    var data = try Data(contentsOf: URL(filePath: file))
    data[data.count / 2] ^= 1
    try data.write(to: URL(filePath: file))
    let read = try QZ(["decode", file, "-o", folder.path("b.txt")])
    #expect(read.status == 4)
    #expect(read.error.contains("a.qz: block 1, at byte"))
    #expect(read.error.contains("its checksum does not match; it is damaged"))
    #expect(!(try folder.names.contains("b.txt")))
  }

  @Test func `an empty file comes back`() throws {
    let path = try folder.write("", "a.txt")
    #expect(try QZ(["encode", path, "-o", folder.path("a.qz")]).status == 0)
    let read = try QZ(["decode", folder.path("a.qz")])
    #expect(read.status == 0 && read.output.isEmpty)
  }

  @Test(arguments: [
    (["encode"], "qz encode needs FILE"),
    (["encode", "uniform:256"], "is a known distribution, not a message"),
    (["encode", "corpus:english", "--code", "ideal"], "ideal is a reference"),
    (["encode", "corpus:english", "-z", "-"], "a reader could not get standard input again"),
    (["decode", "corpus:english"], "no such file"),
  ])
  func `what makes no sense is refused`(arguments: [String], message: String) throws {
    let result = try QZ(arguments)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
  }
}
