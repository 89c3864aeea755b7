/// The names of byte values, in reports and in lists that people write.
///
/// A printable ASCII character is its own name and a space is `' '`; the rest is
/// written as in source code: `\n`, `\t`, `\r`, `\0`, `\\`, `\xE9`. Reading a name
/// gives the value back, for all 256 values.
package enum ByteName {
  /// The name of a byte value.
  package static func name(of byte: UInt8) -> String {
    if let letter = letters.first(where: { $0.byte == byte })?.letter { return "\\\(letter)" }
    if byte == UInt8(ascii: " ") { return "' '" }
    if (0x21...0x7E).contains(byte) { return String(UnicodeScalar(byte)) }
    return "\\x" + byte.hexadecimal(digits: 2, uppercase: true)
  }

  /// The byte value with the given name; `nil` if there is none.
  ///
  /// A character may also be in single quotes, and a space may be given as it is.
  package static func byte(named name: String) -> UInt8? {
    let bytes = Array(name.utf8)
    switch bytes.count {
    case 1: return bytes[0] < 0x80 ? bytes[0] : nil
    case 2 where bytes[0] == UInt8(ascii: "\\"):
      return letters.first { $0.letter == Character(UnicodeScalar(bytes[1])) }?.byte
    case 3 where bytes[0] == UInt8(ascii: "'") && bytes[2] == UInt8(ascii: "'"):
      return bytes[1] < 0x80 ? bytes[1] : nil
    case 4 where name.hasPrefix("\\x") && bytes[2...].allSatisfy(isHexadecimal):
      return UInt8(name.dropFirst(2), radix: 16)
    default: return nil
    }
  }

  /// The letters that represent a byte after a backslash.
  private static let letters: [(letter: Character, byte: UInt8)] = [
    ("n", 0x0A), ("r", 0x0D), ("t", 0x09), ("0", 0x00), ("\\", 0x5C),
  ]

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Character(UnicodeScalar(byte)).isHexDigit
  }
}
