/// One encoded block of a message.
///
/// A value is reused for one block after another, so that its buffer is allocated once.
package struct EncodedBlock: Sendable {
  /// The bytes of the stream, followed by unused space.
  package var buffer: [UInt8]

  /// The number of bits that the code wrote; the rest of the last byte is
  /// padding.
  package var bitCount: Int

  /// Bit offsets at which a decoder may start, so that it can read several parts of the
  /// block at once.
  ///
  /// They contain no information beyond the bits: a decoder that reads one part after
  /// another finds the start of each at the end of the previous one, and every parallel
  /// decoder checks that this holds. They are therefore not part of the stream.
  package var junctions: [Int]

  /// The cost of the symbols in bits, one sum for each ``batchSize`` of them in turn.
  ///
  /// The cost is the length of the codewords, or Σ −log2 of the probabilities that the
  /// code used; bits that only end the block do not count.
  ///
  /// Codes whose symbols have no constant cost fill it. Other codes leave it empty,
  /// because their costs follow from a tally. It is not part of the stream.
  package var information: [Double]

  /// The number of symbols in each sum of ``information``, a power of two up to
  /// ``greatestBatchSize``; it is set before a code writes the block.
  package var batchSize = greatestBatchSize

  /// The default of ``batchSize``.
  package static let greatestBatchSize = 1 << 10

  /// The number of bits that spell out symbols unknown to the code; they are included
  /// in ``bitCount``.
  package var escapeBitCount: Int

  /// The number of bits that name the table of a ``TableSetCoder``; a part of ``bitCount``.
  package var selectorBitCount = 0

  /// The table of a ``TableSetCoder`` in which the block is written; `nil` in other
  /// codes.
  package var table: Int?

  /// An empty block.
  package init() {
    buffer = []
    bitCount = 0
    junctions = []
    information = []
    escapeBitCount = 0
  }

  /// The length of the stream in bytes, padding included.
  package var byteCount: Int { (bitCount + 7) / 8 }

  /// Records the bits that a code wrote into the buffer, to be read from the first bit
  /// on.
  mutating func finish(bitCount: Int, information: [Double] = []) {
    self.bitCount = bitCount
    self.information = information
    junctions = []
    escapeBitCount = 0
    selectorBitCount = 0
    table = nil
  }

  /// Takes over the bits that a code wrote, to be read from the first bit on.
  mutating func finish(_ writer: consuming BitWriter, information: [Double] = []) {
    let bitCount: Int
    (buffer, bitCount) = writer.finish()
    finish(bitCount: bitCount, information: information)
  }
}
