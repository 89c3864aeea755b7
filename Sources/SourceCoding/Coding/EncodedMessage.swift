/// An encoded message: its blocks one after another, each padded to whole bytes.
///
/// The bits alone do not show where a message ends, so the number of symbols is stored
/// with them.
public struct EncodedMessage: Hashable, Sendable {
  /// The bytes of the blocks.
  public let bytes: [UInt8]

  /// The number of symbols.
  public let symbolCount: Int

  /// The number of bits of each block, without padding.
  let blockBitCounts: [Int]

  /// The number of bits that the code wrote, without padding.
  public var bitCount: Int { blockBitCounts.reduce(0, +) }

  /// A message made of blocks that were written earlier.
  init(bytes: [UInt8], symbolCount: Int, blockBitCounts: [Int]) {
    self.bytes = bytes
    self.symbolCount = symbolCount
    self.blockBitCounts = blockBitCounts
  }

  /// Encodes `symbols` with `code`.
  ///
  /// - Parameters:
  ///   - symbols: the message.
  ///   - code: the coder.
  ///   - name: the name of a symbol, for the error.
  /// - Throws: ``UnknownSymbol`` for the first symbol that the code cannot write.
  init<Word: SymbolWord>(
    of symbols: [Word], in code: some Coder, naming name: (Word) -> String
  ) throws(UnknownSymbol) {
    var bytes: [UInt8] = []
    var bitCounts: [Int] = []
    var block = EncodedBlock()
    var start = 0
    while start < symbols.count {
      let end = min(symbols.count, start + code.blockSize)
      let part = symbols.span.extracting(start..<end)
      do throws(UnwritableSymbol) { try Word.encode(part, by: code, into: &block) } catch {
        let offset = start + code.firstUnwritable(in: part)
        throw UnknownSymbol(symbol: name(symbols[offset]), offset: offset)
      }
      bytes.append(contentsOf: block.buffer[..<block.byteCount])
      bitCounts.append(block.bitCount)
      start = end
    }
    self.init(bytes: bytes, symbolCount: symbols.count, blockBitCounts: bitCounts)
  }

  /// Decodes the symbols with `code`.
  ///
  /// Memory is allocated block by block, as the blocks are read.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode such a message.
  func symbols<Word: SymbolWord>(
    in code: some Coder, as word: Word.Type = Word.self
  ) throws(DecodeError) -> [Word] {
    var symbols: [Word] = []
    var start = 0
    for bitCount in blockBitCounts {
      let byteCount = (bitCount + 7) / 8
      guard byteCount <= bytes.count - start else {
        throw .truncated(bitOffset: bytes.count * 8)
      }
      var block = EncodedBlock()
      block.buffer = Array(bytes[start..<start + byteCount])
      block.finish(bitCount: bitCount)
      guard EncodedTable.isPadded(block.buffer, bitCount: bitCount) else {
        throw .damaged(bitOffset: start * 8 + bitCount)
      }
      let count = min(code.blockSize, symbolCount - symbols.count)
      var part = [Word](repeating: 0, count: max(0, count))
      var span = part.mutableSpan
      try Word.decode(block, by: code, into: &span)
      symbols += part
      start += byteCount
    }
    guard symbols.count == symbolCount else { throw .truncated(bitOffset: start * 8) }
    guard start == bytes.count else { throw .unread(bitOffset: start * 8) }
    return symbols
  }
}
