/// Exponentials and powers that are the same to the last bit on every machine.
///
/// The system's functions are not, so nothing that decides the output of a code may use
/// them. These use only operations that IEEE 754 defines exactly, in a fixed order. An
/// exponential is accurate to about 2^-52 of its value, a power of n to about n ·
/// 2^-53.
///
///     e^x = 2^k · (1 + r + r²/2! + r³/3! + …)   with r = x − k ln 2, at most ½ ln 2
enum PortableExponential {
  /// ln 2 in two parts; the first has so few digits that its multiples by whole numbers
  /// up to 2^20 are exact.
  private static let naturalLogarithmOf2 = (
    high: 0x1.62e42feep-1, low: 0x1.a39ef35793c76p-33
  )

  /// e^x; 0 or infinite if it is beyond the range of doubles.
  static func exp(_ x: Double) -> Double {
    guard x > -746 else { return 0 }
    guard x < 710 else { return .infinity }
    let k = (x / Mathematics.naturalLogarithmOf2).rounded()
    let r = (x - k * naturalLogarithmOf2.high) - k * naturalLogarithmOf2.low
    var sum = 1.0
    // The omitted terms are below 2^-57.
    for n in stride(from: 13.0, to: 0, by: -1) { sum = 1 + sum * r / n }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }

  /// x^n for a whole n ≥ 0, by repeated squaring.
  static func power(_ x: Double, _ n: Int) -> Double {
    precondition(n >= 0, "a power of a fraction")
    var (power, square, rest) = (1.0, x, n)
    while rest > 0 {
      if rest & 1 == 1 { power *= square }
      square *= square
      rest >>= 1
    }
    return power
  }
}
