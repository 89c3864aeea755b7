/// One block of a message as a code wrote it.
///
/// A value is used again for block after block, so that its buffer is
/// allocated once.
package struct EncodedBlock: Sendable {
  /// The bytes of the stream, and after them unused room.
  package var buffer: [UInt8]

  /// The number of bits that the code wrote; the rest of the last byte is
  /// padding.
  package var bitCount: Int

  /// Bit offsets at which a decoder may begin, so that it can read several
  /// parts of the block at once.
  ///
  /// They say nothing that the bits do not: a decoder that reads part after part
  /// finds each at the end of the one before, and every parallel decoder checks
  /// that it does. They are therefore no part of the stream.
  package var junctions: [Int]

  /// What the symbols cost in bits, for each ``batchSize`` of them in turn.
  ///
  /// That is the bits of their words, or Σ −log2 of the probabilities that the code used;
  /// what only ends the block is not in it.
  ///
  /// Filled by codes whose symbols have no constant cost, and empty for the others,
  /// whose costs follow from a tally. It is not part of the stream.
  package var information: [Double]

  /// The number of symbols that ``information`` adds up at a time, a power of two up to
  /// ``greatestBatchSize``; set before a code writes the block.
  package var batchSize = greatestBatchSize

  /// What ``batchSize`` is unless it is set.
  package static let greatestBatchSize = 1 << 10

  /// The number of bits that are spent on spelling out symbols that the code does not
  /// know; a part of ``bitCount``.
  package var escapeBitCount: Int

  /// A block of nothing.
  package init() {
    buffer = []
    bitCount = 0
    junctions = []
    information = []
    escapeBitCount = 0
  }

  /// The length of the stream in bytes, padding included.
  package var byteCount: Int { (bitCount + 7) / 8 }

  /// Notes what a code wrote into the buffer, that is read from its first bit on.
  mutating func finish(bitCount: Int, information: [Double] = []) {
    self.bitCount = bitCount
    self.information = information
    junctions = []
    escapeBitCount = 0
  }

  /// Takes what a code wrote, that is read from its first bit on.
  mutating func finish(_ writer: consuming BitWriter, information: [Double] = []) {
    let bitCount: Int
    (buffer, bitCount) = writer.finish()
    finish(bitCount: bitCount, information: information)
  }
}
