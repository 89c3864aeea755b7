internal import Kernels

/// tANS: a machine that goes from state to state and sheds whole bits on the way
/// (see `TansEncoder`, which does the work, for the idea, the surprise and the
/// sources).
///
/// A block is those bits and the last states. What it costs above −log2 of the
/// quantised probabilities is part of the bill's *coder*: 2 R bits for the states,
/// and what a table of 2^R states is coarser than the numbers of rANS.
public struct TansCode: SymbolWordCode {
  /// The probabilities, quantised.
  public let quantized: QuantizedDistribution

  /// −log2 of the quantised probabilities.
  public let symbolCosts: [Double]?

  private let encoder: TansEncoder
  private let decoder: TansDecoder

  /// The precisions that there are; beyond 12 tables miss the fastest cache.
  public static let precisions = 1...15

  /// The code for the given probabilities.
  ///
  /// - Precondition: their precision is one of the ``precisions``.
  public init(_ quantized: QuantizedDistribution) {
    self.quantized = quantized
    symbolCosts = quantized.costs
    encoder = TansEncoder(shares: quantized.shares, bits: quantized.bits)
    decoder = TansDecoder(shares: quantized.shares, bits: quantized.bits)
  }

  /// What the table is too coarse for, if all symbols were the one that it serves worst,
  /// and 64 bits for each block.
  public func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    let losses = zip(encoder.greatestLoads, quantized.costs).map { load, cost in
      cost > 0 && load > 1 ? Mathematics.log2(load) / cost : 0
    }
    return information * (losses.max() ?? 0) + 64 * Double(blockCount)
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
    try block.finish(bitCount: encoder.encode(symbols, into: &block.buffer))
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
  public var table: EncodedTable { quantized.table }

  /// The code whose quantised probabilities `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  public init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(
      try QuantizedDistribution(
        table: table, alphabetSize: alphabetSize, precisions: Self.precisions))
  }
}

extension TansCode {
  static let family = CodeFamily(
    quantized: "tans", precisions: precisions, fittingUpTo: 12,
    summary: "2^B states, whole bits shed on the way, z in 2^B shares"
  ) { TansCode($0) }
}
