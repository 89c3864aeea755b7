import SourceCoding
import Testing

@testable import qz

struct CodebookFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ symbols: String, schema: String = "qz.codebook/1", unit: String = "byte")
    throws -> String
  {
    try folder.write(
      "{\"schema\": \"\(schema)\", \"symbolUnit\": \"\(unit)\", \"symbols\": [\(symbols)]}",
      "book.json")
  }

  private func item(_ symbol: String, _ length: Int? = nil, _ codeword: String? = nil) -> String {
    let members =
      ["\"symbol\": \"\(symbol)\""] + [length.map { "\"length\": \($0)" }].compactMap { $0 }
      + [codeword.map { "\"codeword\": \"\($0)\"" }].compactMap { $0 }
    return "{" + members.joined(separator: ", ") + "}"
  }

  @Test func `codewords, lengths or both say the same`() throws {
    let forms = [
      [item("a", 1), item("b", 2), item("\\\\n", 2)],
      [item("a", nil, "0"), item("b", nil, "11"), item("\\\\n", nil, "10")],
      [item("b", 2, "11"), item("a", 1, "0"), item("\\\\n", 2, "10")],
    ]
    for form in forms {
      let codebook = try CodebookFile(path: write(form.joined(separator: ","))).codebook()
      #expect(codebook.lengths[97] == 1)
      #expect(codebook.codewords[98]?.description == "11")
      #expect(codebook.codewords[10]?.description == "10")
      #expect(codebook.codewords.count { $0 != nil } == 3)
    }
  }

  @Test func `it is a proxy, and a code that is used for real`() throws {
    let path = try write([item("a", 1), item("b", 2)].joined(separator: ","))
    guard case .known(let z, _) = try Spec("code:\(path)").material else {
      throw Failure.job("a codebook implies a known distribution")
    }
    #expect(z.probability(of: 97) == 2.0 / 3)
    let data = try folder.write("abaab", "data")
    let run = try QZ(["report", data, "-z", "code:\(path)", "--code", "code:\(path)"])
    #expect(run.status == 0)
    #expect(run.output.contains("1.40000"))
    #expect(run.output.contains("5 bytes back"))
  }

  @Test func `a code that is decodable but not prefix-free is a proxy only`() throws {
    let path = try write([item("a", nil, "0"), item("b", nil, "01")].joined(separator: ","))
    #expect(throws: Never.self) { try Spec("code:\(path)") }
    let failure = #expect(throws: Failure.self) { try CodeSpec.designer(named: "code:\(path)") }
    #expect(
      failure?.message
        == "\(path): the codeword of a (0) is a prefix of that of b (01); use it as a proxy "
        + "with -z, or "
        + "make it prefix-free"
    )
    let run = try QZ(["list", "code:\(path)"])
    #expect(
      run.output.contains(
        "prefix-free         no, the codeword of a (0) is a prefix of that of b (01)"))
    #expect(run.output.contains("uniquely decodable  yes"))
    #expect(run.output.contains("dangling suffixes   1; none is a codeword"))
    #expect(
      run.output.contains(
        "delay               up to 1 bit after a codeword until it is certain"))
  }

  @Test func `a code with too many short codewords is listed with what is wrong`() throws {
    let path = try write(
      [item("to", nil, "0"), item("be", nil, "1"), item("' '", nil, "00")].joined(separator: ","),
      unit: "word")
    let run = try QZ(["list", "code:\(path)"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("not uniquely decodable: 00 is to to and ' '\n"))
    #expect(run.output.contains("symbols             3 words"))
    #expect(run.output.contains("Kraft sum           5/4, above 1"))
    #expect(run.output.contains("no, the codeword of to (0) is a prefix of that of ' ' (00)"))
    #expect(run.output.contains("dangling suffixes   0; 0 is the codeword of to"))
    let json = try QZ(["list", "code:\(path)", "--format", "json"]).output
    #expect(json.contains("\"uniquelyDecodable\" : false"))
    for line in [["-z", "code:\(path)"], ["-z", "corpus:english", "--code", "code:\(path)"]] {
      let refused = try QZ(["report", "corpus:dna", "--symbols", "word"] + line)
      #expect(refused.status == 1)
      #expect(
        refused.error.contains(line.count == 2 ? "00 is to to and ' '" : "of to (0) is a prefix"))
    }
  }

  @Test func `a reader that may have to wait for the end is said to`() throws {
    let path = try write(
      [item("a", nil, "0"), item("b", nil, "01"), item("c", nil, "11")].joined(separator: ","))
    let run = try QZ(["list", "code:\(path)"])
    #expect(run.output.contains("uniquely decodable  yes"))
    #expect(run.output.contains("delay               unbounded"))
  }

  @Test func `an ambiguous code is shown with two messages of the same bits`() throws {
    let path = try write(
      [item("a", nil, "0"), item("b", nil, "01"), item("c", nil, "10")].joined(separator: ","))
    let run = try QZ(["list", "code:\(path)"])
    #expect(run.output.contains("uniquely decodable  no, 010 is a c and b a\n"))
  }

  @Test(arguments: [
    (
      "{\"symbol\": \"ab\", \"length\": 1}",
      "item 1: 'ab' is not one byte; write one character, or \\xE9"
    ),
    (
      "{\"symbol\": \"a\", \"length\": 1}, {\"symbol\": \"a\", \"length\": 1}",
      "item 2: the symbol a occurs twice; give every symbol one codeword"
    ),
    (
      "{\"symbol\": \"a\"}",
      "item 1: a has neither a length nor a codeword; give it one of them, or leave the symbol out"
    ),
    (
      "{\"symbol\": \"a\", \"codeword\": \"0\"}, {\"symbol\": \"b\", \"length\": 1}",
      "item 2: b has no codeword, but other symbols have; give codewords to all of them, or to none"
    ),
    (
      "{\"symbol\": \"a\", \"codeword\": \"0x\"}",
      "item 1: '0x' is not a codeword; write at most 65,535 zeros and ones"
    ),
    (
      "{\"symbol\": \"a\", \"length\": 3, \"codeword\": \"01\"}",
      "item 1: the length is 3, but the codeword has 2 bits; correct one of them"
    ),
    (
      "{\"symbol\": \"a\", \"length\": 65536}",
      "the codeword of a would have 65,536 bits; 0 to 65,535 are possible; give codewords from "
        + "0 to 65,535 bits"
    ),
    (
      "{\"symbol\": \"a\", \"length\": 1}, {\"symbol\": \"b\", \"length\": 0}",
      "no prefix code has these lengths: their Kraft sum is 3/2, above 1; "
        + "shorter codewords leave no room for a (1 bit); make some codewords longer"
    ),
    (
      "{\"symbol\": \"a\", \"codeword\": \"0\"}, {\"symbol\": \"b\", \"codeword\": \"\"}",
      "not uniquely decodable: 0 is b a and a; the Kraft sum is 3/2, above 1; "
        + "make some codewords longer"
    ),
    (
      "",
      "a code needs at least one symbol with a codeword; list symbols with their lengths or "
        + "codewords"
    ),
    ("{\"length\": 1}", "'symbols' item 1 'symbol' is missing or of the wrong kind; \(remedy)"),
    (
      "{\"symbol\": \"a\", \"length\": \"1\"}",
      "'symbols' item 1 'length' is missing or of the wrong kind; \(remedy)"
    ),
    ("{", "not a codebook in JSON; \(remedy)"),
  ])
  func `a bad codebook is refused with the place`(symbols: String, reason: String) throws {
    let path = try write(symbols)
    let failure = #expect(throws: Failure.self) { try Spec("code:\(path)") }
    #expect(failure?.message == "\(path): \(reason)")
    #expect(failure?.exitCode == 1)
  }

  @Test func `other schemas and units are refused`() throws {
    let other = try write("", schema: "qz.codebook/2")
    #expect(
      throws: Failure.job(
        "\(other): the schema is 'qz.codebook/2'",
        remedy: "qz reads codebooks of 'qz.codebook/1'")
    ) { try CodebookFile(path: other) }
    let runes = try write("", unit: "rune")
    #expect(
      throws: Failure.job(
        "\(runes): the symbol unit is 'rune'", remedy: "'qz list units' lists the units")
    ) { try CodebookFile(path: runes) }
  }

  @Test func `a codebook of words is a proxy and a code for words`() throws {
    let path = try write(
      [item("to", 1), item("be", 3), item("' '", 3), item("or", 2)].joined(separator: ","),
      unit: "word")
    guard case .impliedBy(let code) = try Spec("code:\(path)", unit: .word).material else {
      throw Failure.job("a codebook of words is a code for words")
    }
    #expect(code.codeword(of: "or")?.description == "10")
    #expect(code.codeword(of: "not") == nil)
    #expect(
      throws: Failure.usage(
        "\(path): the codebook is for words, but the symbols are bytes",
        remedy: "add --symbols word")
    ) { try Spec("code:\(path)") }
    let data = try folder.write("to be or to be", "data")
    let run = try QZ(
      ["report", data, "-z", "code:\(path)", "--code", "code:\(path)", "--symbols", "word"])
    #expect(run.status == 0)
    #expect(run.output.contains("9 back"))
  }

  @Test func `a codebook of words is no proxy where it knows none of the data, or there are none`()
    throws
  {
    let path = try write(item("to", 1), unit: "word")
    let data = try folder.write("or", "data")
    let run = try QZ(["report", data, "-z", "code:\(path)", "--symbols", "word"])
    #expect(run.status == 1)
    #expect(
      run.error
        == "qz: code:\(path): \(path) has no codeword for any word of the data; name "
        + "another z, or other data\n"
    )
    let design = try QZ(["design", "code:\(path)", "--symbols", "word"])
    #expect(design.status == 2)
    #expect(design.error.contains("is ideal for depends on the words of the message"))
  }

  @Test func `a codebook with an escape is for files`() throws {
    let path = try folder.write(
      "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"word\", \"symbols\": "
        + "[\(item("to", 1)), \(item("' '", 2))], \"escape\": {\"length\": 2}}", "book.json")
    let code = try CodebookFile(path: path).fileCode()
    #expect(code.description.hasEscape)
    #expect(code.description.alphabet.count == 2)
    let data = try folder.write("to be or not to be", "data")
    let file = folder.path("data.qz")
    #expect(try QZ(["encode", data, "--book", path, "-o", file]).status == 0)
    #expect(try QZ(["decode", file, "--book", path]).output == "to be or not to be")
    #expect(try QZ(["decode", file]).error.contains("name it with --book"))
  }

  @Test func `a codebook may be as long as many words make it`() throws {
    let padding = String(repeating: " ", count: 1 << 20)
    let path = try write("\(item("to", 1)),\(padding)\(item("be", 1))", unit: "word")
    #expect(try CodebookFile(path: path).alphabet.count == 2)
    let table = try folder.write("[[\"to\", 1],\(padding)[\"be\", 1]]", "table")
    guard case .known(_, let alphabet) = try Spec("table:\(table)", unit: .word).material else {
      throw Failure.job("a table is a known distribution")
    }
    #expect(alphabet.count == 2)
    #expect(
      throws: Failure.job(
        "\(table): 1,048,597 bytes are too many for a table of bytes, which can have 1,048,576",
        remedy: "to learn a distribution from data, name the file without 'table:'")
    ) { try Spec("table:\(table)") }
  }

  @Test func `a byte is never unknown`() throws {
    let path = try folder.write(
      "{\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", \"symbols\": "
        + "[\(item("a", 1))], \"escape\": {\"length\": 1}}", "book.json")
    #expect(
      throws: Failure.job(
        "\(path): the escape: the code already has every byte",
        remedy: "leave the escape out")
    ) { try CodebookFile(path: path) }
  }

  private static let remedy =
    "write it like {\"schema\": \"qz.codebook/1\", \"symbolUnit\": \"byte\", "
    + "\"symbols\": [{\"symbol\": \"a\", \"codeword\": \"0\"}]}"
}
