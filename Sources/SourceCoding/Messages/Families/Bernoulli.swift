extension DistributionFamily {
  /// The Bernoulli distribution: one trial that succeeds (1) or fails (0).
  ///
  ///     p(1) = P,  p(0) = 1 − P
  ///     P                           the probability of success, 0 to 1
  ///     mean, variance              P, P(1 − P)
  ///     entropy                     h(P) = −P log2 P − (1 − P) log2(1 − P)
  ///
  /// Source: Bernoulli, *Ars conjectandi*, 1713.
  public static let bernoulli = DistributionFamily(
    name: "bernoulli", summary: "1 with probability P, otherwise 0",
    parameters: [.real("P", 0...1)], end: .fixed(2)
  ) { values, count in
    Member(
      weights: [WideReal(1) - values[0], values[0]]
        + Array(repeating: .zero, count: count - 2))
  }
}
