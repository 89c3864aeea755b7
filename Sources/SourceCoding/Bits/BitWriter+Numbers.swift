/// Numbers below a known bound.
extension BitWriter {
  /// Appends a number from 0 to `bound` − 1.
  ///
  /// If `bound` is not a power of two, the smallest numbers take one bit less.
  ///
  /// - Returns: the number of bits.
  /// - Precondition: The number is below `bound`.
  @discardableResult
  mutating func append(_ number: UInt64, below bound: UInt64) -> Int {
    precondition(number < bound, "a number below the bound")
    let bitCount = digitCount(of: bound - 1)
    let shortCount = 1 << UInt64(bitCount) - bound
    guard number >= shortCount else {
      append(number, bitCount: bitCount - 1)
      return bitCount - 1
    }
    append(number + shortCount, bitCount: bitCount)
    return bitCount
  }
}

extension BitReader {
  /// Reads the next number below `bound`, which is above 0.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next(below bound: UInt64) throws(DecodeError) -> UInt64 {
    let bitCount = digitCount(of: bound - 1)
    guard bitCount > 0 else { return 0 }
    let shortCount = 1 << UInt64(bitCount) - bound
    let number = try next(bitCount: bitCount - 1)
    guard number >= shortCount else { return number }
    return (number << 1 | UInt64(try next())) - shortCount
  }
}
