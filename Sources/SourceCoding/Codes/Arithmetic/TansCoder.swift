internal import Kernels

/// tANS: a machine that goes from state to state and sheds whole bits on the way
/// (see `TansEncoder`, which does the work, for the idea, the surprise and the
/// sources).
///
/// A block is those bits and the last states, 2 R bits. A symbol costs the bits that the
/// machine sheds for it, which depend on its state: that a table of 2^R states is coarser
/// than the numbers of rANS is part of the bill's *lengths*, and only the last states are
/// part of *coder*.
package struct TansCoder: SymbolWordCoder {
  /// The probabilities, quantised.
  package let quantized: QuantizedDistribution

  /// −log2 of the quantised probabilities, which is what symbols cost but for the
  /// coarseness of the states.
  package let symbolCosts: [Double]?

  /// The states make a symbol cost more or less than its share says.
  package var reportsInformation: Bool { true }

  private let encoder: TansEncoder
  private let decoder: TansDecoder

  /// The precisions that there are; beyond 12 tables miss the fastest cache.
  package static let precisions = 1...15

  /// The code for the given probabilities.
  ///
  /// - Precondition: their precision is one of the ``precisions``.
  package init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    encoder = TansEncoder(shares: quantized.shares, bits: quantized.bits)
    decoder = TansDecoder(shares: quantized.shares, bits: quantized.bits)
  }

  /// The last states and the padding of each block.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    Double((2 * quantized.bits + 7) * blockCount)
  }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no share.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    if let symbol = quantized.certainSymbol {
      return try CertainMessage.encode(symbols, ofOnly: symbol, into: &block)
    }
    var bitCounts: [Int] = []
    try block.finish(
      bitCount: encoder.encode(
        symbols, into: &block.buffer, batchSize: block.batchSize, bitCounts: &bitCounts))
    block.information = bitCounts.map { Double($0) }
  }

  /// Fills `symbols` with what `block` says.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    if let symbol = quantized.certainSymbol {
      return try CertainMessage.decode(block, ofOnly: symbol, into: &symbols)
    }
    guard decoder.decode(block.buffer.span, bitCount: block.bitCount, into: &symbols) else {
      throw .damaged(bitOffset: 0)
    }
  }

  /// The quantised probabilities.
  package var table: EncodedTable { quantized.table }

  /// The code whose quantised probabilities `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(
      try QuantizedDistribution(
        table: table, alphabetSize: alphabetSize, precisions: Self.precisions))
  }
}

extension TansCoder {
  static let family = CodeFamily(
    quantized: "tans", precisions: precisions, fittingUpTo: 12,
    summary: "a table of 2^B states that write whole bits, with z in 2^B shares"
  ) { TansCoder($0) }
}
