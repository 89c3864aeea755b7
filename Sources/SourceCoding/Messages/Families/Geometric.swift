extension DistributionFamily {
  /// The geometric distribution: the number of failures before the first success.
  ///
  ///     p(i) = P (1 − P)^i          i = 0, 1, 2 …
  ///     P                           the probability of success, 1e-300 to 1,
  ///                                 as small as a `Double` keeps all digits
  ///     mean, variance              (1 − P)/P, (1 − P)/P²
  ///     entropy                     h(P)/P, with h that of the Bernoulli
  ///                                 distribution
  ///
  /// Surprise: the lengths of runs follow it, and Golomb's code with the right
  /// parameter is optimal for it. The entropy h(P)/P has a simple reason: one symbol
  /// consists of 1/P trials on average, each worth h(P).
  ///
  /// The mass beyond K values is (1 − P)^K.
  ///
  /// Source: Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis, *Optimal
  /// source codes for geometrically distributed integer alphabets*, 1975.
  public static let geometric = DistributionFamily(
    name: "geometric", summary: "failures before the first success, with probability P",
    parameters: [.real("P", 1e-300...1)]
  ) { values, count in
    let failure = WideReal(1) - values[0]
    var weight = values[0]
    var weights: [WideReal] = []
    for _ in 0..<count {
      weights.append(weight)
      weight = weight * failure
    }
    return Member(weights: weights, truncatedMass: failure.power(count).value)
  }
}
