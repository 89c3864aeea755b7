/// A whole number of any size, for sums of reals that must not be rounded.
///
/// Codewords that are digits of a cumulative distribution may need up to 255 of them to
/// differ; a rounded sum has 53.
struct WholeNumber: Equatable {
  /// The digits to the base 2^32, least significant first, without leading zeros.
  private var digits: [UInt32]

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

  /// The first `count` binary digits after the point of this number divided by `whole`.
  ///
  /// - Precondition: This number is less than `whole`, and `count` is at most the
  ///   greatest length of a codeword.
  func binaryDigits(over whole: WholeNumber, count: Int) -> Codeword {
    precondition(self < whole, "a fraction below 1")
    var rest = self
    var codeword = Codeword(zerosOfLength: 0)
    for _ in 0..<count {
      rest.double()
      let isOne = rest >= whole
      if isOne { rest -= whole }
      codeword = codeword.appending(bit: isOne ? 1 : 0)
    }
    return codeword
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
