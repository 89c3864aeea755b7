import SourceCoding

/// Huffman's code with a decoder that gets the eighth symbol of a block wrong.
struct BrokenCoder: Coder {
  private let coder: PrefixCoder

  static let designer = CodeDesigner(name: "broken") { (proxy) throws(DesignError) in
    let coder = try DesignError.passing { () throws(InvalidPrefixCode) in
      PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: proxy.distribution.weights)))
    }
    return Design(code: BrokenCoder(coder: coder), symbolCosts: coder.symbolCosts)
  }

  private init(coder: PrefixCoder) {
    self.coder = coder
  }

  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    coder = try PrefixCoder(table: table, alphabetSize: alphabetSize)
  }

  var symbolCosts: [Double]? { coder.symbolCosts }

  var table: EncodedTable { coder.table }

  func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try coder.encode(symbols, into: &block)
  }

  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError) {
    try coder.decode(block, into: &symbols)
    if symbols.count > 7 { symbols[7] ^= 1 }
  }
}
