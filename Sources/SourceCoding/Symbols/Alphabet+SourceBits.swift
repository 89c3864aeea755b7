/// The amount of data that a symbol represents.
///
/// Rates per symbol can be compared only for codes over one alphabet; rates per byte of
/// the data can always be compared.
extension Alphabet {
  /// The number of bits of data that a symbol represents: 8 for each of its bytes, 1
  /// for a bit, 4 for a nibble.
  ///
  /// A UTF-16 code unit represents the bytes that its character has in UTF-8; each half
  /// of a surrogate pair represents two of the four.
  public func sourceBitCount(of symbol: Int) -> Int {
    let spelling = spelling(of: symbol)
    switch unit.element {
    case .bit: return spelling.count
    case .nibble: return spelling.count * 4
    case .utf16:
      return stride(from: spelling.startIndex, to: spelling.endIndex, by: 3).reduce(0) {
        $0 + 8 * Self.utf8Length(of: spelling[$1..<$1 + 3])
      }
    default: return spelling.count * 8
    }
  }

  /// The number of bytes of data that the counted symbols represent.
  ///
  /// - Precondition: The tally is over this alphabet.
  public func byteCount(of tally: Tally) -> Int {
    precondition(tally.alphabetSize == count, "a tally over another alphabet")
    guard !isBytes else { return Int(clamping: tally.total) }
    return tally.counts.indices.lazy.filter { tally.counts[$0] > 0 }
      .reduce(0) { $0 + Int(clamping: tally.counts[$1]) * sourceBitCount(of: $1) } / 8
  }

  /// The number of UTF-8 bytes that an element of a UTF-16 spelling represents.
  private static func utf8Length(of element: ArraySlice<UInt8>) -> Int {
    let bytes = Array(element)
    guard bytes[0] == 0 else { return 1 }
    let codeUnit = Int(bytes[1]) << 8 | Int(bytes[2])
    return switch codeUnit {
    case 0..<0x80: 1
    case 0x80..<0x800, 0xD800..<0xE000: 2
    default: 3
    }
  }
}

extension SymbolUnit {
  /// The unit of which grams are made, through all levels; the unit itself if it is not
  /// a gram.
  var element: SymbolUnit {
    if case .gram(_, let unit) = self { unit.element } else { self }
  }
}
