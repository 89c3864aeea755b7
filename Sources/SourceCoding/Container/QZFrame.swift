internal import Kernels

/// What stands before the bits of a block, and says how to read them.
///
///     kind        01; not in version 01
///     symbols     how many; a number from 1 to 2^24
///     bits        how many the code wrote; a number
///     junctions   how many; then each, as the number of bits since the one before
///     the bits    as many bytes as hold them, padded with zeros
///     checksum    the lower 32 bits of XXH64 of all before it; the seed is the number of
///                 the block, so that a block can neither be lost nor change places unseen,
///                 plus the checksum of the header, so that a block of another file is seen;
///                 in version 01 it is the number alone
struct BlockFrame: Hashable, Sendable {
  /// The number of symbols.
  var symbolCount: Int
  /// The number of bits.
  var bitCount: Int
  /// Bit offsets at which a decoder may begin.
  var junctions: [Int]

  /// The greatest number of symbols in a block.
  static let mostSymbols = 1 << 24
  /// The greatest number of junctions.
  static let mostJunctions = 15
  /// With fewer symbols than this, junctions are not worth their bytes.
  static let fewestSymbolsWithJunctions = 1 << 12

  /// The most bits that so many symbols can have: a codeword has 65,535 at most, and
  /// the state of a coder is small; but what is spelled out may be long.
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

/// What a member of a file ends with.
///
///     0           the kind; in version 01 where a block has the number of its symbols
///     symbols     how many the blocks have together
///     bytes       how many the content has
///     content     XXH64 of the content, 64 bits
///     checksum    the lower 32 bits of XXH64 of all before it, with the seed of a block of
///                 the next number
package struct QZEnd: Hashable, Sendable {
  /// The number of symbols in all blocks.
  package let symbolCount: Int
  /// The number of bytes that they stand for.
  package let byteCount: Int
  /// XXH64 of those bytes.
  package let contentChecksum: UInt64

  /// Appends the mark behind `blockCount` blocks.
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
  /// Reads the mark behind `blockCount` blocks, of which the first number was read.
  ///
  /// - Throws: the reason why there is none.
  init(
    from input: inout FrameInput, blockCount: Int, seed: UInt64 = 0
  ) throws(QZError.Reason) {
    self = try Self.fields(from: &input)
    try input.checkChecksum(seed: seed &+ UInt64(blockCount))
  }

  /// Reads what stands before the checksum.
  static func fields(from input: inout FrameInput) throws(QZError.Reason) -> QZEnd {
    QZEnd(
      symbolCount: try input.number(limit: FieldNumber.greatest),
      byteCount: try input.number(limit: FieldNumber.greatest),
      contentChecksum: try input.word(byteCount: 8))
  }
}
