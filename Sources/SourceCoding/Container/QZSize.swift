/// The use of the bits of a file.
package struct QZSize: Hashable, Sendable {
  /// The bits of the alphabet and the code.
  package var tableBitCount = 0

  /// The bits that the code wrote in blocks.
  package var codeBitCount = 0

  /// Those of the code's bits that spell out symbols that it does not have.
  package var escapeBitCount = 0

  /// The bits that pad the table and the blocks to bytes.
  package var paddingBitCount = 0

  /// Those of the padding bits that pad the table.
  package var tablePaddingBitCount = 0

  /// The bits of everything else: magic, names, sizes, junctions, checksums.
  package var frameBitCount = 0

  /// Those of the frame's bits that say where messages end.
  package var indexBitCount = 0

  /// The number of messages; 0 if the content is not divided into messages.
  package var messageCount = 0

  /// The number of blocks.
  package var blockCount = 0

  /// The number of all bits.
  package var bitCount: Int { tableBitCount + codeBitCount + paddingBitCount + frameBitCount }

  /// Creates a size of 0 bits.
  package init() {}

  /// Adds a header of `byteCount` bytes.
  mutating func add(_ header: QZHeader, byteCount: Int) {
    var inside = 0
    if case .inside(let description) = header.code {
      inside = description.tableByteCount * 8
      tableBitCount += description.tableBitCount
      tablePaddingBitCount += inside - description.tableBitCount
      paddingBitCount += inside - description.tableBitCount
    }
    frameBitCount += byteCount * 8 - inside
  }

  /// Adds a block of messages that has `byteCount` bytes including its frame, with
  /// `bitCount` bits that the code wrote.
  mutating func add(
    _ frame: MessageFrame, byteCount: Int, bitCount: Int, indexBitCount: Int
  ) {
    blockCount += 1
    messageCount += frame.messageCount
    codeBitCount += bitCount
    paddingBitCount += frame.payloadByteCount * 8 - bitCount
    frameBitCount += (byteCount - frame.payloadByteCount) * 8
    self.indexBitCount += indexBitCount
  }

  /// Adds a block that has `byteCount` bytes including its frame, with `escapeBitCount`
  /// bits that spell out symbols.
  mutating func add(_ frame: BlockFrame, byteCount: Int, escapeBitCount: Int) {
    blockCount += 1
    self.escapeBitCount += escapeBitCount
    codeBitCount += frame.bitCount
    paddingBitCount += frame.byteCount * 8 - frame.bitCount
    frameBitCount += (byteCount - frame.byteCount) * 8
  }
}
