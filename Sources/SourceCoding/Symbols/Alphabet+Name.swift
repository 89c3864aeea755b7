/// The names of symbols, in reports and in lists that people write.
///
/// Printable text is its own name and a space is `' '`; everything else is written as
/// in source code: `\n`, `\u{301}`, and `\xE9` for a byte that is not valid UTF-8. Bits
/// and nibbles are hexadecimal digits; one half of a surrogate pair is `\uD83D`.
extension Alphabet {
  /// The name of a symbol.
  public func name(of symbol: Int) -> String {
    let spelling = Array(spelling(of: symbol))
    switch unit.element {
    case .byte where spelling.count == 1: return ByteName.name(of: spelling[0])
    case .bit, .nibble:
      return spelling.map { String($0, radix: 16, uppercase: true) }.joined()
    case .utf16: return Self.name(ofUTF16: spelling)
    case .byte: return Self.name(ofBytes: spelling)
    default: return Self.name(ofText: spelling)
    }
  }

  /// The names of bytes one after another; bytes beyond ASCII are given by number.
  private static func name(ofBytes bytes: [UInt8]) -> String {
    quotingSpace(bytes.map { $0 == 0x20 ? " " : ByteName.name(of: $0) }.joined())
  }

  /// The name of a text: its visible characters as they are, the others escaped.
  private static func name(ofText bytes: [UInt8]) -> String {
    var name = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      var decoder = UTF8()
      var iterator = rest.makeIterator()
      if case .scalarValue(let scalar) = decoder.decode(&iterator) {
        // A combining mark at the start would attach to the text in front of the name.
        name += self.name(of: scalar, isFirst: name.isEmpty)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        name += ByteName.name(of: rest[rest.startIndex])
        rest = rest.dropFirst()
      }
    }
    return quotingSpace(name)
  }

  private static func name(of scalar: Unicode.Scalar, isFirst: Bool) -> String {
    if scalar == " " { return " " }
    if scalar.isASCII { return ByteName.name(of: UInt8(scalar.value)) }
    let category = scalar.properties.generalCategory
    let isSeen: Bool =
      switch category {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator, .spaceSeparator:
        false
      case .nonspacingMark, .enclosingMark, .spacingMark: !isFirst
      default: true
      }
    return isSeen
      ? String(Character(scalar)) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  private static func name(ofUTF16 elements: [UInt8]) -> String {
    let names = stride(from: 0, to: elements.count, by: 3).map { index in
      guard elements[index] == 0 else { return ByteName.name(of: elements[index + 2]) }
      let codeUnit = UInt32(elements[index + 1]) << 8 | UInt32(elements[index + 2])
      guard let scalar = Unicode.Scalar(codeUnit) else {
        return "\\u" + String(codeUnit, radix: 16, uppercase: true)
      }
      return name(of: scalar, isFirst: index == 0)
    }
    return quotingSpace(names.joined())
  }

  /// The name in quotes if it begins or ends with a space, so that the space is
  /// visible, or if it has such quotes itself; otherwise the name.
  private static func quotingSpace(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isQuoted = scalars.count > 1 && scalars.first == "'" && scalars.last == "'"
    return scalars.first == " " || scalars.last == " " || isQuoted ? "'\(name)'" : name
  }
}
