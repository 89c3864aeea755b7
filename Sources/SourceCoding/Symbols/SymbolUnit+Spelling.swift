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
    case .utf16:
      if name.hasPrefix("\\u"), name.count == 6, let half = UInt16(name.dropFirst(2), radix: 16) {
        return [0, UInt8(half >> 8), UInt8(half & 0xFF)]
      }
    default: break
    }
    guard let bytes = Self.unescaped(name), let message = try? Message(bytes, unit: self),
      message.symbols.count == 1
    else { return nil }
    return Array(message.alphabet.spelling(of: 0))
  }

  /// Whether so many bits or nibbles are one symbol.
  private func isOneSymbol(of count: Int) -> Bool {
    if case .gram(let size, _) = self { (1...size).contains(count) } else { count == 1 }
  }

  /// The bytes that a name stands for.
  private static func unescaped(_ name: String) -> [UInt8]? {
    var rest = name[...]
    if rest.count > 2, rest.hasPrefix("'"), rest.hasSuffix("'") {
      rest = rest.dropFirst().dropLast()
    }
    var bytes: [UInt8] = []
    while let character = rest.first {
      if character != "\\" {
        bytes += Array(String(character).utf8)
        rest = rest.dropFirst()
      } else if rest.hasPrefix("\\u{"), let end = rest.firstIndex(of: "}") {
        let digits = rest[rest.index(rest.startIndex, offsetBy: 3)..<end]
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
          return nil
        }
        bytes += Array(String(Character(scalar)).utf8)
        rest = rest[rest.index(after: end)...]
      } else {
        let length = rest.hasPrefix("\\x") ? 4 : 2
        guard let byte = ByteName.byte(named: String(rest.prefix(length))) else { return nil }
        bytes.append(byte)
        rest = rest.dropFirst(length)
      }
    }
    return bytes
  }
}
