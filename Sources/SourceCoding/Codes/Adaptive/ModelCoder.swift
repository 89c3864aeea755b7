internal import Kernels

/// The state of a model after some symbols of a message, and the codewords that follow
/// from it.
protocol SymbolModel {
  /// Creates the model before the first symbol.
  init(alphabetSize: Int)

  /// Writes a symbol and learns from it.
  ///
  /// - Returns: the number of bits.
  /// - Precondition: The symbol is below the size of the alphabet.
  mutating func append(_ symbol: Int, to writer: inout BitWriter) -> Int

  /// Reads a symbol and learns from it.
  ///
  /// - Throws: ``DecodeError`` if the bits end, or are not a codeword.
  mutating func next(from reader: inout BitReader) throws(DecodeError) -> Int
}

/// Writes each symbol in the codeword that a model derives from the preceding symbols.
///
/// It needs neither z nor a table.
struct ModelCoder<Model: SymbolModel>: LearningCoder, SymbolWordCoder {
  private let alphabetSize: Int

  /// The coder over `alphabetSize` symbols.
  init(alphabetSize: Int) {
    self.alphabetSize = alphabetSize
  }

  /// Writes `symbols` and learns from each.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var model = Model(alphabetSize: alphabetSize)
    var writer = BitWriter(reusing: block.buffer)
    let size = block.batchSize
    var information = [Double](repeating: 0, count: (symbols.count + size - 1) / size)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      let symbol = Int(symbols[index])
      guard symbol < alphabetSize else { throw UnwritableSymbol() }
      information[index / size] += Double(model.append(symbol, to: &writer))
    }
    block.finish(writer, information: information)
  }

  /// Reads symbols and learns from each.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    guard alphabetSize > 0 || symbols.isEmpty else { throw .damaged(bitOffset: 0) }
    var model = Model(alphabetSize: alphabetSize)
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      symbols[index] = Word(truncatingIfNeeded: try model.next(from: &reader))
    }
    try reader.finish()
  }

  /// The empty table.
  package var table: EncodedTable { .empty }

  /// The coder over `alphabetSize` symbols; its table has no bits.
  ///
  /// - Throws: ``DecodeError`` if `table` has bits.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
    self.init(alphabetSize: alphabetSize)
  }
}
