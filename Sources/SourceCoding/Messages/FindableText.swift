/// Writes symbols as bytes in which a reader finds the same symbols again.
///
/// Words that follow each other directly would be one word to a reader. The written
/// bytes are therefore cut again and compared, part by part; or each symbol is followed
/// by a separator, which no symbol may contain.
///
///     var text = FindableText(alphabet: alphabet, separator: [0x0A])
///     let bytes = try text.bytes(of: symbols, isLast: true)
package struct FindableText {
  private let alphabet: Alphabet
  private let separator: [UInt8]?

  /// The symbols written last, which might join with those that follow.
  private var tail: [UInt32] = []

  /// The first half of a surrogate pair, which is held back until the next symbol is
  /// known.
  private var held: [UInt32] = []

  /// The number of symbols in the tail, more than a reader considers at once.
  ///
  /// That many bits or nibbles are whole bytes.
  private static let tailSize = 8

  /// A text of symbols of `alphabet`, each followed by `separator` if there is one.
  package init(alphabet: Alphabet, separator: [UInt8]? = nil) {
    precondition(separator?.isEmpty != true, "a separator has bytes")
    self.alphabet = alphabet
    self.separator = separator
  }

  /// The bytes of the next symbols.
  ///
  /// - Parameters:
  ///   - symbols: numbers below the size of the alphabet; if they are not the last, a
  ///     multiple of 8.
  ///   - isLast: whether these are the last symbols.
  /// - Returns: the bytes; one half of a surrogate pair may be held back.
  /// - Throws: ``LostSymbols`` at the first symbol that would not be found again.
  package mutating func bytes(
    of symbols: [UInt32], isLast: Bool
  ) throws(LostSymbols) -> [UInt8] {
    if let separator {
      var bytes: [UInt8] = []
      for symbol in symbols { bytes += try spelling(of: symbol, endedBy: separator) }
      return bytes
    }
    guard Alphabet(closed: alphabet.unit) == nil else { return alphabet.bytes(of: .wide(symbols)) }
    var symbols = held + symbols
    held = []
    while !isLast, let last = symbols.last, ends(last, withSurrogate: 0xD8...0xDB) {
      held.insert(symbols.removeLast(), at: 0)
    }
    try check(tail + symbols)
    tail = (tail + symbols).suffix(Self.tailSize)
    while let first = tail.first, begins(first, withSurrogate: 0xDC...0xDF) { tail.removeFirst() }
    return alphabet.bytes(of: .wide(symbols))
  }

  /// The bytes of a symbol and of the separator after it.
  private func spelling(
    of symbol: UInt32, endedBy separator: [UInt8]
  ) throws(LostSymbols) -> [UInt8] {
    let bytes = alphabet.bytes(of: .wide([symbol])) + separator
    let place = bytes.indices.first { bytes[$0...].starts(with: separator) }
    guard place == bytes.count - separator.count else {
      throw .separator(within: Int(symbol))
    }
    return bytes
  }

  /// Cuts the bytes of the symbols again, and compares the result.
  private func check(_ symbols: [UInt32]) throws(LostSymbols) {
    guard let read = try? Message(alphabet.bytes(of: .wide(symbols)), unit: alphabet.unit) else {
      return
    }
    for (index, symbol) in symbols.enumerated() {
      guard index < read.symbols.count,
        read.alphabet.spelling(of: read.symbols[index]) == alphabet.spelling(of: Int(symbol))
      else {
        throw .joined(
          Int(symbol), next: index + 1 < symbols.count ? Int(symbols[index + 1]) : nil,
          readAs: index < read.symbols.count
            ? read.alphabet.name(of: read.symbols[index]) : "nothing")
      }
    }
    guard read.symbols.count == symbols.count else {
      throw .joined(
        Int(symbols.last ?? 0), next: nil,
        readAs: read.alphabet.name(of: read.symbols[read.symbols.count - 1]))
    }
  }

  private func begins(_ symbol: UInt32, withSurrogate halves: ClosedRange<UInt8>) -> Bool {
    let spelling = Array(alphabet.spelling(of: Int(symbol)).prefix(2))
    return alphabet.unit.element == .utf16 && spelling.first == 0 && halves.contains(spelling[1])
  }

  private func ends(_ symbol: UInt32, withSurrogate halves: ClosedRange<UInt8>) -> Bool {
    let spelling = Array(alphabet.spelling(of: Int(symbol)).suffix(3))
    return alphabet.unit.element == .utf16 && spelling.first == 0 && halves.contains(spelling[1])
  }
}

/// The reason why symbols would not be found again in their text.
package enum LostSymbols: Error, Hashable, Sendable {
  /// A symbol and the next one, if there is one, are read as another symbol.
  case joined(Int, next: Int?, readAs: String)
  /// A symbol contains the separator, or its end joins with the separator's beginning.
  case separator(within: Int)
}

extension SymbolUnit {
  /// The number of bits in a symbol, if the unit is smaller than a byte or a gram of
  /// such a unit; otherwise `nil`.
  package var bitCount: Int? {
    switch elements {
    case (.bit, let count): count
    case (.nibble, let count): 4 * count
    default: nil
    }
  }
}
