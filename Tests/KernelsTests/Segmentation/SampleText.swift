/// Texts in which everything meets everything, and bytes that are no text.
enum SampleText {
  /// Scalars of every class that has a say in where a character ends, and of every
  /// length in UTF-8.
  static let scalars: [Unicode.Scalar] = [
    "a", " ", "\r", "\n", "\u{1}", "é", "中", "\u{10400}", "\u{FFFF}",
    // Extend: a combining mark, a joiner that joins nothing, selectors, a tag.
    "\u{301}", "\u{200C}", "\u{FE0F}", "\u{1F3FB}", "\u{E0061}",
    // Zero width joiner, prepended marks, spacing marks, a control.
    "\u{200D}", "\u{600}", "\u{110BD}", "\u{903}", "\u{E33}", "\u{200B}",
    // Hangul: L, V, T, LV, LVT.
    "\u{1100}", "\u{1161}", "\u{11A8}", "\u{AC00}", "\u{AC01}",
    // Regional indicators and pictographs.
    "\u{1F1E6}", "\u{1F1FF}", "👨", "❤", "©",
    // Devanagari: two consonants, nukta, virama.
    "क", "ष", "\u{93C}", "\u{94D}",
  ]

  /// Bytes that are not UTF-8 where they stand, most of the time.
  private static let invalid: [[UInt8]] = [
    [0x80], [0xBF], [0xC0], [0xC1, 0x81], [0xC3], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
    [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x91], [0xF4, 0x90, 0x80, 0x80], [0xFF],
  ]

  /// So many scalars, one in four an ASCII letter, and one in twelve invalid.
  static func random(scalarCount: Int, using rng: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<scalarCount {
      switch rng.below(12) {
      case 0: text += invalid[rng.below(invalid.count)]
      case 1, 2, 3: text.append(0x61 + UInt8(rng.below(26)))
      default: text += Array(String(scalars[rng.below(scalars.count)]).utf8)
      }
    }
    return text
  }

  /// A piece of bytes: text, or one byte that belongs to none.
  enum Piece: Equatable {
    case text(String)
    case invalid(UInt8)
  }

  /// The pieces of bytes, found by trying what Swift takes for a string.
  static func pieces(of bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    var offset = 0
    while offset < bytes.count {
      let lengths = (1...4).lazy.filter { offset + $0 <= bytes.count }
      let scalar = lengths.compactMap {
        String(validating: bytes[offset..<offset + $0], as: UTF8.self)
      }
      .first
      if let scalar {
        text.unicodeScalars.append(contentsOf: scalar.unicodeScalars)
        offset += scalar.utf8.count
      } else {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.invalid(bytes[offset]))
        offset += 1
      }
    }
    return text.isEmpty ? pieces : pieces + [.text(text)]
  }
}
