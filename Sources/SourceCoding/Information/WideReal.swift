/// A real number with twice the digits of a `Double` and any magnitude.
///
/// The value is (high + low) · 2^(512 · scale): two doubles that do not overlap, which
/// hold at least 106 bits, and a separate power of two, so that 0.05^255 and e^−1000000
/// can be represented. Sums, products and quotients are accurate to about 2^−102 of
/// their value, including differences of close numbers; only operations that IEEE 754
/// defines are used, so results are the same on every machine.
///
/// Between 2^−256 and 2^256 the scale is 0, and the arithmetic is that of two doubles.
///
/// Source: Joldes, Muller and Popescu, *Tight and rigorous error bounds for basic
/// building blocks of double-word arithmetic*, 2017; Fukushima, *Numerical computation
/// of spherical harmonics of arbitrary degree and order by extending exponent of
/// floating point numbers*, 2012 (the separate exponent).
package struct WideReal: Hashable, Sendable {
  /// The value divided by 2^(512 · scale), rounded to a double: 0, or of a magnitude
  /// from 2^−256 up to 2^256.
  private(set) var high: Double

  /// The rounding error of `high`.
  private(set) var low: Double

  /// The number of factors 2^512; 0 for zero.
  private(set) var scale: Int

  private static let radix = 0x1p512
  private static let bound = 0x1p256

  /// The exact value of a double.
  ///
  /// - Precondition: The double is finite.
  package init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  /// The exact value of an integer.
  init(count: UInt64) {
    let high = Double(count >> 32) * 0x1p32
    self.init(sumOf: high, Double(count & 0xFFFF_FFFF))
  }

  /// The exact sum of two doubles.
  init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let part = sum - a
    self.init(high: sum, low: (a - (sum - part)) + (b - part))
  }

  /// The number (high + low) · 2^(512 · scale), where `low` is at most half a unit in the
  /// last place of `high`.
  private init(high: Double, low: Double, scale: Int = 0) {
    self.high = high
    self.low = low
    self.scale = scale
    let size = abs(high)
    if size < Self.bound, size >= 1 / Self.bound { return }
    guard size > 0 else {
      self = Self.zero
      return
    }
    while abs(self.high) >= Self.bound {
      self.high /= Self.radix
      self.low /= Self.radix
      self.scale += 1
    }
    while abs(self.high) < 1 / Self.bound {
      self.high *= Self.radix
      self.low *= Self.radix
      self.scale -= 1
    }
  }

  private init(zero: Void) { (high, low, scale) = (0, 0, 0) }

  /// The number (a + b) · 2^(512 · scale) for two doubles of which the first has the
  /// greater magnitude.
  private init(fastSumOf a: Double, _ b: Double, scale: Int) {
    let sum = a + b
    self.init(high: sum, low: b - (sum - a), scale: scale)
  }

  /// The nearest double; 0 or infinite if the number is beyond the range of doubles.
  package var value: Double {
    switch scale {
    case 0: high
    case -3...3:
      (0..<abs(scale)).reduce(high) { size, _ in
        scale > 0 ? size * Self.radix : size / Self.radix
      }
    case ..<0: 0
    default: high * .infinity
    }
  }

  /// log2 of a number greater than zero, as a double.
  var log2: Double { Mathematics.log2(high) + 512 * Double(scale) }

  /// Whether the number is greater than zero.
  package var isPositive: Bool { high > 0 }

  /// The exact product of the number and 2^exponent.
  func scaled(byPowerOfTwo exponent: Int) -> WideReal {
    guard high != 0 else { return self }
    let steps = exponent >> 9
    let factor = Double(sign: .plus, exponent: exponent - steps << 9, significand: 1)
    // The factor is below 2^512, so the product is below 2^768 and exact.
    return WideReal(high: high * factor, low: low * factor, scale: scale + steps)
  }

  /// The exponent of the greatest power of two that is not above the magnitude.
  ///
  /// - Precondition: The number is not zero.
  var exponent: Int {
    // A power of two less one bit is rounded up to it.
    let isBelow = high.significand == 1 && (high > 0 ? low < 0 : low > 0)
    return Int(high.exponent) - (isBelow ? 1 : 0) + 512 * scale
  }

  /// The nearest double, if the number differs from it by less than 2^−96 of its value;
  /// otherwise the number itself.
  ///
  /// A formula whose exact result is a power of two then gives exactly that.
  var snapped: WideReal {
    abs(low) < abs(high) * 0x1p-96 ? WideReal(high: high, low: 0, scale: scale) : self
  }

  /// The number to the power of a whole n ≥ 0, by repeated squaring.
  func power(_ n: Int) -> WideReal {
    precondition(n >= 0, "a power of a fraction")
    var (power, square, rest) = (WideReal(1), self, n)
    while rest > 0 {
      if rest & 1 == 1 { power = power * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return power
  }
}

extension WideReal: AdditiveArithmetic {
  package static let zero = WideReal(zero: ())

  package static func + (a: WideReal, b: WideReal) -> WideReal {
    guard a.scale == b.scale else { return sumOfUnlike(a, b) }
    let sum = a.high + b.high
    let part = sum - a.high
    let error = (a.high - (sum - part)) + (b.high - part)
    let lowSum = a.low + b.low
    let lowPart = lowSum - a.low
    let lowError = (a.low - (lowSum - lowPart)) + (b.low - lowPart)
    let first = error + lowSum
    let middle = sum + first
    let rest = lowError + (first - (middle - sum))
    return WideReal(fastSumOf: middle, rest, scale: a.scale)
  }

  /// The sum of numbers of different scales: the smaller one is brought to the scale of
  /// the greater, or is negligible.
  private static func sumOfUnlike(_ a: WideReal, _ b: WideReal) -> WideReal {
    if a.high == 0 { return b }
    if b.high == 0 { return a }
    let (large, small) = a.scale > b.scale ? (a, b) : (b, a)
    guard large.scale - small.scale == 1 else { return large }
    var moved = small
    moved.high /= radix
    moved.low /= radix
    moved.scale = large.scale
    return large + moved
  }

  package static func - (a: WideReal, b: WideReal) -> WideReal { a + -b }

  package static prefix func - (a: WideReal) -> WideReal {
    WideReal(high: -a.high, low: -a.low, scale: a.scale)
  }
}

extension WideReal: Comparable {
  package static func < (a: WideReal, b: WideReal) -> Bool {
    if a.scale == b.scale { return a.high == b.high ? a.low < b.low : a.high < b.high }
    return (a - b).high < 0
  }
}

extension WideReal {
  static func * (a: WideReal, b: WideReal) -> WideReal {
    let product = a.high * b.high
    let error = (-product).addingProduct(a.high, b.high) + (a.high * b.low + a.low * b.high)
    return WideReal(fastSumOf: product, error, scale: a.scale + b.scale)
  }

  /// The quotient of two numbers.
  ///
  /// - Precondition: The divisor is not zero.
  package static func / (a: WideReal, b: WideReal) -> WideReal {
    let quotient = a.high / b.high
    let product = quotient * b.high
    let error = (-product).addingProduct(quotient, b.high) + quotient * b.low
    let rest = (a.high - product) + (a.low - error)
    return WideReal(fastSumOf: quotient, rest / b.high, scale: a.scale - b.scale)
  }
}
