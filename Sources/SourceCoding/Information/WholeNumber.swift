/// A whole number of any size, for sums that must not be rounded.
///
/// Codewords that are digits of a cumulative distribution may need up to 255 of them to
/// differ, and the Kraft sum of such codewords has as many; a rounded sum has 53.
struct WholeNumber: Hashable {
  /// The digits to the base 2^32, least significant first, without leading zeros.
  private var digits: [UInt32]

  /// The number `value`.
  init(_ value: UInt64) { digits = Self.digits(of: UInt128(value)) }

  /// The number of units of 2^`exponent` in `value`.
  ///
  /// - Precondition: `value` is finite, at least 0, and a whole multiple of the unit.
  init(_ value: Double, unit exponent: Int) {
    guard value > 0 else {
      digits = []
      return
    }
    // The value is whole · 2^last.
    let last = Int(value.exponent) - value.significandWidth
    let whole = UInt128(Double(sign: .plus, exponent: -last, significand: value))
    let shift = last - exponent
    precondition(shift >= 0, "a multiple of the unit")
    digits = Array(repeating: 0, count: shift / 32) + Self.digits(of: whole << UInt128(shift % 32))
  }

  /// The exact number of units of 2^`exponent` in `value`.
  ///
  /// - Precondition: `value` is at least 0 and a whole multiple of the unit.
  init(_ value: WideReal, unit exponent: Int) {
    let unit = exponent - 512 * value.scale
    self.init(value.high, unit: unit)
    let low = WholeNumber(abs(value.low), unit: unit)
    if value.low < 0 { self -= low } else { self += low }
  }

  /// The base-2 logarithm of the greatest power of two that divides all weights of
  /// `distribution`.
  static func unit(of distribution: Distribution) -> Int {
    let units = distribution.support.lazy.map { symbol in
      let weight = distribution.weight(of: symbol)
      let last = weight.low == 0 ? weight.high : weight.low
      return Int(last.exponent) - last.significandWidth + 512 * weight.scale
    }
    return units.min() ?? 0
  }

  /// The number of binary digits; 0 for zero.
  var bitCount: Int {
    digits.last.map { 32 * digits.count - $0.leadingZeroBitCount } ?? 0
  }

  /// The number times 2^count.
  func shifted(by count: Int) -> WholeNumber {
    var shifted = self
    shifted.digits.insert(contentsOf: Array(repeating: 0, count: count / 32), at: 0)
    for _ in 0..<count % 32 { shifted.double() }
    return shifted
  }

  /// The number of zeros at the end of the binary digits; 0 for zero.
  var trailingZeroBitCount: Int {
    guard let index = digits.firstIndex(where: { $0 != 0 }) else { return 0 }
    return 32 * index + digits[index].trailingZeroBitCount
  }

  /// The number divided by 2^count, rounded down.
  func shiftedDown(by count: Int) -> WholeNumber {
    var shifted = self
    shifted.digits.removeFirst(min(count / 32, digits.count))
    guard count % 32 > 0 else { return shifted }
    var carry: UInt32 = 0
    for index in shifted.digits.indices.reversed() {
      let digit = shifted.digits[index]
      shifted.digits[index] = digit >> UInt32(count % 32) | carry
      carry = digit << UInt32(32 - count % 32)
    }
    if shifted.digits.last == 0 { shifted.digits.removeLast() }
    return shifted
  }

  /// The number times 2^`exponent`, rounded to a double that is at most one place off.
  func value(unit exponent: Int) -> Double {
    digits.indices.reversed().reduce(0) { sum, index in
      sum + Double(sign: .plus, exponent: 32 * index + exponent, significand: Double(digits[index]))
    }
  }

  private static func digits(of value: UInt128) -> [UInt32] {
    var digits: [UInt32] = []
    var rest = value
    while rest > 0 {
      digits.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    return digits
  }

  static func += (sum: inout WholeNumber, other: WholeNumber) {
    if sum.digits.count < other.digits.count {
      sum.digits += Array(repeating: 0, count: other.digits.count - sum.digits.count)
    }
    var carry: UInt64 = 0
    for index in sum.digits.indices {
      guard carry > 0 || index < other.digits.count else { break }
      let digit = index < other.digits.count ? other.digits[index] : 0
      carry += UInt64(sum.digits[index]) + UInt64(digit)
      sum.digits[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { sum.digits.append(UInt32(carry)) }
  }

  /// Subtracts `other`.
  ///
  /// - Precondition: `other` is not greater.
  static func -= (difference: inout WholeNumber, other: WholeNumber) {
    var borrow: Int64 = 0
    for index in difference.digits.indices {
      guard borrow != 0 || index < other.digits.count else { break }
      let digit = index < other.digits.count ? other.digits[index] : 0
      borrow += Int64(difference.digits[index]) - Int64(digit)
      difference.digits[index] = UInt32(truncatingIfNeeded: borrow)
      borrow >>= 32
    }
    precondition(borrow == 0, "whole numbers are not negative")
    while difference.digits.last == 0 { difference.digits.removeLast() }
  }

  /// Doubles the number.
  mutating func double() {
    var carry: UInt32 = 0
    for index in digits.indices {
      let digit = digits[index]
      digits[index] = digit << 1 | carry
      carry = digit >> 31
    }
    if carry > 0 { digits.append(carry) }
  }
}

extension WholeNumber: AdditiveArithmetic {
  static let zero = WholeNumber(0, unit: 0)

  static func + (a: WholeNumber, b: WholeNumber) -> WholeNumber {
    var sum = a
    sum += b
    return sum
  }

  /// The difference `a` − `b`.
  ///
  /// - Precondition: `b` is not greater.
  static func - (a: WholeNumber, b: WholeNumber) -> WholeNumber {
    var difference = a
    difference -= b
    return difference
  }
}

extension WholeNumber: Comparable {
  static func < (a: WholeNumber, b: WholeNumber) -> Bool {
    guard a.digits.count == b.digits.count else { return a.digits.count < b.digits.count }
    return a.digits.reversed().lexicographicallyPrecedes(b.digits.reversed())
  }
}

extension WholeNumber: CustomStringConvertible {
  /// The number in decimal digits.
  ///
  /// - Complexity: O(d²) for d digits.
  var description: String {
    var rest = digits
    var groups: [String] = []
    repeat {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      let group = String(remainder)
      groups.append(String(repeating: "0", count: rest.isEmpty ? 0 : 9 - group.count) + group)
    } while !rest.isEmpty
    return groups.reversed().joined()
  }
}
