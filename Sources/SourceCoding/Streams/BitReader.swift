/// Reads the bits of a byte buffer one by one, the top bit of a byte first.
struct BitReader {
  private let bytes: [UInt8]
  private let bitCount: Int

  /// The number of bits read, and so the offset of the next.
  private(set) var bitOffset = 0

  /// A reader of the first `bitCount` bits of `bytes`, or of all there are.
  init(_ bytes: [UInt8], bitCount: Int) {
    self.bytes = bytes
    self.bitCount = Swift.max(0, Swift.min(bitCount, bytes.count * 8))
  }

  /// The next bit, 0 or 1.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next() throws(DecodeError) -> Int {
    guard bitOffset < bitCount else { throw .truncated(bitOffset: bitCount) }
    defer { bitOffset += 1 }
    return Int(bytes[bitOffset / 8] >> UInt8(7 - bitOffset % 8) & 1)
  }

  /// The next number in Elias's γ code, from 1 to `limit`.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the number is greater.
  mutating func nextGamma(limit: Int) throws(DecodeError) -> Int {
    let start = bitOffset
    var zeros = 0
    while try next() == 0 {
      zeros += 1
      // No number of so many digits is within the limit, nor need it fit.
      guard zeros < Int.bitWidth - limit.leadingZeroBitCount else {
        throw .damaged(bitOffset: start)
      }
    }
    var number = 1
    for _ in 0..<zeros { number = number * 2 + (try next()) }
    guard number <= limit else { throw .damaged(bitOffset: start) }
    return number
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
