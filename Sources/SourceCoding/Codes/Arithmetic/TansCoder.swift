internal import Kernels

/// tANS: a machine that moves from state to state and sheds whole bits on the way.
///
/// `TansEncoder` does the work; the idea, the surprise and the sources are described
/// there.
///
/// A block consists of those bits and the final states, 2 R bits. A symbol costs the
/// bits that the machine sheds for it, which depend on its state. A table of 2^R states
/// is coarser than the numbers of rANS: the loss is part of the bill's *lengths*, and
/// only the final states are part of *coder*.
package struct TansCoder: SymbolWordCoder {
  /// The quantised probabilities.
  package let quantized: QuantizedDistribution

  /// −log2 of the quantised probabilities, which is the cost of symbols apart from the
  /// coarseness of the states.
  package let symbolCosts: [Double]?

  /// True: the state decides whether a symbol costs more or less than its share
  /// implies.
  package var reportsInformation: Bool { true }

  private let encoder: TansEncoder
  private let decoder: TansDecoder

  /// The possible precisions; tables of more than 12 bits do not fit into the fastest
  /// cache.
  package static let precisions = 1...15

  /// The code for the given probabilities.
  ///
  /// - Precondition: Their precision is one of the ``precisions``.
  package init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    encoder = TansEncoder(shares: quantized.shares, bits: quantized.bits)
    decoder = TansDecoder(shares: quantized.shares, bits: quantized.bits)
  }

  /// The final states and the padding of each block.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    Double((2 * quantized.bits + 7) * blockCount)
  }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no share.
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

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
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

  /// Reads the code whose quantised probabilities `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe any.
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
