/// Numbers of a fixed width.
extension BitWriter {
  /// Appends the last `bitCount` binary digits of a number.
  mutating func append(_ number: UInt64, bitCount: Int) {
    for digit in (0..<bitCount).reversed() { append(bit: Int(number >> UInt64(digit) & 1)) }
  }
}

extension BitReader {
  /// The next number of `bitCount` binary digits, at most 64.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` at the end.
  mutating func next(bitCount: Int) throws(DecodeError) -> UInt64 {
    var number: UInt64 = 0
    for _ in 0..<bitCount { number = number << 1 | UInt64(try next()) }
    return number
  }
}
