/// The natural logarithm and the exponential with twice the digits of a `Double`, the
/// same on every machine.
///
///     ln x = k ln 2 − ln c + ln(1 + r)      x = f · 2^k, c near 1/f, r = fc − 1
///     ln(1 + r) = 2 (u + u³/3 + u⁵/5 + …)   u = r / (2 + r)
///     e^x = 2^k (e^s)^256                   x = k ln 2 + 256 s
///
/// Source: Muller, *Elementary Functions*, 2016, on reducing the argument by a table.
extension WideReal {
  /// ln 2.
  static let naturalLogarithmOf2 = WideReal(
    sumOf: 0.693_147_180_559_945_286_226_76, 2.319_046_813_846_299_558e-17)

  /// ln x for x > 0, accurate to about 2^−98 of its value, even for x close to 1.
  var naturalLogarithm: WideReal {
    precondition(isPositive, "the logarithm of a number that is not positive")
    // Between 1/√2 and √2 nothing cancels. The exponent of `high` is meant here: a
    // power of two less one bit lies just below 1, not just below 2.
    let k = Int(high.exponent) + 512 * scale + (high.significand > 1.414_213_562_373_095 ? 1 : 0)
    let f = scaled(byPowerOfTwo: -k)
    let index = Int((f.high * 128).rounded())
    let reciprocal = Self.reciprocals[index - Self.firstIndex]
    let r = f * WideReal(reciprocal.c) - WideReal(1)
    return Self.naturalLogarithmOf2 * WideReal(Double(k))
      + (reciprocal.minusLogarithm + Self.logarithm(ofOnePlus: r))
  }

  /// e^x for this number x.
  ///
  /// - Precondition: |x| is below 2^60.
  var exponential: WideReal {
    let k = (value / Mathematics.naturalLogarithmOf2).rounded()
    precondition(abs(k) < 0x1p60, "the exponential of a number beyond all measure")
    let reduced = self - Self.naturalLogarithmOf2 * WideReal(k)
    let s = reduced.scaled(byPowerOfTwo: -8)
    // e^s − 1 for |s| ≤ 0.0014: the omitted terms are below 2^−110 of it.
    var sum = WideReal.zero
    for n in stride(from: 11.0, to: 0, by: -1) {
      sum = (WideReal(1) + sum) * s / WideReal(n)
    }
    // e^2s − 1 = 2 (e^s − 1) + (e^s − 1)².
    for _ in 0..<8 { sum = sum + sum + sum * sum }
    return (WideReal(1) + sum).snapped.scaled(byPowerOfTwo: Int(k))
  }

  private static let firstIndex = 90

  /// For f near i/128, a number c with few digits near 1/f, and −ln c.
  private static let reciprocals: [(c: Double, minusLogarithm: WideReal)] = (firstIndex...182).map {
    let c = (128 * 128 / Double($0)).rounded() / 128
    return (c, -logarithm(ofOnePlus: WideReal(c - 1)))
  }

  /// ln(1 + r) for |r| < ½.
  private static func logarithm(ofOnePlus r: WideReal) -> WideReal {
    guard r.high != 0 else { return r }
    let u = r / (WideReal(2) + r)
    let square = u * u
    let ratio = square.value
    // The terms shrink by u² each. Below 2^−54, a term needs no more than the digits of
    // a double.
    var firstDouble = 3.0
    var size = ratio
    while size > 0x1p-54 {
      size *= ratio
      firstDouble += 2
    }
    var last = firstDouble
    while size > 0x1p-112 {
      size *= ratio
      last += 2
    }
    var tail = 0.0
    for n in stride(from: last, through: firstDouble, by: -2) { tail = (tail + 1 / n) * ratio }
    var sum = WideReal(tail)
    for n in stride(from: firstDouble - 2, to: 1, by: -2) {
      sum = (sum + inverses[Int(n)]) * square
    }
    return (u + u * sum).scaled(byPowerOfTwo: 1)
  }

  /// The reciprocals 1/n, indexed by n.
  private static let inverses = (0..<64).map {
    $0 == 0 ? .zero : WideReal(1) / WideReal(Double($0))
  }
}
