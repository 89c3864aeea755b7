/// Counts the bytes, characters and words that a token adds to a text.
struct TokenText {
  private var isAfterSpace = false

  /// The number of bytes that begin a character.
  static func characterCount(_ bytes: [UInt8]) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  /// The number of stretches of white space that begin in the bytes; this counter has
  /// seen the text before them.
  mutating func spaceCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    func isSpace(_ byte: UInt8) -> Bool {
      0x09...0x0D ~= byte || byte == 0x20 || 0x1C...0x1F ~= byte
    }
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      for byte in bytes {
        if isSpace(byte), !isAfterSpace { count += 1 }
        isAfterSpace = isSpace(byte)
      }
      return count
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isSpace = scalar.properties.isWhitespace || 0x1C...0x1F ~= scalar.value
      if isSpace, !isAfterSpace { count += 1 }
      isAfterSpace = isSpace
    }
    return count
  }
}
