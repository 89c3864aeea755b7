/// The symbols of a tally in symbol order, because their real order is not known.
///
/// It stands for data of which only the counts are left. What depends on counts alone is
/// the same as for the data; what depends on the order of symbols must not be computed
/// from it, so whoever sends a message first asks whether ``SymbolSource/hasOrder``.
package struct CountedSource: SymbolSource {
  /// The number of occurrences of each symbol.
  package let tally: Tally

  /// The symbols that are counted.
  package let alphabet: Alphabet

  /// The number of symbols counted before each symbol.
  private let starts: [Int]

  /// The symbols of `tally`, over `alphabet`.
  ///
  /// - Precondition: The tally is over the alphabet, and counts at most 2^62 symbols.
  package init(_ tally: Tally, over alphabet: Alphabet) {
    precondition(tally.alphabetSize == alphabet.count, "a tally over another alphabet")
    self.tally = tally
    self.alphabet = alphabet
    var start = 0
    starts = tally.counts.map { count in
      defer { start += Int(count) }
      return start
    }
  }

  /// The number N of symbols counted.
  package var symbolCount: Int { Int(tally.total) }

  /// Fills `symbols` with the symbols from `offset` on, in symbol order.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    fill(&symbols, from: offset)
  }

  /// Fills `symbols` with the symbols from `offset` on, in symbol order.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) {
    fill(&symbols, from: offset)
  }

  private func fill<Word: FixedWidthInteger>(_ symbols: inout MutableSpan<Word>, from offset: Int) {
    var symbol = starts.place(of: offset)
    for index in symbols.indices {
      while symbol + 1 < starts.count, starts[symbol + 1] <= offset + index { symbol += 1 }
      symbols[index] = Word(truncatingIfNeeded: symbol)
    }
  }
}

extension SymbolSource {
  /// Whether the order of the symbols is known, and not only their counts.
  package var hasOrder: Bool { !(self is CountedSource) }
}
