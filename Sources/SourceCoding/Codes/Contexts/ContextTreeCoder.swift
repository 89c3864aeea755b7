internal import Kernels

/// Context-tree weighting, which averages over all choices of contexts instead of
/// making one.
///
/// `CTWCoder` does the work; the idea and its sources are described there.
///
/// The code needs no proxy: writer and reader learn from the message. Each block starts
/// afresh, without knowledge, so blocks are long.
package struct ContextTreeCoder: KernelCoder {
  let kernel: CTWCoder

  /// A code over `alphabetSize` symbols with contexts of up to `depth` of them.
  ///
  /// - Precondition: 0 ≤ depth ≤ 8 and 1 ≤ alphabetSize ≤ 256.
  package init(depth: Int, alphabetSize: Int = 256) {
    kernel = CTWCoder(depth: depth, alphabetSize: alphabetSize)
  }

  /// The number of symbols in the longest contexts; a byte has 8 binary decisions.
  package var depth: Int { kernel.depth }

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
