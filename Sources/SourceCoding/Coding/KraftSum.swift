/// The Kraft sum κ = Σ 2^−ℓ(x) of a code, as an exact fraction.
///
/// A prefix code with the lengths ℓ exists if and only if κ ≤ 1, and it wastes no bit
/// string if κ = 1. Lengths may be 255 and more, so the numerator is a whole number of
/// any size over a power of two.
///
///     KraftSum(lengths: [1, 2, 3]).description  // "7/8"
///
/// Source: Kraft, *A device for quantizing, grouping, and coding amplitude modulated
/// pulses*, 1949.
public struct KraftSum: Hashable, Sendable {
  /// The digits of the numerator to the base 2^32, least significant first.
  ///
  /// The numerator is odd, or the sum is 0; there are no leading zeros.
  private let digits: [UInt32]

  /// The base-2 logarithm of the denominator.
  public let exponent: Int

  /// The sum over the given lengths, each at least 0.
  ///
  /// - Complexity: O(n + L²), where L is the greatest length.
  public init(lengths: some Sequence<Int>) {
    var countByLength: [Int] = []
    for length in lengths {
      precondition(length >= 0, "a codeword has no negative length")
      if length >= countByLength.count {
        countByLength += Array(repeating: 0, count: length + 1 - countByLength.count)
      }
      countByLength[length] += 1
    }
    var exponent = max(0, countByLength.count - 1)
    var digits: [UInt32] = []
    // Horner's rule: each further length doubles what the shorter ones weigh.
    for count in countByLength { Self.double(&digits, adding: UInt64(count)) }
    while exponent > 0, let lowest = digits.first, lowest & 1 == 0 {
      Self.halve(&digits)
      exponent -= 1
    }
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  /// Whether the sum is exactly 1, so that the code is complete.
  public var isOne: Bool { exponent == 0 && digits == [1] }

  /// Whether the sum is greater than 1, so that no prefix code has these lengths.
  public var exceedsOne: Bool {
    guard let top = digits.last else { return false }
    let bitWidth = digits.count * 32 - top.leadingZeroBitCount
    // An odd numerator of exponent + 1 bits equals 2^exponent only if that is 1.
    return bitWidth > exponent && !isOne
  }

  /// The sum, rounded to the nearest `Double` or a neighbour of it.
  public var value: Double {
    digits.indices.reversed().reduce(0) { $0 + Double(digits[$1]) * weight(ofDigit: $1) }
  }

  /// log2 κ: 0 for a complete code, otherwise negative.
  ///
  /// It is computed from 1 − κ. If that is below the smallest positive `Double`, the
  /// logarithm is 0.
  public var log2: Double {
    guard !digits.isEmpty else { return -.infinity }
    guard !isOne else { return 0 }
    guard !exceedsOne, value > 0.5 else { return Mathematics.log2(value) }
    return Mathematics.log1p(-deficiency) / Mathematics.naturalLogarithmOf2
  }

  /// 1 − κ for κ < 1: the share of the bit strings that no codeword uses.
  private var deficiency: Double {
    // 2^exponent − numerator, digit by digit; the borrow never passes the top.
    var result = 0.0
    var borrow: Int64 = 0
    for index in 0...(exponent / 32) {
      let whole: Int64 = index == exponent / 32 ? 1 << Int64(exponent % 32) : 0
      var difference = whole - Int64(index < digits.count ? digits[index] : 0) - borrow
      borrow = difference < 0 ? 1 : 0
      difference += borrow << 32
      result += Double(difference) * weight(ofDigit: index)
    }
    return result
  }

  /// The weight of the digit at `index`: 2^(32·index) over the denominator.
  private func weight(ofDigit index: Int) -> Double {
    Double(sign: .plus, exponent: 32 * index - exponent, significand: 1)
  }

  private static func double(_ digits: inout [UInt32], adding count: UInt64) {
    var carry = count
    for index in digits.indices {
      let sum = UInt64(digits[index]) << 1 + carry
      digits[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    while carry > 0 {
      digits.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
  }

  private static func halve(_ digits: inout [UInt32]) {
    var carry: UInt32 = 0
    for index in digits.indices.reversed() {
      let lowest = digits[index] & 1
      digits[index] = digits[index] >> 1 | carry << 31
      carry = lowest
    }
    if digits.last == 0 { digits.removeLast() }
  }
}

extension KraftSum: CustomStringConvertible {
  /// The fraction as text: `1`, `7/8`, or `n/2^k` if the denominator exceeds 2^63.
  public var description: String {
    exponent == 0
      ? decimalNumerator
      : "\(decimalNumerator)/\(exponent < 64 ? "\(UInt64(1) << UInt64(exponent))" : "2^\(exponent)")"
  }

  private var decimalNumerator: String {
    guard !digits.isEmpty else { return "0" }
    var rest = digits
    var groups: [String] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      let group = String(remainder)
      let padding = rest.isEmpty ? 0 : 9 - group.count
      groups.append(String(repeating: "0", count: padding) + group)
    }
    return groups.reversed().joined()
  }
}
