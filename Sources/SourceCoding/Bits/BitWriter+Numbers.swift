/// Numbers below a bound.
extension BitWriter {
  /// Appends one of the `bound` numbers from 0 on, the first ones with a bit less where
  /// their number is no power of two.
  ///
  /// - Returns: the number of bits.
  /// - Precondition: the number is below `bound`.
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
  /// The next number below `bound`, which is above 0.
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
