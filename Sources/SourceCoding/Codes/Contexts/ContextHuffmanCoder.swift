/// The static model of order k, with a Huffman code for each context in z's data.
///
/// It has the same table of contexts as ``ContextRangeCoder``, and the same bit at the
/// start of a block that tells whether the block has escapes; but symbols are written
/// in whole bits, in Huffman's code for the shares of their context. The reader makes
/// the codes from the shares.
///
/// *Surprise:* the deeper the contexts, the more whole bits cost. A symbol that is
/// almost certain costs one bit where the range coder spends a tenth; only for a
/// completely certain symbol do both write nothing.
///
/// *Bound:* less than one bit a step above the range coder, on average over z's data;
/// an escape is a step. On other data there is no bound.
///
/// Source: Huffman, *A Method for the Construction of Minimum-Redundancy Codes*, 1952.
package struct ContextHuffmanCoder: Coder {
  private let contextTable: ContextTable

  /// The codewords for blocks without escapes, and for blocks with them.
  private let closed: ContextCodewords
  private let open: ContextCodewords

  /// The code for the shares of `table`.
  init(_ table: ContextTable) {
    contextTable = table
    closed = ContextCodewords(for: table, canEscape: false)
    open = ContextCodewords(for: table, canEscape: true)
  }

  /// `nil`: the cost of a symbol depends on the preceding symbols.
  package var symbolCosts: [Double]? { nil }

  /// The padding of the last byte of the table and of each block.
  ///
  /// Codewords cost exactly their whole bits.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    7 * Double(blockCount + 1)
  }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol is not below the size of the alphabet.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var writer = BitWriter(reusing: block.buffer)
    block.buffer = []
    let canEscape = !contextTable.knows(symbols)
    let codewords = canEscape ? open : closed
    if !symbols.isEmpty { writer.append(bit: canEscape ? 1 : 0) }
    var information: [Double] = []
    var context = 0
    for index in symbols.indices {
      var cost = index == 0 ? 1 : 0
      if index % block.batchSize == 0 { information.append(0) }
      try contextTable.write(symbols[index], after: &context, canEscape: canEscape) { step in
        let (codeword, length) = codewords.codeword(of: step)
        writer.append(codeword, bitCount: length)
        cost += length
      }
      information[information.count - 1] += Double(cost)
    }
    block.finish(writer, information: information)
  }

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    let canEscape = symbols.isEmpty ? false : try reader.next() == 1
    let codewords = canEscape ? open : closed
    var context = 0
    for index in symbols.indices {
      symbols[index] = try contextTable.read(after: &context, canEscape: canEscape) {
        (context) throws(DecodeError) in
        try codewords.next(of: context, from: &reader)
      } rank: { (count) throws(DecodeError) in
        let start = reader.bitOffset
        let width = ContextCodewords.width(ofRanksBelow: count)
        let rank = Int(try reader.next(bitCount: width))
        guard rank < count else { throw .damaged(bitOffset: start) }
        return rank
      }
    }
    try reader.finish()
    // An encoder uses escapes only in blocks that need them.
    guard !canEscape || !contextTable.knows(symbols.span) else { throw .damaged(bitOffset: 0) }
  }
}

extension ContextHuffmanCoder {
  /// The contexts and their shares, encoded as bits.
  package var table: EncodedTable { contextTable.encoded }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(
      try ContextTable(
        table, orderLimit: ContextRangeCoder.orderLimit, alphabetSize: alphabetSize))
  }

  static let family = CodeFamily(
    name: "order-huffman",
    parameter: .init(symbol: "K", range: 0...ContextRangeCoder.orderLimit),
    summary: "a Huffman code for each context of K symbols in z's data",
    makeFromProxy: { (proxy, order) throws(DesignError) in
      let learnt = try LearntContexts(order: order, from: proxy)
      return Design(
        code: ContextHuffmanCoder(learnt.table), symbolCosts: nil, believesProxy: false,
        notes: learnt.notes)
    })
}
