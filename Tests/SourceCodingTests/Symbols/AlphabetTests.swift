import SourceCoding
import Testing

struct AlphabetTests {
  private func alphabet(_ words: [String]) -> Alphabet {
    Alphabet(unit: .word, sortedSpellings: words.map { Array($0.utf8) })
  }

  @Test func `a symbol is found by its spelling`() {
    let words = ["", "a", "a\0", "ab", "b", "é"]
    let alphabet = alphabet(words)
    #expect(alphabet.count == 6)
    for (symbol, word) in words.enumerated() {
      #expect(alphabet.symbol(spelled: word.utf8) == symbol)
      #expect(alphabet.spelling(of: symbol).elementsEqual(word.utf8))
    }
    for other in ["aa", "c", "\0", "zz"] { #expect(alphabet.symbol(spelled: other.utf8) == nil) }
    #expect(self.alphabet([]).symbol(spelled: "a".utf8) == nil)
  }

  @Test func `a union has the symbols of both in order, and says where they are`() {
    var rng = seededGenerator(17)
    for _ in 0..<300 {
      let sets = (0..<2).map { _ in
        Set((0..<rng.next() % 12).map { _ in String(rng.next() % 20, radix: 3) })
      }
      let (a, b) = (sets[0].sorted(), sets[1].sorted())
      let (union, places, otherPlaces) = alphabet(a).union(alphabet(b))
      #expect(union == alphabet(sets[0].union(sets[1]).sorted()))
      #expect(places.map { Array(union.spelling(of: $0)) } == a.map { Array($0.utf8) })
      #expect(otherPlaces.map { Array(union.spelling(of: $0)) } == b.map { Array($0.utf8) })
    }
  }

  @Test func `closed alphabets are those of bits, nibbles and bytes`() {
    for unit in SymbolUnit.plain + [.gram(2, of: .bit)] {
      #expect(Alphabet(closed: unit)?.count == unit.closedAlphabetSize)
    }
    #expect(Alphabet(closed: .byte) == .bytes)
    #expect(Alphabet.bytes.isBytes)
  }
}
