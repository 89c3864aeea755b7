import Testing

@testable import SourceCoding

/// Data cut into messages: what the messages are, and that nothing of the data is lost.
struct MessageListTests {
  private static func messages(
    _ text: String, by unit: String
  ) throws -> (texts: [String], list: MessageList) {
    let list = try MessageList(
      MemorySource(Array(text.utf8)), by: try MessageUnit(named: unit))
    return (
      try (0..<list.count).map { String(decoding: try list.bytes(of: $0), as: UTF8.self) }, list
    )
  }

  @Test(
    arguments: [
      ("", [String](), [UInt8]()), ("a", ["a"], [0]), ("a\n", ["a"], [1]),
      ("a\nb", ["a", "b"], [1, 0]), ("\n", [""], [1]),
      ("a\r\n\nb\r\n", ["a", "", "b"], [2, 1, 2]),
      ("\r\n\r", ["", "\r"], [2, 0]), ("a\rb\n\n\n", ["a\rb", "", ""], [1, 1, 1]),
    ] as [(String, [String], [UInt8])])
  func `a line is without its end, which is kept aside`(
    text: String, texts: [String], sizes: [UInt8]
  ) throws {
    let (found, list) = try Self.messages(text, by: "line")
    #expect(found == texts)
    #expect(list.separatorSizes == sizes)
  }

