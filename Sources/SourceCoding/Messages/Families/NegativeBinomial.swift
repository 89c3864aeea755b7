extension DistributionFamily {
  /// The negative binomial distribution: the number of failures before success number
  /// R.
  ///
  ///     p(i) = Γ(R + i)/(Γ(R) i!) P^R (1 − P)^i     i = 0, 1, 2 …
  ///     R                           the number of successes, which need not be whole,
  ///                                 1e-6 to 1e9
  ///     P                           the probability of success, 1e-300 to 1
  ///     mean, variance              R(1 − P)/P, R(1 − P)/P²
  ///     entropy                     no closed form
  ///
  /// With R = 1 it is the geometric distribution. Surprise: a Poisson distribution
  /// whose expected number is itself random, with a gamma distribution, is this
  /// distribution; it therefore suits counts that vary more than Poisson's.
  ///
  /// Source: Greenwood and Yule, *An inquiry into the nature of frequency distributions
  /// representative of multiple happenings*, 1920.
  public static let negativeBinomial = DistributionFamily(
    name: "negative-binomial", summary: "failures before R successes, with probability P",
    parameters: [.real("R", 1e-6...1e9), .real("P", 1e-300...1)]
  ) { values, count in
    let (shape, p) = (values[0], values[1])
    let failure = WideReal(1) - p
    // The ratio is (1 − P)(1 + (R − 1)/i), which falls to 1 − P, or rises to it if R <
    // 1. Beyond twice the mean it is at most 1 − P/2.
    return Member(
      first: (p.naturalLogarithm * shape).exponential, count: count,
      isFalling: { Double($0) > 2 * (shape.value * failure.value + 1) / p.value }
    ) { (shape + WideReal(Double($0 - 1))) / WideReal(Double($0)) * failure }
  }
}
