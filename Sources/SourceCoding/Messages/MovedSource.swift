/// A message over an alphabet other than its own: a larger one that it shares with
/// other data, or a smaller one without symbols that it never emits.
package struct MovedSource: SymbolSource {
  private let source: any SymbolSource

  /// The symbols that the message can contain.
  package let alphabet: Alphabet

  /// The place in the alphabet of each symbol of the message's own alphabet.
  package let places: [Int]

  /// The message of `source` over `alphabet`.
  ///
  /// - Precondition: The alphabet contains all symbols of the source, and has its unit.
  package init(_ source: any SymbolSource, to alphabet: Alphabet) {
    let (union, places, _) = source.alphabet.union(alphabet)
    precondition(union.count == alphabet.count, "a symbol of the message is missing")
    self.source = source
    self.alphabet = alphabet
    self.places = places
  }

  /// The message of `source` over `alphabet`, in which symbol x has the place
  /// `places[x]`.
  init(_ source: any SymbolSource, to alphabet: Alphabet, places: [Int]) {
    self.source = source
    self.alphabet = alphabet
    self.places = places
  }

  /// The message of `source` over only those symbols of its alphabet that it emits.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - seen: the symbols that it emits, in ascending order.
  package init(_ source: any SymbolSource, restrictedTo seen: [Int]) {
    let own = source.alphabet
    var places = Array(repeating: 0, count: own.count)
    for (place, symbol) in seen.enumerated() { places[symbol] = place }
    self.source = source
    self.places = places
    alphabet =
      seen.count == own.count
      ? own : Alphabet(unit: own.unit, sortedSpellings: seen.map { own.spelling(of: $0) })
  }

  /// The number N of symbols in the message.
  package var symbolCount: Int { source.symbolCount }

  /// Reads the symbols from `offset` on.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    try source.read(at: offset, into: &symbols)
    for index in symbols.indices {
      symbols[index] = UInt8(truncatingIfNeeded: places[Int(symbols[index])])
    }
  }

  /// Reads the symbols from `offset` on.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError) {
    try source.read(at: offset, into: &symbols)
    for index in symbols.indices {
      symbols[index] = UInt32(truncatingIfNeeded: places[Int(symbols[index])])
    }
  }
}
