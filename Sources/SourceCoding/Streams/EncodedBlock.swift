/// One block of a message as a code wrote it.
///
/// A value is used again for block after block, so that its buffer is
/// allocated once.
public struct EncodedBlock: Sendable {
  /// The bytes of the stream, and after them unused room.
  public var buffer: [UInt8]

  /// The number of bits that the code wrote; the rest of the last byte is
  /// padding.
  public var bitCount: Int

  /// Bit offsets at which a decoder may begin, so that it can read several
  /// parts of the block at once.
  ///
  /// They say nothing that the bits do not: a decoder that reads part after part
  /// finds each at the end of the one before, and every parallel decoder checks
  /// that it does. They are therefore no part of the stream.
  public var junctions: [Int]

  /// A block of nothing.
  public init() {
    buffer = []
    bitCount = 0
    junctions = []
  }

  /// The length of the stream in bytes, padding included.
  public var byteCount: Int { (bitCount + 7) / 8 }
}
