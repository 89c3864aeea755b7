internal import Kernels

/// The frame of a block, which precedes its bits and says how to read them.
///
///     kind        01; not in version 01
///     symbols     their number, from 1 to 2^24
///     bits        the number of bits that the code wrote
///     junctions   their number; then each, as the number of bits since the one before
///     the bits    padded with zeros to whole bytes
///     checksum    the lower 32 bits of XXH64 of everything before it. The seed is the
///                 number of the block, so that a lost or moved block is detected, plus
///                 the checksum of the header, so that a block of another file is
///                 detected; in version 01 it is only the number
struct BlockFrame: Hashable, Sendable {
  /// The number of symbols.
  var symbolCount: Int
  /// The number of bits.
  var bitCount: Int
  /// The bit offsets at which a decoder may begin.
  var junctions: [Int]

  /// The greatest number of symbols in a block.
  static let mostSymbols = 1 << 24
  /// The greatest number of junctions.
  static let mostJunctions = 15
  /// The number of symbols from which on junctions are worth their bytes.
  static let fewestSymbolsWithJunctions = 1 << 12

  /// Returns the greatest number of bits that `symbolCount` symbols can have: a
  /// codeword has at most 65,535 bits, and the state of a coder is small, but
  /// spelled-out symbols may be long.
  static func mostBits(symbolCount: Int, hasEscape: Bool) -> Int {
    symbolCount * 65_536 + 1 << (hasEscape ? 34 : 16)
  }

  /// The number of bytes that hold the bits.
  var byteCount: Int { (bitCount + 7) / 8 }

  /// Appends the fields.
  func write(to bytes: inout [UInt8]) {
    bytes.append(number: symbolCount)
    bytes.append(number: bitCount)
    bytes.append(number: junctions.count)
    var previous = 0
    for junction in junctions {
      bytes.append(number: junction - previous)
      previous = junction
    }
  }
}

/// The end mark of a member of a file.
///
///     0           the kind; in version 01, in place of a block's number of symbols
///     symbols     the number of symbols of all blocks
///     bytes       the number of bytes of the content
///     content     XXH64 of the content, 64 bits
///     checksum    the lower 32 bits of XXH64 of everything before it, with the seed
///                 that the next block would have
package struct QZEnd: Hashable, Sendable {
  /// The number of symbols in all blocks.
  package let symbolCount: Int
  /// The number of bytes of the content.
  package let byteCount: Int
  /// XXH64 of the content.
  package let contentChecksum: UInt64

  /// Appends the end mark after `blockCount` blocks.
  func write(to bytes: inout [UInt8], blockCount: Int, seed: UInt64 = 0) {
    let start = bytes.count
    bytes.append(number: 0)
    bytes.append(number: symbolCount)
    bytes.append(number: byteCount)
    bytes.append(word: contentChecksum)
    let checksum = XXH64.value(
      of: bytes.span.extracting(droppingFirst: start), seed: seed &+ UInt64(blockCount))
    bytes.append(word: checksum, byteCount: 4)
  }
}

extension QZEnd {
  /// Reads the end mark after `blockCount` blocks, whose first number was read.
  ///
  /// - Throws: the reason why there is none.
  init(
    from input: inout FrameInput, blockCount: Int, seed: UInt64 = 0
  ) throws(QZError.Reason) {
    self = try Self.fields(from: &input)
    try input.checkChecksum(seed: seed &+ UInt64(blockCount))
  }

  /// Reads the fields before the checksum.
  static func fields(from input: inout FrameInput) throws(QZError.Reason) -> QZEnd {
    QZEnd(
      symbolCount: try input.number(.totalSymbols, limit: FieldNumber.greatest),
      byteCount: try input.number(.totalBytes, limit: FieldNumber.greatest),
      contentChecksum: try input.word(.contentHash, byteCount: 8))
  }
}
