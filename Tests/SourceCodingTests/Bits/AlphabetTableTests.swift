import Testing

@testable import SourceCoding

struct AlphabetTableTests {
  @Test(arguments: [[], ["a"], ["a", "ab", "abc", "b"], (100..<400).map { String($0) }])
  func `an open alphabet comes back`(spellings: [String]) throws {
    let alphabet = alphabet(spellings)
    #expect(try Alphabet(table: alphabet.table, unit: .word) == alphabet)
  }

  @Test(arguments: [SymbolUnit.bit, .nibble, .byte])
  func `a closed alphabet needs no bits`(unit: SymbolUnit) throws {
    let alphabet = try #require(Alphabet(closed: unit))
    #expect(alphabet.table == .empty)
    #expect(try Alphabet(table: .empty, unit: unit) == alphabet)
  }

  @Test func `the bits are those described`() {
    // 3 in γ; nothing shared, 1 byte, a; 1 byte shared, 1 byte, b.
    let bits = "011" + "1" + "1" + "01100001" + "010" + "1" + "01100010"
    #expect(alphabet(["a", "ab"]).table.bitCount == bits.count)
    var reader = BitReader(alphabet(["a", "ab"]).table.bytes, bitCount: bits.count)
    for bit in bits { #expect((try? reader.next()) == (bit == "1" ? 1 : 0)) }
  }

  @Test func `whatever bits a table has, it is an alphabet or an error`() {
    var rng = seededGenerator(3)
    for _ in 0..<2_000 {
      let bytes = (0..<rng.next() % 12).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      let table = EncodedTable(bytes: bytes, bitCount: bytes.count * 8)
      guard let alphabet = try? Alphabet(table: table, unit: .word) else { continue }
      #expect(alphabet.table.bitCount == table.bitCount)
    }
    let good = alphabet(["abc", "abd", "b"]).table
    for bitCount in 0..<good.bitCount {
      #expect(throws: DecodeError.self) {
        try Alphabet(table: EncodedTable(bytes: good.bytes, bitCount: bitCount), unit: .word)
      }
    }
  }
}
