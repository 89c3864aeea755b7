/// Reads the bits of a byte buffer, the highest bit of each byte first.
struct BitReader {
  private let bytes: [UInt8]
  private let bitCount: Int

  /// The next bits, at the top, followed by zeros.
  private var window: UInt64 = 0

  /// The number of bits in the window.
  private var windowCount = 0

  /// The number of bytes that were moved into the window.
  private var byteOffset = 0

  /// The number of bits read so far, which is the offset of the next bit.
  var bitOffset: Int { byteOffset * 8 - windowCount }

  /// A reader of the first `bitCount` bits of `bytes`, or of all bits if there are
  /// fewer.
  init(_ bytes: [UInt8], bitCount: Int) {
    self.bytes = bytes
    self.bitCount = Swift.max(0, Swift.min(bitCount, bytes.count * 8))
  }

  /// Moves bytes into the window until it has at least 57 bits, or all that are left.
  private mutating func fill() {
    while windowCount <= 56, byteOffset < bytes.count {
      window |= UInt64(bytes[byteOffset]) << UInt64(56 - windowCount)
      windowCount += 8
      byteOffset += 1
    }
  }

  /// Discards the first `count` bits of the window, at most 63.
  private mutating func skip(_ count: Int) {
    window <<= UInt64(count)
    windowCount -= count
  }

  /// Reads the next bit, 0 or 1.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next() throws(DecodeError) -> Int {
    guard bitOffset < bitCount else { throw .truncated(bitOffset: bitCount) }
    if windowCount == 0 { fill() }
    defer { skip(1) }
    return Int(window >> 63)
  }

  /// Reads the next number of `bitCount` binary digits, at most 64.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next(bitCount count: Int) throws(DecodeError) -> UInt64 {
    guard count <= 32 else {
      let high = try next(bitCount: count - 32)
      return high << 32 | (try next(bitCount: 32))
    }
    guard count <= bitCount - bitOffset else { throw .truncated(bitOffset: bitCount) }
    if windowCount < count { fill() }
    defer { skip(count) }
    return (window >> 1) >> UInt64(63 - count)
  }

  /// Reads the next number in Elias's γ code, from 1 to `limit`.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the number is greater.
  mutating func nextGamma(limit: Int) throws(DecodeError) -> Int {
    let start = bitOffset
    let mostZeros = digitCount(of: UInt64(limit)) - 1
    var zeros = 0
    while true {
      fill()
      let left = Swift.min(windowCount, bitCount - bitOffset)
      let count = Swift.min(window.leadingZeroBitCount, left)
      zeros += count
      // A number with more digits exceeds the limit, and need not fit into the window.
      guard zeros <= mostZeros else { throw .damaged(bitOffset: start) }
      guard count == left else {
        skip(count)
        break
      }
      guard left < bitCount - bitOffset else { throw .truncated(bitOffset: bitCount) }
      skip(count)
    }
    let number = Int(try next(bitCount: zeros + 1))
    guard number <= limit else { throw .damaged(bitOffset: start) }
    return number
  }

  /// Reads the next signed difference, of magnitude at most `limit`.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the magnitude is greater.
  mutating func nextDifference(limit: Int) throws(DecodeError) -> Int {
    let number = try nextGamma(limit: 2 * limit + 1)
    return number % 2 == 1 ? number / 2 : -number / 2
  }

  /// Whether no bit is left.
  var isAtEnd: Bool { bitOffset == bitCount }

  /// Checks that no bit is left.
  ///
  /// - Throws: ``DecodeError/unread(bitOffset:)`` if one is.
  func finish() throws(DecodeError) {
    guard isAtEnd else { throw .unread(bitOffset: bitOffset) }
  }
}
