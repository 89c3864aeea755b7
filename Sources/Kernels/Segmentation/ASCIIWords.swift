/// Finds words in ASCII text, 64 bytes at a time and without a branch for each byte.
///
/// Eight bytes are compared as one word. Two numbers are added to each byte: one lifts
/// the least letter to the top bit, the other lifts the first character after the
/// greatest letter; then only letters have their top bit set. The top bits of 64 bytes
/// are gathered into one word, and the ends are where neighbouring bits of it differ. A
/// branch for each byte would be mispredicted at most ends of words, on which the loop
/// that this replaces spent its time.
enum ASCIIWords {
  /// The number of bytes that are examined at a time, which is also the greatest number
  /// of ends in them.
  static let blockSize = 64

  /// Finds the ends of words, and of the text between them, in the ASCII blocks from
  /// `start` on, as many as there is certainly room for.
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
          // A symbol begins at the start, so there is no end before the first byte.
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

  /// A bit for each of the 64 bytes at `block`, 1 for letters and digits, with the
  /// first byte's bit lowest; `nil` if they are not all ASCII.
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

  /// A word whose eight bytes are all 1.
  private static let each: UInt64 = 0x0101_0101_0101_0101

  private static let topBits: UInt64 = 0x8080_8080_8080_8080
}
