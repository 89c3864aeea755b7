/// A code that writes and reads symbols of either width alike.
///
/// It says once, generic over the width, what ``Coder`` asks for bytes and for wide
/// symbols. Codes over bytes alone need none of this, nor do those that have other
/// tables for bytes.
protocol SymbolWordCoder: Coder {
  /// Writes `symbols` into `block`, whose former content is given up.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Fills `symbols` with what `block` says.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError)
}

extension SymbolWordCoder {
  /// Writes `symbols` into `block`, whose former content is given up.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no finite cost.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeWords(symbols, into: &block)
  }

  /// Fills `symbols` with what `block` says.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    try decodeWords(block, into: &symbols)
  }

  /// Writes symbols of an alphabet of any size, as the bytes would be.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no finite cost.
  package func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeWords(symbols, into: &block)
  }

  /// Reads symbols of an alphabet of any size, as the bytes would be.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    try decodeWords(block, into: &symbols)
  }
}
