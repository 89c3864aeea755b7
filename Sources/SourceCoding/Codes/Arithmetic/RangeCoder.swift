internal import Kernels

/// Range coding: each symbol takes its share of an interval, and the message is a
/// number in the interval that remains.
///
/// `RangeEncoder` does the work; the idea, the surprise and the sources are described
/// there.
///
/// A block is that number. It costs −log2 of the quantised probabilities of its
/// symbols, at most 2 more bits, and the padding.
package struct RangeCoder: SymbolWordCoder {
  /// The quantised probabilities.
  package let quantized: QuantizedDistribution

  /// The cost of each symbol: −log2 of its quantised probability.
  package let symbolCosts: [Double]?

  private let shares: ShareTable

  /// The code for the given probabilities.
  package init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    shares = ShareTable(shares: quantized.shares, bits: quantized.bits)
  }

  /// 4 Mi symbols: each block loses part of a byte at its end.
  package var blockSize: Int { 1 << 22 }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no share.
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

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
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

  /// Reads the code whose quantised probabilities `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe any.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(try QuantizedDistribution(table: table, alphabetSize: alphabetSize))
  }
}

extension RangeCoder {
  static let family = CodeFamily(
    quantized: "range", summary: "an interval that each symbol makes narrower, with z in 2^B shares"
  ) { RangeCoder($0) }
}
