/// Writes symbols as bytes in which a reader finds the same symbols again.
///
/// Words that follow each other directly are one word to a reader. So what was written is
/// cut again and compared, part by part, or each symbol gets a separator after it, which no
/// symbol may hold.
///
///     var text = FindableText(alphabet: alphabet, separator: [0x0A])
///     let bytes = try text.bytes(of: symbols, isLast: true)
package struct FindableText {
  private let alphabet: Alphabet
  private let separator: [UInt8]?

  /// The symbols written last, with which those that follow might join.
  private var tail: [UInt32] = []

  /// A half of a surrogate pair that has not been written, since the other half may follow.
  private var held: [UInt32] = []

  /// More symbols than those that a reader sees at once.
  ///
  /// So many bits or nibbles are whole bytes.
  private static let tailSize = 8

  /// A text of symbols of `alphabet`, each with `separator` after it, if there is one.
  package init(alphabet: Alphabet, separator: [UInt8]? = nil) {
    precondition(separator?.isEmpty != true, "a separator has bytes")
    self.alphabet = alphabet
    self.separator = separator
  }

  /// The bytes of the symbols that follow.
  ///
  /// - Parameters:
  ///   - symbols: numbers below the size of the alphabet; if they are not the last, a
  ///     multiple of 8.
  ///   - isLast: whether no more follow.
  /// - Returns: the bytes, of which a half of a surrogate pair may come later.
  /// - Throws: ``LostSymbols`` at the first that would not be found again.
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

  /// Cuts the bytes of the symbols again.
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

/// Why symbols would not be found again in their text.
package enum LostSymbols: Error, Hashable, Sendable {
  /// A symbol and the next, if there is one, are read as another symbol.
  case joined(Int, next: Int?, readAs: String)
  /// A symbol holds the separator, or ends as it begins.
  case separator(within: Int)
}

extension SymbolUnit {
  /// The bits of a symbol, where the unit is smaller than a byte, or blocks of such are.
  package var bitCount: Int? {
    switch elements {
    case (.bit, let count): count
    case (.nibble, let count): 4 * count
    default: nil
    }
  }
}
