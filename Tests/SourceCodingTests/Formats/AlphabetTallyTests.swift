import Testing

@testable import SourceCoding

struct AlphabetTallyTests {
  private static let content =
    Array("Ein Ärger\tmit \\ und 🐈\r\n, mit é\n\u{1}\u{7F} ".utf8) + [0xFF, 0xC3]

  private func counts(of content: some Collection<UInt8>, by unit: String) throws -> AlphabetTally {
    let message = try Message(Array(content), unit: SymbolUnit(named: unit))
    let tally = try BatchTallies(of: MessageSource(message), threads: 1).total
    return AlphabetTally(tally, over: message.alphabet)
  }

  private static let units = [
    "bit", "nibble", "byte", "utf16", "scalar", "character", "word", "line", "gram:2",
    "gram:2,utf16",
  ]

  @Test(arguments: units)
  func `what was written is read`(unit: String) throws {
    let counts = try counts(of: Self.content, by: unit)
    #expect(try AlphabetTally(text: counts.text) == counts)
  }

  @Test func `the text is one that people and programs can read`() throws {
    let counts = try counts(of: Array("aab\n".utf8) + [0xE9], by: "byte")
    #expect(
      String(decoding: counts.text, as: UTF8.self)
        == "qz.tally/2 byte\n1\t\\n\n2\ta\n1\tb\n1\t\\xE9\ntotal 5\nchecksum b4930cafe4f465e3\n")
  }

  @Test(arguments: ["byte", "word", "gram:2"], [0, 4, 20])
  func `parts add up to the whole, either way`(unit: String, cut: Int) throws {
    // Cut where symbols end.
    let (first, second) = (Self.content.prefix(cut), Self.content.dropFirst(cut))
    let (a, b) = (try counts(of: first, by: unit), try counts(of: second, by: unit))
    #expect(try a.adding(b) == b.adding(a))
    #expect(try a.adding(b).text == counts(of: Self.content, by: unit).text)
  }

  @Test func `only what is counted alike can be added`() throws {
    let (bytes, words) = (try counts(of: [1], by: "byte"), try counts(of: [1], by: "word"))
    #expect(throws: InvalidTally.units(.byte, .word)) { try bytes.adding(words) }
    let many = AlphabetTally(
      Tally(counts: [AlphabetTally.mostSymbols] + Array(repeating: 0, count: 255)), over: .bytes)
    #expect(throws: InvalidTally.tooMany) { try many.adding(bytes) }
  }

  @Test func `every truncation is found`() throws {
    let text = try counts(of: Self.content, by: "word").text
    for count in 0..<text.count {
      #expect(throws: InvalidTally.self) { try AlphabetTally(text: Array(text.prefix(count))) }
    }
  }

  @Test(arguments: [
    ("", InvalidTally.heading), ("qz.tally/2 byte\ntotal 0\n", .truncated),
    ("qz.tally/3 byte\n", .version("qz.tally/3")),
    ("qz.tally/1 fathom\ntotal 0\n", .unit("fathom")),
    ("qz.tally/1 byte\n1 a\ntotal 1\n", .line(2)), ("qz.tally/1 byte\n-1\ta\ntotal 1\n", .line(2)),
    ("qz.tally/1 byte\n0\ta\ntotal 0\n", .line(2)),
    ("qz.tally/1 byte\n1\t\\q\ntotal 1\n", .line(2)),
    ("qz.tally/1 byte\n1\tab\ntotal 1\n", .symbol(line: 2)),
    ("qz.tally/1 byte\n1\tb\n1\ta\ntotal 2\n", .symbol(line: 3)),
    ("qz.tally/1 byte\n1\tb\n1\tb\ntotal 2\n", .symbol(line: 3)),
    ("qz.tally/1 byte\n1\ta\ntotal 2\n", .line(3)),
    ("qz.tally/1 byte\n18446744073709551615\ta\ntotal 0\n", .tooMany),
    ("qz.tally/1 utf16\n1\tab\ntotal 1\n", .symbol(line: 2)),
    (
      "qz.tally/1 utf16\n1\t\\x00\\x00A\n1\t\\x00\\x00B\n1\t\\x02\\x00C\ntotal 3\n",
      .symbol(line: 4)
    ),
    ("qz.tally/1 byte\n+2\tA\ntotal 2\n", .line(2)),
    ("qz.tally/1 byte\n\tA\ntotal 0\n", .line(2)),
  ])
  func `what is no tally is refused`(text: String, error: InvalidTally) {
    #expect(throws: error) { try AlphabetTally(text: Array(text.utf8)) }
  }

  @Test(arguments: units)
  func `every flipped bit is found`(unit: String) throws {
    let text = try counts(of: Self.content, by: unit).text
    for bit in 0..<text.count * 8 {
      var damaged = text
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: InvalidTally.self, "bit \(bit)") { try AlphabetTally(text: damaged) }
    }
  }

  /// `text` with its checksum, as a writer of fields would have made it.
  private func summed(_ text: String) -> [UInt8] {
    Array(
      "\(text)checksum \(CodeHash(value: SecondChecksum.value(of: Array(text.utf8), seed: 0)))\n"
        .utf8)
  }

  @Test func `a field in small letters is skipped, and one with a capital refused`() throws {
    let counts = try counts(of: Array("ab".utf8), by: "byte")
    let known = summed("qz.tally/2 byte\norigin a shard\n1\ta\n1\tb\ntotal 2\n")
    #expect(try AlphabetTally(text: known) == counts)
    #expect(throws: InvalidTally.field("Ends")) {
      try AlphabetTally(text: self.summed("qz.tally/2 byte\nEnds in a word\n1\ta\ntotal 1\n"))
    }
    #expect(throws: InvalidTally.line(3)) {
      try AlphabetTally(text: self.summed("qz.tally/2 byte\n1\ta\norigin here\ntotal 1\n"))
    }
    #expect(throws: InvalidTally.line(2)) {
      try AlphabetTally(text: Array("qz.tally/1 byte\norigin here\ntotal 0\n".utf8))
    }
  }

  @Test func `tallies are read one behind another`() throws {
    let (a, b) = (try counts(of: [1, 1], by: "byte"), try counts(of: [2], by: "byte"))
    var reader = TallyReader(ByteInput(a.text + b.text))
    #expect(try reader.next() == a)
    let hadChecksum = reader.hadChecksum
    #expect(hadChecksum)
    #expect(try reader.next() == b)
    #expect(try reader.next() == nil)
    var first = TallyReader(ByteInput(Array("qz.tally/1 byte\n1\ta\ntotal 1\n".utf8)))
    #expect(try first.next()?.tally.total == 1)
    let firstHadChecksum = first.hadChecksum
    #expect(!firstHadChecksum)
  }

  @Test func `what is not a tally is refused at its first line`() {
    var reader = TallyReader(ByteInput(Array(repeating: 0, count: 1 << 22)))
    #expect(throws: InvalidTally.heading) { try reader.next() }
  }
}
