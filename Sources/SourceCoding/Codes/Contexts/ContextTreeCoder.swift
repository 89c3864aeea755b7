internal import Kernels

/// Context-tree weighting, which averages over all choices of contexts instead of
/// making one.
///
/// `CTWCoder` does the work; the idea and its sources are described there.
///
/// The code needs no proxy: writer and reader learn from the message. Each block starts
/// afresh, without knowledge, so blocks are long.
package struct ContextTreeCoder: LearningCoder {
  private let coder: CTWCoder

  /// A code over `alphabetSize` symbols with contexts of up to `depth` of them.
  ///
  /// - Precondition: 0 ≤ depth ≤ 8 and 1 ≤ alphabetSize ≤ 256.
  package init(depth: Int, alphabetSize: Int = 256) {
    coder = CTWCoder(depth: depth, alphabetSize: alphabetSize)
  }

  /// The number of symbols in the longest contexts; a byte has 8 binary decisions.
  package var depth: Int { coder.depth }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol is not below the size of the alphabet.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try block.finish(
      coder.encode(symbols, into: &block.buffer, batchSize: block.batchSize))
  }

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    let end = coder.decode(block.buffer, byteCount: block.byteCount, into: &symbols)
    try block.expectEnd(end)
  }

  /// The depth plus 1, in γ.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: depth + 1)
    return EncodedTable(writer.finish())
  }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard 1...256 ~= alphabetSize else { throw .damaged(bitOffset: 0) }
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let depth = try reader.nextGamma(limit: 9) - 1
    try reader.finish()
    self.init(depth: depth, alphabetSize: alphabetSize)
  }
}

extension ContextTreeCoder {
  static let family = CodeFamily.learning(
    "ctw", parameter: .init(symbol: "D", range: 0...8, fallback: 6),
    summary: "the average of all contexts of up to D symbols, learnt from the message",
    greatestSize: 256
  ) { size, depth in ContextTreeCoder(depth: depth, alphabetSize: size) }
}
