/// Consecutive symbols of another message, as a message of their own.
package struct PartSource: SymbolSource {
  private let whole: any SymbolSource
  private let range: Range<Int>

  /// The symbols of `whole` at the places in `range`.
  ///
  /// - Precondition: The range lies within the message.
  package init(_ whole: any SymbolSource, range: Range<Int>) {
    precondition(
      0 <= range.lowerBound && range.upperBound <= whole.symbolCount, "a part lies within the whole"
    )
    self.whole = whole
    self.range = range
  }

  /// The alphabet of the whole message.
  package var alphabet: Alphabet { whole.alphabet }

  /// The number N of symbols in the part.
  package var symbolCount: Int { range.count }

  /// Reads the symbols from `offset` on, counted from the start of the part.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) throws(SourceError) {
    try whole.read(at: range.lowerBound + offset, into: &symbols)
  }

  /// Reads the symbols from `offset` on, counted from the start of the part.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) throws(SourceError) {
    try whole.read(at: range.lowerBound + offset, into: &symbols)
  }
}
