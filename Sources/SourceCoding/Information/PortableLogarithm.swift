/// Logarithms that are the same to the last bit on every machine.
///
/// The system's functions are not, so nothing that decides the output of a code may use
/// them. These use only operations that IEEE 754 defines exactly: sums, products and
/// quotients, in a fixed order. They are accurate to about 2^-50 of their value.
///
///     ln x = 2 (u + u³/3 + u⁵/5 + …)   with u = (x − 1) / (x + 1)
enum PortableLogarithm {
  /// ln x for a finite x > 0.
  static func log(_ x: Double) -> Double {
    var exponent = Int(x.exponent)
    var significand = x.significand
    // Between 1/√2 and √2 the series is short, and nothing cancels near 1.
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    return Double(exponent) * Mathematics.naturalLogarithmOf2
      + series((significand - 1) / (significand + 1))
  }

  /// ln(1 + x) for x ≥ 0, accurate even if x is so small that 1 + x is 1.
  static func logOfOnePlus(_ x: Double) -> Double {
    x <= 1 ? series(x / (2 + x)) : log(1 + x)
  }

  /// ln((n + 1) / n) for n ≥ 1.
  static func logOfStep(above n: Double) -> Double { series(1 / (2 * n + 1)) }

  /// 2 (u + u³/3 + …) for |u| ≤ 1/3.
  private static func series(_ u: Double) -> Double {
    let square = u * u
    var power = u
    var sum = u
    var divisor = 3.0
    // The terms shrink by a factor of nine or more each, so the omitted ones are below
    // the last.
    while abs(power) > 0x1p-56 * abs(u) {
      power *= square
      sum += power / divisor
      divisor += 2
    }
    return 2 * sum
  }
}
