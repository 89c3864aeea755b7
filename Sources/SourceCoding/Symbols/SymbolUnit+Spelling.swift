extension SymbolUnit {
  /// The spelling of the symbol with the given name; `nil` if the name is not that of
  /// one symbol.
  ///
  /// A name is written as ``Alphabet/name(of:)`` writes it: text as it is, in single
  /// quotes or not, with `\n`, `\t`, `\r`, `\0`, `\\`, `\xE9` for a byte and `\u{301}`
  /// for a scalar value. Bits and nibbles are digits, and one half of a surrogate pair
  /// is `\uD83D`.
  public func spelling(named name: String) -> [UInt8]? {
    switch element {
    case .bit, .nibble:
      let digits = name.compactMap { UInt8(String($0), radix: self.element == .bit ? 2 : 16) }
      return digits.count == name.count && isOneSymbol(of: digits.count) ? digits : nil
    case .byte where self == .byte: return ByteName.byte(named: name).map { [$0] }
    default: break
    }
    if element != .utf16, !Self.isEscaped(name) {
      let bytes = Array(name.utf8)
      return SymbolCutter.isOneSymbol(bytes, of: self) ? bytes : nil
    }
    guard let pieces = Self.pieces(of: name) else { return nil }
    if element == .utf16 {
      let codeUnits = pieces.flatMap(\.codeUnits)
      return isOneSymbol(of: codeUnits.count) ? codeUnits.flatMap { $0 } : nil
    }
    var bytes: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .scalar(let scalar): bytes += Array(String(scalar).utf8)
      case .byte(let byte): bytes.append(byte)
      case .half: return nil
      }
    }
    return SymbolCutter.isOneSymbol(bytes, of: self) ? bytes : nil
  }

  /// The spelling of a symbol whose name is its text in ASCII, as most names are; `nil` if it
  /// takes ``spelling(named:)`` to tell.
  package func spelling(plain name: ArraySlice<UInt8>) -> [UInt8]? {
    switch self {
    case .scalar, .character, .word, .line: break
    default: return nil
    }
    guard name.first != UInt8(ascii: "'"),
      name.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let bytes = Array(name)
    return SymbolCutter.isOneSymbol(bytes, of: self) ? bytes : nil
  }

  /// Whether a name is not the symbol's text itself, because of backslashes or quotes.
  private static func isEscaped(_ name: String) -> Bool {
    let quote = UInt8(ascii: "'")
    return name.utf8.contains(UInt8(ascii: "\\"))
      || name.utf8.first == quote && name.utf8.last == quote && name.utf8.count > 2
  }

  /// Whether `count` elements form one symbol.
  private func isOneSymbol(of count: Int) -> Bool {
    if case .gram(let size, _) = self { (1...size).contains(count) } else { count == 1 }
  }

  /// A piece of a name: a character, or a number behind a backslash.
  private enum Piece {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
    /// One half of a surrogate pair.
    case half(UInt16)

    /// The spellings of the piece's UTF-16 code units.
    var codeUnits: [[UInt8]] {
      switch self {
      case .scalar(let scalar): String(scalar).utf16.map(Self.spelling)
      case .byte(let byte): byte < 0x80 ? [[0, 0, byte]] : [[1, 0, byte]]
      case .half(let half): [Self.spelling(half)]
      }
    }

    private static func spelling(_ codeUnit: UInt16) -> [UInt8] {
      [0, UInt8(codeUnit >> 8), UInt8(codeUnit & 0xFF)]
    }
  }

  /// The pieces of a name.
  ///
  /// They are read scalar by scalar, because a combining mark after a backslash would
  /// otherwise merge with it into one character.
  private static func pieces(of name: String) -> [Piece]? {
    var rest = Array(name.unicodeScalars)[...]
    if rest.count > 2, rest.first == "'", rest.last == "'" { rest = rest.dropFirst().dropLast() }
    var pieces: [Piece] = []
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        pieces.append(.scalar(scalar))
        continue
      }
      switch rest.popFirst() {
      case "x":
        guard let byte = number(rest.prefix(2), digits: 2...2) else { return nil }
        pieces.append(.byte(UInt8(byte)))
        rest = rest.dropFirst(2)
      case "u" where rest.first == "{":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        guard digits.endIndex < rest.endIndex, let value = number(digits, digits: 1...6),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        pieces.append(.scalar(scalar))
        rest = rest[(digits.endIndex + 1)...]
      case "u":
        guard let half = number(rest.prefix(4), digits: 4...4), half >> 11 == 0x1B else {
          return nil
        }
        pieces.append(.half(UInt16(half)))
        rest = rest.dropFirst(4)
      case let letter?:
        guard let byte = ByteName.byte(named: "\\\(letter)") else { return nil }
        pieces.append(.byte(byte))
      case nil: return nil
      }
    }
    return pieces
  }

  /// The number that `text` spells in hexadecimal digits; `nil` if it has other
  /// characters or a wrong number of digits.
  private static func number(
    _ text: ArraySlice<Unicode.Scalar>, digits: ClosedRange<Int>
  ) -> UInt32? {
    guard digits.contains(text.count), text.allSatisfy({ $0.isASCII && $0.properties.isHexDigit })
    else { return nil }
    return text.reduce(0) { $0 << 4 | UInt32(Character($1).hexDigitValue ?? 0) }
  }
}
