import Testing

@testable import SourceCoding

struct EscapeTests {
  @Test(arguments: [
    ("witten-bell", [3, 1, 0], [3, 1, 2.0]), ("add:1", [3, 1, 0], [3, 1, 1]),
    ("add:0.5", [3, 1, 0], [3, 1, 0.5]), ("fixed:0.2", [3, 1, 0], [3, 1, 1]),
    ("witten-bell", [0, 0, 0], [0, 0, 1]), ("fixed:0.2", [0], [1]),
  ])
  func `a rule gives the escape its weight beside the counts`(
    name: String, counts: [UInt64], weights: [Double]
  ) throws {
    let rule = try #require(EscapeRule(named: name))
    #expect(try rule.estimator.distribution(of: Tally(counts: counts)).weights == weights)
  }

  @Test(arguments: ["", "add", "add:0", "add:-1", "fixed:1", "fixed:0", "fixed", "witten-bell:1"])
  func `other names are no rule`(name: String) {
    #expect(EscapeRule(named: name) == nil)
  }

  @Test func `spellings come back, and cost what is said`() throws {
    let code = SpellingCode(of: alphabet(["ab", "b", "cab"]))
    let spellings = ["", "abc", "zebra", "ÿ", "ab"].map { Array($0.utf8) }
    var writer = BitWriter()
    for spelling in spellings { code.append(spelling, to: &writer) }
    let (bytes, bitCount) = writer.finish()
    #expect(bitCount == spellings.reduce(0) { $0 + code.bitCount(of: $1) })
    var reader = BitReader(bytes, bitCount: bitCount)
    for spelling in spellings { #expect(try code.next(from: &reader) == spelling) }
    #expect(reader.isAtEnd)
  }

  @Test func `a spelling has at most as many bytes as are allowed`() throws {
    let code = SpellingCode(of: alphabet(["ab", "b"]))
    var writer = BitWriter()
    code.append(Array("abba".utf8), to: &writer)
    let (bytes, bitCount) = writer.finish()
    var reader = BitReader(bytes, bitCount: bitCount)
    #expect(try code.next(from: &reader, atMost: 4) == Array("abba".utf8))
    var again = BitReader(bytes, bitCount: bitCount)
    #expect(throws: DecodeError.self) { try code.next(from: &again, atMost: 3) }
  }

  @Test(arguments: [2, 40, 300], [1, 30, 400])
  func `messages with symbols that z does not know come back`(
    knownCount: Int, count: Int
  ) throws {
    let (escape, code) = try example(knownCount: knownCount, symbolCount: count)
    let escaping = EscapingCoder(code, escape)
    var rng = seededGenerator(UInt64(count))
    let message = (0..<500).map { _ in UInt32(rng.next() % UInt64(count)) }
    var block = EncodedBlock()
    try escaping.encode(message.span, into: &block)
    let spelled = message.filter { escape.isEscaped(Int($0)) }
    let spellingBits = spelled.reduce(0) { $0 + escape.spellingCosts[Int($1)] }
    #expect(block.escapeBitCount % 8 == 0)
    #expect(Double(block.escapeBitCount) >= spellingBits)
    // The number of escapes in γ, and filling up to a byte, are less than this.
    #expect(Double(block.escapeBitCount) < spellingBits + 32)
    var received = [UInt32](repeating: 0, count: message.count)
    var span = received.mutableSpan
    try escaping.decode(block, into: &span)
    #expect(received == message)
  }

  @Test func `damaged blocks are an error or other symbols, never a trap`() throws {
    let (escape, code) = try example(knownCount: 20, symbolCount: 60)
    let escaping = EscapingCoder(code, escape)
    let message = (0..<60).map { UInt8($0) }
    let block = try encoded(message, by: escaping)
    for bit in 0..<block.bitCount {
      var damaged = block
      damaged.buffer[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      _ = try? decoded(damaged, count: message.count, by: escaping)
    }
    for bitCount in 0..<block.bitCount {
      var short = block
      short.bitCount = bitCount
      #expect(throws: DecodeError.self) {
        try decoded(short, count: message.count, by: escaping)
      }
    }
  }

  /// An escape from the first symbols of an alphabet, and a code that knows them.
  private func example(
    knownCount: Int, symbolCount: Int
  ) throws -> (Escape, any Coder) {
    // Every third symbol is unknown at least, so that both kinds come.
    let names = (0..<max(knownCount, symbolCount)).map { String($0 + 1_000) }
    let known = names.prefix(knownCount).enumerated().filter { $0.offset % 3 != 1 }.map(\.element)
    let escape = Escape(from: alphabet(known), for: alphabet(Array(names.prefix(symbolCount))))
    var rng = seededGenerator(7)
    let weights = (0..<escape.codeAlphabetSize).map { _ in Double(rng.next() % 100 + 1) }
    let design = try CodeCatalog.designer(named: "huffman").design(for: distribution(weights))
    return (escape, try #require(design.code))
  }
}

/// The alphabet of words with the given spellings.
func alphabet(_ spellings: [String]) -> Alphabet {
  Alphabet(unit: .word, sortedSpellings: spellings.sorted().map { Array($0.utf8) })
}
