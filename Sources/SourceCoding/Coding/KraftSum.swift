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
  /// The numerator, which is odd, or 0.
  private let numerator: WholeNumber

  /// The base-2 logarithm of the denominator.
  public let exponent: Int

  /// The sum over the given lengths, each at least 0.
  ///
  /// - Complexity: O(n + L²), where L is the greatest length.
  public init(lengths: some Sequence<Int>) {
    var countByLength: [UInt64] = []
    for length in lengths {
      precondition(length >= 0, "a codeword has no negative length")
      if length >= countByLength.count {
        countByLength += Array(repeating: 0, count: length + 1 - countByLength.count)
      }
      countByLength[length] += 1
    }
    var sum = WholeNumber.zero
    // Horner's rule: each further length doubles what the shorter ones weigh.
    for count in countByLength {
      sum.double()
      sum += WholeNumber(count)
    }
    let greatestLength = max(0, countByLength.count - 1)
    let common = min(greatestLength, sum.trailingZeroBitCount)
    numerator = sum.shiftedDown(by: common)
    exponent = numerator == .zero ? 0 : greatestLength - common
  }

  /// Whether the sum is exactly 1, so that the code is complete.
  public var isOne: Bool { exponent == 0 && numerator == WholeNumber(1) }

  /// Whether the sum is greater than 1, so that no prefix code has these lengths.
  public var exceedsOne: Bool {
    // An odd numerator of exponent + 1 bits equals 2^exponent only if that is 1.
    numerator.bitCount > exponent && !isOne
  }

  /// The sum, rounded to the nearest `Double` or a neighbour of it.
  public var value: Double { numerator.value(unit: -exponent) }

  /// log2 κ: 0 for a complete code, otherwise negative.
  ///
  /// It is computed from 1 − κ. If that is below the smallest positive `Double`, the
  /// logarithm is 0.
  public var log2: Double {
    guard numerator != .zero else { return -.infinity }
    guard !isOne else { return 0 }
    guard !exceedsOne, value > 0.5 else { return Mathematics.log2(value) }
    let unused = WholeNumber(1).shifted(by: exponent) - numerator
    return Mathematics.log1p(-unused.value(unit: -exponent)) / Mathematics.naturalLogarithmOf2
  }
}

extension KraftSum: CustomStringConvertible {
  /// The fraction as text: `1`, `7/8`, or `n/2^k` if the denominator exceeds 2^63.
  public var description: String {
    exponent == 0
      ? "\(numerator)"
      : "\(numerator)/\(exponent < 64 ? "\(UInt64(1) << UInt64(exponent))" : "2^\(exponent)")"
  }
}
