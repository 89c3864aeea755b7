/// A code that handles symbols of both widths with the same methods.
///
/// It implements the requirements of ``Coder`` for bytes and for wide symbols by one
/// pair of generic methods. Codes that handle only bytes do not need it, nor do codes
/// that have separate tables for bytes.
protocol SymbolWordCoder: Coder {
  /// Writes `symbols` into `block`, replacing its content.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Reads `block` and fills `symbols` with its symbols.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError)
}

extension SymbolWordCoder {
  /// Writes `symbols` into `block`, replacing its content.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no finite cost.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeWords(symbols, into: &block)
  }

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    try decodeWords(block, into: &symbols)
  }

  /// Writes symbols of an alphabet of any size; it works like the method for bytes.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no finite cost.
  package func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeWords(symbols, into: &block)
  }

  /// Reads symbols of an alphabet of any size; it works like the method for bytes.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    try decodeWords(block, into: &symbols)
  }
}
