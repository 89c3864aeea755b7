/// Messages of a code that can write one symbol only: nothing is written.
///
/// That is what the symbol costs. A stream code that wrote even the state it ends
/// in would pay for what is known already.
enum CertainMessage {
  /// Writes nothing into `block`, if all `symbols` are `symbol`.
  static func encode<Symbol: SymbolWord>(
    _ symbols: Span<Symbol>, ofOnly symbol: Int, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    for index in symbols.indices where Int(symbols[index]) != symbol { throw UnwritableSymbol() }
    block.finish(bitCount: 0)
  }

  /// Fills `symbols` with `symbol`, if there is nothing in `block`.
  static func decode<Symbol: SymbolWord>(
    _ block: EncodedBlock, ofOnly symbol: Int, into symbols: inout MutableSpan<Symbol>
  ) throws(DecodeError) {
    guard block.bitCount == 0 else { throw .unread(bitOffset: 0) }
    for index in symbols.indices { symbols[index] = Symbol(truncatingIfNeeded: symbol) }
  }
}
