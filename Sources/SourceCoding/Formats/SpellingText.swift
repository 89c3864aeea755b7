/// Bytes as readable text, and back.
enum SpellingText {
  /// Appends bytes, with escapes for those that are not visible text.
  static func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var rest = bytes
    while let byte = rest.first {
      var iterator = rest.makeIterator()
      var decoder = UTF8()
      var width = 1
      if let escape = escapes.first(where: { $0.byte == byte })?.escape {
        text += [UInt8(ascii: "\\"), escape]
      } else if byte >= 0x20, byte != 0x7F,
        case .scalarValue(let scalar) = decoder.decode(&iterator)
      {
        width = UTF8.width(scalar)
        text += rest.prefix(width)
      } else {
        text += "\\x\(byte.hexadecimal(digits: 2, uppercase: true))".utf8
      }
      rest = rest.dropFirst(width)
    }
  }

  /// The bytes that a text represents; `nil` if it contains an invalid escape.
  static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      if letter == UInt8(ascii: "x") {
        let digits = rest.prefix(2)
        guard digits.count == 2,
          digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        guard let value = escapes.first(where: { $0.escape == letter })?.byte else { return nil }
        bytes.append(value)
      }
    }
    return bytes
  }

  private static let escapes: [(byte: UInt8, escape: UInt8)] = [
    (0x0A, UInt8(ascii: "n")), (0x0D, UInt8(ascii: "r")), (0x09, UInt8(ascii: "t")),
    (0x5C, UInt8(ascii: "\\")),
  ]
}
