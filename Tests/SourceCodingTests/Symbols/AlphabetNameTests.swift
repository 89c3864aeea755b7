import SourceCoding
import Testing

struct AlphabetNameTests {
  @Test(arguments: [
    ("word", "to be\n", ["\\n", "' '", "be", "to"]),
    ("line", "to be\nor ", ["'or '", "to be\\n"]),
    ("character", "e\u{301}\r\n\u{301}", ["\\r\\n", "e\u{301}", "\\u{301}"]),
    ("scalar", "é\u{200D}\u{2003}漢", ["é", "\\u{2003}", "\\u{200D}", "漢"]),
    ("utf16", "a😀", ["a", "\\uD83D", "\\uDE00"]),
    ("gram:2", "a b é", ["'a '", "'b '", "\\xC3\\xA9"]),
    ("gram:4,bit", "\u{2F}", ["0010", "1111"]),
  ])
  func `names show what a symbol is`(unit: String, text: String, names: [String]) throws {
    let message = try Message(Array(text.utf8), unit: SymbolUnit(named: unit))
    #expect((0..<message.alphabet.count).map(message.alphabet.name) == names)
  }

  @Test func `a byte that is no UTF-8 is named by its number`() throws {
    let message = try Message([0x61, 0xE9, 0x62], unit: .word)
    #expect((0..<message.alphabet.count).map(message.alphabet.name) == ["a", "b", "\\xE9"])
    let units = try Message([0x61, 0xE9], unit: .utf16)
    #expect((0..<units.alphabet.count).map(units.alphabet.name) == ["a", "\\xE9"])
  }

  @Test func `the data that symbols stand for add up to its bytes`() throws {
    let bytes = Array("a é 漢 😀\r\n".utf8) + [0xFF]
    for unit in SymbolUnit.plain + [.gram(3, of: .bit), .gram(2, of: .utf16), .gram(2, of: .word)] {
      let message = try Message(bytes, unit: unit)
      var tally = Tally(alphabetSize: message.alphabet.count)
      for index in 0..<message.symbols.count {
        tally.count([UInt32(message.symbols[index])].span)
      }
      #expect(message.alphabet.byteCount(of: tally) == bytes.count, "\(unit)")
    }
  }
}

struct SymbolSpellingTests {
  @Test(arguments: SymbolUnit.plain + [.gram(2, of: .bit), .gram(2, of: .word)])
  func `reading a name undoes writing it`(unit: SymbolUnit) throws {
    let bytes = Array("to be, or\t'é'\r\ne\u{301} 漢\u{200D}😀\\n".utf8) + [0xFF, 0x61]
    let alphabet = try Message(bytes, unit: unit).alphabet
    for symbol in 0..<alphabet.count {
      let name = alphabet.name(of: symbol)
      #expect(unit.spelling(named: name) == Array(alphabet.spelling(of: symbol)), "\(name)")
    }
  }

  @Test(arguments: MessageTests.units)
  func `names are read back for symbols of any text, and all differ`(unit: SymbolUnit) throws {
    let pieces =
      [
        "'", " ", "\\", "u", "{", "a", "é", "e\u{301}", "\u{301}", "\r\n", "\n", "\u{200D}",
        "\u{FE0F}",
      ]
      .map { Array($0.utf8) }
      + [Array("漢".utf8), Array("😀".utf8), Array("🇫🇷".utf8), [0xFF], [0xC3], [0]]
    var rng = seededGenerator(51)
    for _ in 0..<12 {
      let bytes = (0..<30).flatMap { _ in pieces[Int(rng.next() % UInt64(pieces.count))] }
      let alphabet = try Message(bytes, unit: unit).alphabet
      let names = (0..<alphabet.count).map(alphabet.name)
      #expect(Set(names.map { Array($0.unicodeScalars) }).count == names.count)
      for (symbol, name) in names.enumerated() {
        #expect(unit.spelling(named: name) == Array(alphabet.spelling(of: symbol)), "\(name)")
      }
    }
  }

  @Test(arguments: [
    ("bit", "2"), ("bit", "01"), ("nibble", "G"), ("nibble", ""), ("word", "to be"), ("word", ""),
    ("character", "ab"), ("scalar", "e\u{301}"), ("line", "a\\nb"), ("byte", "é"),
    ("character", "\\u{110000}"), ("character", "\\q"), ("utf16", "😀"), ("gram:2", "abc"),
    ("utf16", "\\uD83D\\uDE00"), ("utf16", "\\u0041"), ("scalar", "\\uD83D"), ("scalar", "\\u{41"),
    ("scalar", "\\x+1"), ("scalar", "\\"), ("scalar", "\\u{}"),
  ])
  func `what is not one symbol has no spelling`(unit: String, name: String) throws {
    #expect(try SymbolUnit(named: unit).spelling(named: name) == nil)
  }
}
