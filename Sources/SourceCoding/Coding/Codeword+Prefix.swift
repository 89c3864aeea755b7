/// What codewords have to do with each other: beginnings, and what is left.
extension Codeword {
  /// Whether `other` begins with this codeword; every codeword begins itself.
  public func begins(_ other: Codeword) -> Bool {
    length <= other.length && other.prefix(length) == self
  }

  /// The first `count` bits.
  ///
  /// - Precondition: 0 ≤ count ≤ length.
  func prefix(_ count: Int) -> Codeword {
    Codeword(
      high: high & ~(UInt128.max >> UInt128(count)),
      low: low & ~(UInt128.max >> UInt128(max(0, count - 128))), length: count)
  }

  /// The bits behind the first `count`.
  ///
  /// - Precondition: 0 ≤ count ≤ length.
  func dropFirst(_ count: Int) -> Codeword {
    let left = length - count
    return count < 128
      ? Codeword(
        high: high << UInt128(count) | low >> UInt128(128 - count), low: low << UInt128(count),
        length: left)
      : Codeword(high: low << UInt128(count - 128), low: 0, length: left)
  }

  /// This codeword with one more bit, 0 or 1.
  ///
  /// - Precondition: it has fewer than ``longest`` bits.
  func appending(bit: Int) -> Codeword {
    let bits = UInt128(bit)
    return Codeword(
      high: length < 128 ? high | bits << UInt128(127 - length) : high,
      low: length < 128 ? low : low | bits << UInt128(255 - length), length: length + 1)
  }
}

extension Codeword: Comparable {
  /// The order of binary fractions, a codeword right before those that it begins.
  public static func < (a: Codeword, b: Codeword) -> Bool {
    (a.high, a.low, a.length) < (b.high, b.low, b.length)
  }
}
