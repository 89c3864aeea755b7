/// A message that was cut into symbols, as a source.
package struct MessageSource: SymbolSource {
  /// The message.
  package let message: Message

  /// The symbols of `message`.
  package init(_ message: Message) {
    self.message = message
  }

  /// The symbols that the message can contain.
  package var alphabet: Alphabet { message.alphabet }

  /// The number N of symbols in the message.
  package var symbolCount: Int { message.symbols.count }

  /// Copies the symbols from `offset` on.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    switch message.symbols {
    case .narrow(let all): copy(all, from: offset, to: &symbols)
    case .wide(let all): copy(all, from: offset, to: &symbols)
    }
  }

  /// Copies the symbols from `offset` on.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) {
    switch message.symbols {
    case .narrow(let all): copy(all, from: offset, to: &symbols)
    case .wide(let all): copy(all, from: offset, to: &symbols)
    }
  }

  private func copy<Word: FixedWidthInteger>(
    _ all: [some FixedWidthInteger], from offset: Int, to symbols: inout MutableSpan<Word>
  ) {
    let part = all.span.extracting(offset..<offset + symbols.count)
    for index in part.indices { symbols[index] = Word(truncatingIfNeeded: part[index]) }
  }
}