  @Test func `lines with their ends put together are the data`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let data = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Array("\r\nab".utf8)[Int.random(in: 0..<4, using: &random)]
      }
      let list = try MessageList(MemorySource(data), by: .line)
      var again: [UInt8] = []
      for index in 0..<list.count {
        again += try list.bytes(of: index)
        again += [[], [10], [13, 10]][Int(list.separatorSizes[index])]
      }
      #expect(again == data)
    }
  }

  @Test func `zero bytes and sizes cut as they say`() throws {
    #expect(try Self.messages("ab\0\0c", by: "nul").texts == ["ab", "", "c"])
    #expect(try Self.messages("ab\0\0c", by: "nul").list.separatorSizes == [1, 1, 0])
    #expect(try Self.messages("abcdefg", by: "fixed:3").texts == ["abc", "def", "g"])
    #expect(try Self.messages("", by: "fixed:3").texts == [])
    #expect(try Self.messages("a\nb", by: "file").texts == ["a\nb"])
    #expect(try Self.messages("", by: "file").texts == [""])
  }

  @Test func `a long text of short and empty lines is read the same at any place`() throws {
    // Separators straddle the parts of 128 Ki bytes that data are read in.
    var data: [UInt8] = []
    for index in 0..<90_000 { data += Array("\(index % 7 == 0 ? "" : "line")\r\n".utf8) }
    data += [UInt8](repeating: 10, count: 300_000) + [120]
    let list = try MessageList(MemorySource(data), by: .line)
    #expect(list.count == 390_001)
    let content = data.filter { $0 != 10 && $0 != 13 }
    #expect(try list.content.allBytes() == content)
    for offset in stride(from: 0, to: content.count - 7, by: 9_973) {
      var part = [UInt8](repeating: 0, count: 7)
      var span = part.mutableSpan
      try list.content.read(at: offset, into: &span)
      #expect(part == Array(content[offset..<offset + 7]))
    }
    var count = 0
    try list.visit { index, bytes in
      #expect(index == count)
      #expect(bytes.count == list.range(of: index).count)
      count += 1
    }
    #expect(count == list.count)
  }

  @Test(
    arguments: [
      ("a", #"{"a": "x", "b": "y"}"#, ["x"], 0),
      ("*", #"{"a": "x", "b": "y", "c": 1}"#, ["x", "y"], 1),
      ("@key", #"{"a": "x", "b": {"c": "z"}}"#, ["a", "b"], 0),
      ("c.*.h.*.*", #"{"c":[{"h":[{"k":"v"},{"l":"w"}]},{"h":[{"k":""}]}]}"#, ["v", "w", ""], 0),
      ("c.*.h.*.@key", #"{"c":[{"h":[{"k":"v"},{"l":"w"}]}]}"#, ["k", "l"], 0),
      ("1", #"["a", "b", "c"]"#, ["b"], 0),
      (#""a.b""#, #"{"a.b": "x"}"#, ["x"], 0),
      ("a", #"{"a": "\u00e9\n\"\uD83D\uDE00\/"}"#, ["é\n\"😀/"], 0),
      ("a", #" [ ] "#, [], -1), ("b", #"{"a": "b"}"#, [], -1),
    ] as [(String, String, [String], Int)])
  func `strings are found under a path`(
    path: String, text: String, texts: [String], others: Int
  ) throws {
    guard others >= 0 else {
      #expect(throws: MessageError.self) { try Self.messages(text, by: "json:" + path) }
      return
    }
    let (found, list) = try Self.messages(text, by: "json:" + path)
    #expect(found == texts)
    #expect(list.otherValueCount == others)
  }

  @Test func `half a surrogate pair is three bytes`() throws {
    let list = try MessageList(
      MemorySource(Array(#"["\ud800x", "\udc00\ud83d\u0041"]"#.utf8)),
      by: try MessageUnit(named: "json:*"))
    #expect(try list.bytes(of: 0) == [0xED, 0xA0, 0x80, 0x78])
    #expect(try list.bytes(of: 1) == [0xED, 0xB0, 0x80, 0xED, 0xA0, 0xBD, 0x41])
  }

  @Test(arguments: [
    ("{", 1, 2), ("{\"a\" 1}", 1, 6), ("[1,\n2,]", 2, 3), ("\"a", 1, 3), ("[\"\\x\"]", 1, 4),
    ("[1] 2", 1, 5), ("[tru]", 1, 2), ("[\n\n\"\\u12g4\"]", 3, 6), ("", 1, 1), ("[1-2]", 1, 2),
  ])
  func `what is not JSON is refused by line and byte`(text: String, line: Int, offset: Int) {
    #expect(throws: MessageError.notJSON(line: line, offset: offset)) {
      try Self.messages(text, by: "json:*")
    }
  }

  @Test func `nesting without end is refused`() {
    #expect(throws: MessageError.self) {
      try Self.messages(String(repeating: "[", count: 100_000), by: "json:*")
    }
  }

  @Test func `each line of JSON lines is a value`() throws {
    let text = "{\"a\": \"x\"}\r\n\n{\"b\": 1}\n{\"a\": \"y\"}"
    #expect(try Self.messages(text, by: "jsonl:a").texts == ["x", "y"])
    #expect(throws: MessageError.notJSON(line: 2, offset: 1)) {
      try Self.messages("{\"a\": \"x\"}\n}", by: "jsonl:a")
    }
  }

  @Test func `a column is found by number and by heading`() throws {
    let text = "name,text\nann,\"one, \"\"two\"\"\"\nbob,\"a\nb\"\n"
    #expect(try Self.messages(text, by: "column:text").texts == ["one, \"two\"", "a\nb"])
    #expect(try Self.messages(text, by: "column:2").texts == ["text", "one, \"two\"", "a\nb"])
    #expect(throws: MessageError.self) { try Self.messages(text, by: "column:3") }
    #expect(throws: MessageError.self) { try Self.messages(text, by: "column:nam") }
  }

  @Test(arguments: [
    "line", "nul", "file", "fixed:16", "json:a.*.@key", "jsonl:\"x.y\".0", "column:2", "column:a:b",
  ])
  func `a unit is called by its name`(name: String) throws {
    #expect(try MessageUnit(named: name).name == name)
  }

  @Test(arguments: [
    "", "lines", "line:", "fixed", "fixed:0", "fixed:x", "fixed:2000000000", "json", "json:",
    "json:a..b", "json:@key.a", "json:\"a", "json:\"a\"b", "column", "column:",
  ])
  func `a name that is none is refused`(name: String) {
    #expect(throws: UnknownMessageUnit.self) { try MessageUnit(named: name) }
  }

  @Test func `lists are joined in order`() throws {
    let lists = try ["a\nbc\n", "", "d"].map {
      try MessageList(MemorySource(Array($0.utf8)), by: .line)
    }
    let list = MessageList(joining: lists)
    #expect(list.ends == [1, 3, 4])
    #expect(list.separatorSizes == [1, 1, 0])
    #expect(try list.content.allBytes() == Array("abcd".utf8))
    #expect(try list.bytes(of: 1) == Array("bc".utf8))
  }

  @Test(arguments: [
    "bit", "nibble", "byte", "utf16", "scalar", "character", "word", "line", "gram:2",
  ])
  func `no symbol is of two messages`(name: String) throws {
    let texts = ["to be", "or", "", "é\u{301}", "not to be", "a\u{D}"]
    let list = try MessageList(
      MemorySource(Array(texts.joined(separator: "\0").utf8)), by: .nul)
    let unit = try SymbolUnit(named: name)
    let cut = try SymbolMessages(list, by: unit)
    let alphabet = cut.source.alphabet
    for (index, text) in texts.enumerated() {
      let alone = try Message(Array(text.utf8), unit: unit)
      var symbols = [UInt32](repeating: 0, count: cut.range(of: index).count)
      var span = symbols.mutableSpan
      try cut.source.read(at: cut.range(of: index).lowerBound, into: &span)
      #expect(
        symbols.map { alphabet.spelling(of: Int($0)) }
          == (0..<alone.symbols.count).map { alone.alphabet.spelling(of: alone.symbols[$0]) })
    }
  }
}
