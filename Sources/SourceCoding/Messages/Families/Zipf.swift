extension DistributionFamily {
  /// The distribution of Zipf and Mandelbrot: a word's frequency by its rank.
  ///
  ///     p(i) = (i + 1 + Q)^−S / H,  H = Σ (i + 1 + Q)^−S        i = 0 … N − 1
  ///     N                           the number of values, 1 to 2^20
  ///     S                           the exponent, 0 (uniform) to 1e6; there the
  ///                                 second value has 10^−301030
  ///     Q                           Mandelbrot's shift, 0 (Zipf) to 1e6
  ///     mean + 1                    H(S − 1)/H(S) for Q = 0, H(S) = Σ k^−S the
  ///                                 generalised harmonic number; the variance is
  ///                                 H(S − 2)/H(S) − (H(S − 1)/H(S))²
  ///     entropy                     log2 H + S/H · Σ (i + 1 + Q)^−S log2(i + 1 + Q)
  ///
  /// The weights are relative to that of value 0, so a large shift does not make
  /// them all vanish.
  ///
  /// Source: Zipf, *Human Behavior and the Principle of Least Effort*, 1949;
  /// Mandelbrot, *An informational theory of the statistical structure of
  /// language*, 1953.
  public static let zipf = DistributionFamily(
    name: "zipf", summary: "N values by rank, each like 1/(rank + Q)^S",
    parameters: [.count("N"), .real("S", 0...1e6), .real("Q", 0...1e6, fallback: 0)],
    end: .firstParameter, make: ranked)

  /// The same distribution with Mandelbrot's shift, which is optional in `zipf`.
  public static let zipfMandelbrot = DistributionFamily(
    name: "zipf-mandelbrot", summary: "N values by rank, each like 1/(rank + Q)^S, Q above 0",
    parameters: [.count("N"), .real("S", 0...1e6), .real("Q", 0...1e6)],
    end: .firstParameter, make: ranked)

  @Sendable private static func ranked(_ values: [WideReal], _ count: Int) -> Member {
    let (valueCount, exponent, first) = (Int(values[0].value), values[1], WideReal(1) + values[2])
    // A whole power is a product, and needs no logarithm.
    let power = exponent.whole
    let weights = (0..<valueCount).map { i in
      let ratio = first / (first + WideReal(Double(i)))
      if let power { return ratio.power(power) }
      return (ratio.naturalLogarithm * exponent).exponential
    }
    guard valueCount > count else {
      return Member(weights: weights + Array(repeating: .zero, count: count - valueCount))
    }
    let beyond = weights.dropFirst(count).reduce(.zero, +)
    return Member(
      weights: Array(weights.prefix(count)),
      truncatedMass: (beyond / weights.reduce(.zero, +)).value)
  }
}
