/// Joins the spellings of a sequence of symbols.
public enum SpellingJoiner {
  /// The joined spellings of symbols of an alphabet of at most 256 symbols.
  ///
  /// - Parameters:
  ///   - symbols: the symbols.
  ///   - text: all spellings of the alphabet, one after another.
  ///   - starts: the offset at which each spelling begins, and the offset at which the
  ///     last ends.
  /// - Returns: the text of the symbols.
  /// - Precondition: Each symbol has a spelling, and it lies within the text.
  public static func join(
    _ symbols: Span<UInt8>, _ text: Span<UInt8>, _ starts: Span<Int>
  ) -> [UInt8] {
    joined(symbols, text, starts)
  }

  /// The joined spellings of symbols of any alphabet.
  ///
  /// - Parameters:
  ///   - symbols: the symbols.
  ///   - text: all spellings of the alphabet, one after another.
  ///   - starts: the offset at which each spelling begins, and the offset at which the
  ///     last ends.
  /// - Returns: the text of the symbols.
  /// - Precondition: Each symbol has a spelling, and it lies within the text.
  public static func join(
    _ symbols: Span<UInt32>, _ text: Span<UInt8>, _ starts: Span<Int>
  ) -> [UInt8] {
    joined(symbols, text, starts)
  }

  private static func joined<Symbol: FixedWidthInteger>(
    _ symbols: Span<Symbol>, _ text: Span<UInt8>, _ starts: Span<Int>
  ) -> [UInt8] {
    var byteCount = 0
    for index in symbols.indices {
      let symbol = Int(symbols[index])
      byteCount += starts[symbol + 1] - starts[symbol]
    }
    return [UInt8](capacity: byteCount) { joined in
      for index in symbols.indices {
        let symbol = Int(symbols[index])
        for offset in starts[symbol]..<starts[symbol + 1] { joined.append(text[offset]) }
      }
    }
  }
}
