internal import Kernels

/// rANS: the message is one large number, in which each symbol is a digit in a base of
/// its own.
///
/// `RansEncoder` does the work; the idea, the surprises and the sources are described
/// there.
///
/// A block consists of the digits that left the numbers and of the numbers' final
/// states. It costs −log2 of the quantised probabilities of its symbols, plus at most
/// 47 bits for the start and the end of its numbers if it has one number, 239 if it has
/// four. Blocks of 8 KiB and more have four. Rounding goes either way and costs at most
/// 1/128 of the information.
package struct RansCoder: SymbolWordCoder {
  /// The quantised probabilities.
  package let quantized: QuantizedDistribution

  /// The cost of each symbol: −log2 of its quantised probability.
  package let symbolCosts: [Double]?

  private let encoder: RansEncoder
  private let decoder: RansDecoder

  /// The code for the given probabilities.
  package init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    encoder = RansEncoder(shares: quantized.shares, bits: quantized.bits)
    decoder = RansDecoder(ShareTable(shares: quantized.shares, bits: quantized.bits))
  }

  /// 4 Mi symbols: each block has its own numbers.
  package var blockSize: Int { 1 << 22 }

  /// 47 bits for each block, or 239 if it can have four numbers, plus the rounding.
  ///
  /// In a short message all rounding may go one way, up to 1/128 of the information. In
  /// a long one it cancels out, and one part in ten thousand is far more than it can
  /// be.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    let mayHaveFour = information * (1 + 1.0 / 128) >= Double(RansEncoder.leastBitCountOfFour) - 47
    let rounding = min(information / 128, 17 + information * 1e-4)
    return rounding + (mayHaveFour ? 239 : 47) * Double(blockCount)
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
    try block.finish(bitCount: encoder.encode(symbols, into: &block.buffer).map { $0 * 8 })
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
    let stream = try block.wholeBytes()
    guard decoder.decode(block.buffer.span.extracting(first: stream), into: &symbols) else {
      throw .damaged(bitOffset: 0)
    }
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

extension RansCoder {
  static let family = CodeFamily(
    quantized: "rans", summary: "one number with a digit for each symbol, with z in 2^B shares"
  ) { RansCoder($0) }
}

extension EncodedBlock {
  /// The number of bytes in a block that consists of whole bytes.
  ///
  /// - Throws: ``DecodeError`` if its bits do not fill whole bytes, or if bytes are
  ///   missing.
  fileprivate func wholeBytes() throws(DecodeError) -> Int {
    guard bitCount >= 0, bitCount % 8 == 0 else { throw .damaged(bitOffset: bitCount) }
    guard bitCount / 8 <= buffer.count else { throw .truncated(bitOffset: buffer.count * 8) }
    return bitCount / 8
  }
}
