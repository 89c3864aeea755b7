/// What the bits of a file are for.
package struct QZSize: Hashable, Sendable {
  /// The bits of the alphabet and the code.
  package var tableBitCount = 0

  /// The bits that the code wrote into blocks.
  package var codeBitCount = 0

  /// Those of them that spell out symbols that the code does not know.
  package var escapeBitCount = 0

  /// The bits that pad the table and the blocks to bytes.
  package var paddingBitCount = 0

  /// The bits of everything else: magic, names, sizes, junctions, checksums.
  package var frameBitCount = 0

  /// Those of the frame that tell where messages end.
  package var indexBitCount = 0

  /// The number of messages; 0 if the content is not cut into any.
  package var messageCount = 0

  /// The number of blocks.
  package var blockCount = 0

  /// The number of all bits.
  package var bitCount: Int { tableBitCount + codeBitCount + paddingBitCount + frameBitCount }

  /// Nothing.
  package init() {}

  /// Adds a header of `byteCount` bytes.
  mutating func add(_ header: QZHeader, byteCount: Int) {
    var inside = 0
    if case .inside(let description) = header.code {
      inside = description.tableByteCount * 8
      tableBitCount += description.tableBitCount
      paddingBitCount += inside - description.tableBitCount
    }
    frameBitCount += byteCount * 8 - inside
  }

  /// Adds a block of messages of `byteCount` bytes, frame included, of whose bits the code wrote
  /// `bitCount`.
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

  /// Adds a block of `byteCount` bytes, frame included, of which `escapeBitCount` bits spell
  /// out symbols.
  mutating func add(_ frame: BlockFrame, byteCount: Int, escapeBitCount: Int) {
    blockCount += 1
    self.escapeBitCount += escapeBitCount
    codeBitCount += frame.bitCount
    paddingBitCount += frame.byteCount * 8 - frame.bitCount
    frameBitCount += (byteCount - frame.byteCount) * 8
  }
}
