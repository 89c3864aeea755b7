extension DistributionFamily {
  /// The distribution of Zipf and Mandelbrot: a word's frequency by its rank.
  ///
  ///     p(i) = (i + 1 + Q)^−S / H,  H = Σ (i + 1 + Q)^−S        i = 0 … N − 1
  ///     N                           the number of values, 1 to 256
  ///     S                           the exponent, 0 (uniform) to 50
  ///     Q                           Mandelbrot's shift, 0 (Zipf) to 1e6
  ///     mean + 1                    H(S − 1)/H(S) for Q = 0, H(S) = Σ k^−S the
  ///                                 generalised harmonic number; the variance is
  ///                                 H(S − 2)/H(S) − (H(S − 1)/H(S))²
  ///     entropy                     log2 H + S/H · Σ (i + 1 + Q)^−S log2(i + 1 + Q)
  ///
  /// The weights are relative to that of value 0, so a large shift does not make
  /// them all vanish, and they differ by ln(1 + i/(1 + Q)) however small that is.
  ///
  /// Source: Zipf, *Human Behavior and the Principle of Least Effort*, 1949;
  /// Mandelbrot, *An informational theory of the statistical structure of
  /// language*, 1953.
  public static let zipf = DistributionFamily(
    name: "zipf", summary: "N values by rank, each like 1/(rank + Q)^S",
    parameters: [.whole("N", 1...256), .real("S", 0...50), .real("Q", 0...1e6, fallback: 0)]
  ) { values in
    let (exponent, first) = (values[1], 1 + values[2])
    return Member(
      weights: stride(from: 0, to: values[0], by: 1).map {
        PortableExponential.exp(-exponent * PortableLogarithm.logOfOnePlus($0 / first))
      })
  }
}
