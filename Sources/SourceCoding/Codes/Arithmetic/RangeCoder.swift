internal import Kernels

/// Range coding: each symbol takes its share of an interval, and the message is a
/// number in what is left (see `RangeEncoder`, which does the work, for the idea,
/// the surprise and the sources).
///
/// A block is that number. It costs −log2 of the quantised probabilities of its
/// symbols, 2 bits at most, and the padding.
package struct RangeCoder: SymbolWordCoder {
  /// The probabilities, quantised.
  package let quantized: QuantizedDistribution

  /// −log2 of the quantised probabilities.
  package let symbolCosts: [Double]?

  private let shares: ShareTable

  /// The code for the given probabilities.
  package init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    shares = ShareTable(shares: quantized.shares, bits: quantized.bits)
  }

  /// 4 Mi symbols: each block ends in a part of a byte.
  package var blockSize: Int { 1 << 22 }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no share.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    if let symbol = quantized.certainSymbol {
      return try CertainMessage.encode(symbols, ofOnly: symbol, into: &block)
    }
    var encoder = RangeEncoder(reusing: block.buffer)
    let isWritable = encoder.encode(symbols, with: shares)
    try finish(encoder, isWritable, in: &block)
  }

  private func finish(
    _ encoder: consuming RangeEncoder, _ isWritable: Bool, in block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    let bitCount: Int
    (block.buffer, bitCount) = encoder.finish()
    try block.finish(bitCount: isWritable ? bitCount : nil)
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
    var decoder = RangeDecoder(block.buffer, byteCount: block.byteCount)
    decoder.decode(into: &symbols, with: shares)
    try block.expectEnd(decoder.end)
  }

  /// The quantised probabilities.
  package var table: EncodedTable { quantized.table }

  /// The code whose quantised probabilities `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(try QuantizedDistribution(table: table, alphabetSize: alphabetSize))
  }
}

extension RangeCoder {
  static let family = CodeFamily(
    quantized: "range", summary: "an interval that each symbol makes narrower, with z in 2^B shares"
  ) { RangeCoder($0) }
}
