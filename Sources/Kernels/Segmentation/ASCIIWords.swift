/// Finds words where all is ASCII, 64 bytes at a time and without a branch for each.
///
/// Eight bytes are compared as one word: adding to each what lifts the least letter
/// to the top bit, and what lifts the one behind the greatest, leaves the top bit
/// of letters alone. The top bits of 64 bytes are gathered into one word, whose
/// changes from bit to bit are the ends. A branch for each byte would be foreseen
/// wrongly at most ends of words, which is what the loop that it replaces spent its
/// time on.
enum ASCIIWords {
  /// The number of bytes that are looked at at a time, and the most ends in them.
  static let blockSize = 64

  /// Finds where words, and what stands between them, end in the ASCII blocks from
  /// `start` on, as many as there is surely room for.
  ///
  /// - Returns: the number of ends found.
  static func findEnds(
    in text: Span<UInt8>, from start: Int, into ends: inout MutableSpan<UInt32>, at first: Int
  ) -> Int {
    precondition(0...ends.count ~= first && start >= 0, "ends are put into their buffer")
    let capacity = ends.count
    // Safe because a block lies within the text, and has no more ends than there is
    // room for when it is begun.
    return unsafe text.withUnsafeBytes { text in
      unsafe ends.withUnsafeMutableBufferPointer { ends in
        var count = first
        var block = start
        var previous: UInt64?
        while block + blockSize <= text.count, count + blockSize <= capacity {
          guard let words = unsafe wordBits(of: text.baseAddress.unsafelyUnwrapped + block) else {
            break
          }
          // A symbol begins at the start, so there is no end before its first byte.
          var changes = words ^ (words << 1 | (previous ?? words & 1))
          previous = words >> 63
          while changes != 0 {
            unsafe ends[count] = UInt32(
              truncatingIfNeeded: block + changes.trailingZeroBitCount)
            changes &= changes &- 1
            count += 1
          }
          block += blockSize
        }
        return count - first
      }
    }
  }

  /// A bit for each of the 64 bytes at `block`, 1 for letters and digits, the first
  /// lowest; `nil` if they are not all ASCII.
  @inline(__always)
  private static func wordBits(of block: UnsafeRawPointer) -> UInt64? {
    var bits: UInt64 = 0
    var all: UInt64 = 0
    for index in 0..<8 {
      let bytes = unsafe UInt64(
        littleEndian: block.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
      all |= bytes
      let lowercase = bytes | 0x20 &* each
      let isLetter = (lowercase &+ 0x1F &* each) & ~(lowercase &+ 0x05 &* each)
      let isDigit = (bytes &+ 0x50 &* each) & ~(bytes &+ 0x46 &* each)
      let top = (isLetter | isDigit) & topBits
      bits |= ((top &* 0x0002_0408_1020_4081) &>> 56) &<< UInt64(index &* 8)
    }
    return all & topBits == 0 ? bits : nil
  }

  /// A word of eight bytes that are 1.
  private static let each: UInt64 = 0x0101_0101_0101_0101

  private static let topBits: UInt64 = 0x8080_8080_8080_8080
}
