internal import Kernels

/// Writes and reads symbols in the Huffman code of the preceding symbols.
///
/// It needs neither z nor a table. Every block starts afresh, so blocks are long.
package struct VitterCoder: SymbolWordCoder {
  private let alphabetSize: Int

  /// The coder over `alphabetSize` symbols.
  init(alphabetSize: Int) {
    self.alphabetSize = alphabetSize
  }

  /// `nil`: the cost of a symbol depends on the preceding symbols.
  package var symbolCosts: [Double]? { nil }

  /// So many symbols that starting afresh hardly matters.
  package var blockSize: Int { 1 << 24 }

  /// Writes `symbols` and learns from each.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var tree = Vitter(alphabetSize: alphabetSize)
    var writer = BitWriter(reusing: block.buffer)
    let size = block.batchSize
    var information = [Double](repeating: 0, count: (symbols.count + size - 1) / size)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      let symbol = Int(symbols[index])
      guard symbol < alphabetSize else { throw UnwritableSymbol() }
      information[index / size] += Double(tree.append(symbol, to: &writer))
    }
    block.finish(writer, information: information)
  }

  /// Reads symbols and learns from each.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    guard alphabetSize > 0 || symbols.isEmpty else { throw .damaged(bitOffset: 0) }
    var tree = Vitter(alphabetSize: alphabetSize)
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      symbols[index] = Word(truncatingIfNeeded: try tree.next(from: &reader))
    }
    try reader.finish()
  }
}

extension VitterCoder {
  /// The empty table.
  package var table: EncodedTable { .empty }

  /// The coder over `alphabetSize` symbols; its table has no bits.
  ///
  /// - Throws: ``DecodeError`` if `table` has bits.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
    self.init(alphabetSize: alphabetSize)
  }

  static let family = CodeFamily(
    name: "vitter", parameter: nil,
    summary: "adaptive Huffman: the Huffman code of the symbols so far, no z, no table",
    makeFromProxy: { (proxy, _) throws(DesignError) in
      Design(
        code: VitterCoder(alphabetSize: proxy.distribution.alphabetSize), symbolCosts: nil,
        believesProxy: false)
    })
}
