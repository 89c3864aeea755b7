import SourceCoding
import Testing

struct MessageTests {
  static let units: [SymbolUnit] =
    SymbolUnit.plain
    + SymbolUnit.plain.flatMap { unit in [1, 2, 3, 64].map { .gram($0, of: unit) } }

  /// Letters of many scripts, marks, flags, ends of lines, and bytes that are no text.
  private func randomBytes(using rng: inout SplitMix64) -> [UInt8] {
    let pieces =
      ["a", "b c", "don't", "\r\n", "\n", "é", "e\u{301}", "ж", "中文", "हिन्दी", "한국", "👨‍👩‍👧", "🇫🇷", "𐐀"]
      .map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0]]
    return (0..<rng.next() % 40).flatMap { _ in pieces[Int(rng.next() % UInt64(pieces.count))] }
  }

  @Test(arguments: units)
  func `symbols joined again are the bytes, one for one`(unit: SymbolUnit) throws {
    var rng = seededGenerator(11)
    for round in 0..<16 {
      let bytes =
        round % 2 == 0
        ? randomBytes(using: &rng)
        : (0..<rng.next() % 60).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      let message = try Message(bytes, unit: unit)
      #expect(message.bytes == bytes, "\(bytes)")
      #expect(message.byteCount == bytes.count)
      #expect(message.unit == unit)
      let spellings = (0..<message.alphabet.count).map { Array(message.alphabet.spelling(of: $0)) }
      #expect(zip(spellings, spellings.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
      if unit.closedAlphabetSize == nil {
        let seen = Set((0..<message.symbols.count).map { message.symbols[$0] })
        #expect(seen.count == message.alphabet.count, "an open alphabet holds what was seen")
      }
    }
  }

  @Test func `more than 256 symbols are wide, and few are narrow`() throws {
    for count in [255, 256, 257, 2_000] {
      let bytes = (0..<count * 2).flatMap { Array("\($0 * 7919 % count)\n".utf8) }
      let message = try Message(bytes, unit: .line)
      #expect(message.alphabet.count == count)
      #expect(message.bytes == bytes)
      if case .narrow = message.symbols {
        #expect(count <= 256)
      } else {
        #expect(count > 256)
      }
    }
  }

  @Test func `the example of the documentation holds`() throws {
    let message = try Message(Array("to be or not".utf8), unit: .word)
    #expect(message.alphabet.count == 5)
    #expect(message.symbols[2] == 1)
    #expect(Array(message.alphabet.spelling(of: 1)) == Array("be".utf8))
  }

  @Test(arguments: [
    (SymbolUnit.bit, [1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1]),
    (.nibble, [0xC, 0x3, 0xA, 0x9]),
    (.byte, [0xC3, 0xA9]),
  ])
  func `closed units have their symbols by value`(unit: SymbolUnit, symbols: [Int]) throws {
    let message = try Message([0xC3, 0xA9], unit: unit)
    #expect(message.alphabet == Alphabet(closed: unit))
    #expect((0..<message.symbols.count).map { message.symbols[$0] } == symbols)
  }

  @Test func `utf16 is spelled in code units and single bytes`() throws {
    let message = try Message(Array("é𐐀".utf8) + [0x80], unit: .utf16)
    let spelled = (0..<message.symbols.count)
      .map { Array(message.alphabet.spelling(of: message.symbols[$0])) }
    #expect(spelled == [[0, 0, 0xE9], [0, 0xD8, 0x01], [0, 0xDC, 0x00], [1, 0, 0x80]])
  }

  @Test func `symbols that no bytes are cut into still join without a trap`() throws {
    let message = try Message(Array("𐐀é".utf8) + [0x80], unit: .utf16)
    var rng = seededGenerator(5)
    for _ in 0..<200 {
      let symbols = (0..<rng.next() % 6).map { _ in UInt8(rng.next() % UInt64(4)) }
      #expect(message.alphabet.bytes(of: .narrow(symbols)).count <= 4 * symbols.count)
    }
    #expect(Alphabet(closed: .bit)?.bytes(of: .narrow([1, 1])) == [0xC0])
  }

  @Test func `what is no text and what became one is counted`() throws {
    let bytes = Array("a\r\nb\r\n\n\r".utf8) + [0xFF, 0xC3]
    for unit in [SymbolUnit.character, .gram(3, of: .character)] {
      let message = try Message(bytes, unit: unit)
      #expect(message.invalidByteCount == 2)
      #expect(message.lineEndPairCount == 2)
    }
    for unit in [SymbolUnit.utf16, .scalar, .word, .gram(2, of: .utf16)] {
      let message = try Message(bytes, unit: unit)
      #expect(message.invalidByteCount == 2)
      #expect(message.lineEndPairCount == 0)
    }
    for unit in [SymbolUnit.bit, .nibble, .byte, .line, .gram(2, of: .byte)] {
      #expect(try Message(bytes, unit: unit).invalidByteCount == 0)
    }
  }

  @Test func `a gram of grams is a longer gram`() throws {
    let bytes = Array("abcdefghijk".utf8)
    let nested = try Message(bytes, unit: .gram(2, of: .gram(2, of: .byte)))
    let flat = try Message(bytes, unit: .gram(4, of: .byte))
    #expect(nested.symbols == flat.symbols)
    #expect(nested.bytes == bytes)
  }
}
