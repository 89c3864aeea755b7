/// Prefixes and remainders of codewords.
extension Codeword {
  /// Whether this codeword is a prefix of `other`; every codeword is a prefix of
  /// itself.
  public func begins(_ other: Codeword) -> Bool {
    length <= other.length && other.prefix(length) == self
  }

  /// The first `count` bits.
  ///
  /// - Precondition: 0 ≤ count ≤ length.
  func prefix(_ count: Int) -> Codeword {
    var prefix = Codeword(zerosOfLength: 0)
    for index in 0..<(count + 63) / 64 {
      let bitCount = min(64, count - index * 64)
      prefix.append(word(at: index) & ~(UInt64.max >> UInt64(bitCount)), count: bitCount)
    }
    return prefix
  }

  /// The bits after the first `count`.
  ///
  /// - Precondition: 0 ≤ count ≤ length.
  func dropFirst(_ count: Int) -> Codeword {
    var suffix = Codeword(zerosOfLength: 0)
    let (start, offset) = (count / 64, count % 64)
    for index in start..<max(start, wordCount) {
      let bitCount = min(64, length - index * 64)
      let skipped = index == start ? offset : 0
      suffix.append(word(at: index) << UInt64(skipped), count: bitCount - skipped)
    }
    return suffix
  }

  /// This codeword followed by another; `nil` if the result is too long.
  func appending(_ other: Codeword) -> Codeword? {
    guard length + other.length <= Self.longest else { return nil }
    var longer = self
    for index in 0..<other.wordCount {
      longer.append(other.word(at: index), count: min(64, other.length - index * 64))
    }
    return longer
  }

  /// This codeword followed by one more bit, 0 or 1.
  ///
  /// - Precondition: This codeword has fewer than ``longest`` bits.
  func appending(bit: Int) -> Codeword {
    var longer = self
    longer.append(UInt64(bit) << 63, count: 1)
    return longer
  }
}

extension Codeword: Comparable {
  /// The order of binary fractions; a codeword comes directly before those that it is a
  /// prefix of.
  public static func < (a: Codeword, b: Codeword) -> Bool {
    guard a.first == b.first else { return a.first < b.first }
    for (a, b) in zip(a.rest, b.rest) where a != b { return a < b }
    return a.length < b.length
  }
}
