/// Messages in a code that can write only one symbol: they have no bits.
///
/// That is the cost of a certain symbol. A stream code that wrote even its final state
/// would pay for something that is already known.
enum CertainMessage {
  /// Writes no bits into `block`.
  ///
  /// - Throws: ``UnwritableSymbol`` unless all `symbols` are `symbol`.
  static func encode<Symbol: SymbolWord>(
    _ symbols: Span<Symbol>, ofOnly symbol: Int, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    for index in symbols.indices where Int(symbols[index]) != symbol { throw UnwritableSymbol() }
    block.finish(bitCount: 0)
  }

  /// Fills `symbols` with `symbol`.
  ///
  /// - Throws: ``DecodeError`` if `block` has bits.
  static func decode<Symbol: SymbolWord>(
    _ block: EncodedBlock, ofOnly symbol: Int, into symbols: inout MutableSpan<Symbol>
  ) throws(DecodeError) {
    guard block.bitCount == 0 else { throw .unread(bitOffset: 0) }
    for index in symbols.indices { symbols[index] = Symbol(truncatingIfNeeded: symbol) }
  }
}
