extension SymbolUnit {
  /// The spelling of the symbol called `name`; `nil` if that is not one symbol.
  ///
  /// A name is written as ``Alphabet/name(of:)`` writes it: text as it is, in single
  /// quotes or not, with `\n`, `\t`, `\r`, `\0`, `\\`, `\xE9` for a byte and `\u{301}` for
  /// a scalar value. Bits and nibbles are digits, a half of a surrogate pair `\uD83D`.
  public func spelling(named name: String) -> [UInt8]? {
    switch element {
    case .bit, .nibble:
      let digits = name.compactMap { UInt8(String($0), radix: self.element == .bit ? 2 : 16) }
      return digits.count == name.count && isOneSymbol(of: digits.count) ? digits : nil
    case .byte where self == .byte: return ByteName.byte(named: name).map { [$0] }
    default: break
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
    guard let message = try? Message(bytes, unit: self), message.symbols.count == 1 else {
      return nil
    }
    return Array(message.alphabet.spelling(of: 0))
  }

  /// Whether so many elements are one symbol.
  private func isOneSymbol(of count: Int) -> Bool {
    if case .gram(let size, _) = self { (1...size).contains(count) } else { count == 1 }
  }

  /// What a name is made of: letters that stand for themselves, and numbers.
  private enum Piece {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
    /// Half of a surrogate pair.
    case half(UInt16)

    /// The code units of UTF-16, as they are spelled.
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

  /// The pieces of a name, scalar by scalar: a mark behind a backslash is no letter
  /// with it.
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

  /// The number of so many hexadecimal digits, and nothing else.
  private static func number(
    _ text: ArraySlice<Unicode.Scalar>, digits: ClosedRange<Int>
  ) -> UInt32? {
    guard digits.contains(text.count), text.allSatisfy({ $0.isASCII && $0.properties.isHexDigit })
    else { return nil }
    return text.reduce(0) { $0 << 4 | UInt32(Character($1).hexDigitValue ?? 0) }
  }
}
