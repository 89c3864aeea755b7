import SourceCoding

/// Huffman's code with a decoder that gets one symbol of a block wrong, or gives up.
struct BrokenCoder: Coder {
  enum Fault: Sendable {
    case wrongSymbol
    case givesUp
    case refusesTable
  }

  static let fault = DecodeError.damaged(bitOffset: 42)

  let coder: PrefixCoder
  let fault: Fault

  static func designer(_ fault: Fault) -> CodeDesigner {
    CodeDesigner(name: "broken") { (proxy) throws(DesignError) in
      let code = try DesignError.passing { () throws(InvalidPrefixCode) in
        try PrefixCode(lengths: Huffman.lengths(for: proxy.distribution.weights))
      }
      let broken = BrokenCoder(coder: PrefixCoder(code), fault: fault)
      return Design(code: broken, symbolCosts: code.costs)
    }
  }

  init(coder: PrefixCoder, fault: Fault) {
    self.coder = coder
    self.fault = fault
  }

  var symbolCosts: [Double]? { coder.symbolCosts }
  var table: EncodedTable { coder.table }

  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) { throw Self.fault }

  func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try coder.encode(symbols, into: &block)
  }

  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError) {
    guard fault != .givesUp else { throw Self.fault }
    try coder.decode(block, into: &symbols)
    if symbols.count > 7 { symbols[7] ^= 1 }
  }
}
