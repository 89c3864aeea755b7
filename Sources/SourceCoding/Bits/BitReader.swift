/// Reads the bits of a byte buffer, the top bit of a byte first.
struct BitReader {
  private let bytes: [UInt8]
  private let bitCount: Int

  /// The next bits, on top, and zeros behind them.
  private var window: UInt64 = 0

  /// How many bits are in the window.
  private var windowCount = 0

  /// The number of bytes that were taken into the window.
  private var byteOffset = 0

  /// The number of bits read, and so the offset of the next.
  var bitOffset: Int { byteOffset * 8 - windowCount }

  /// A reader of the first `bitCount` bits of `bytes`, or of all there are.
  init(_ bytes: [UInt8], bitCount: Int) {
    self.bytes = bytes
    self.bitCount = Swift.max(0, Swift.min(bitCount, bytes.count * 8))
  }

  /// Takes bytes into the window: then it has 57 bits at the least, or all there are.
  private mutating func fill() {
    while windowCount <= 56, byteOffset < bytes.count {
      window |= UInt64(bytes[byteOffset]) << UInt64(56 - windowCount)
      windowCount += 8
      byteOffset += 1
    }
  }

  /// Gives up bits that are in the window, at most 63.
  private mutating func skip(_ count: Int) {
    window <<= UInt64(count)
    windowCount -= count
  }

  /// The next bit, 0 or 1.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next() throws(DecodeError) -> Int {
    guard bitOffset < bitCount else { throw .truncated(bitOffset: bitCount) }
    if windowCount == 0 { fill() }
    defer { skip(1) }
    return Int(window >> 63)
  }

  /// The next number of `bitCount` binary digits, at most 64.
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

  /// The next number in Elias's γ code, from 1 to `limit`.
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
      // No number of more digits is within the limit, nor need it fit.
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

  /// The next difference of either sign, of at most `limit`.
  ///
  /// - Throws: ``DecodeError`` at the end, or if it is greater.
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
