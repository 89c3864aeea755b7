extension DistributionFamily {
  /// The geometric distribution: the failures before the first success.
  ///
  ///     p(i) = P (1 − P)^i          i = 0, 1, 2 …
  ///     P                           the probability of success, 1e-6 to 1
  ///     mean, variance              (1 − P)/P, (1 − P)/P²
  ///     entropy                     h(P)/P, with h that of the Bernoulli
  ///                                 distribution
  ///
  /// Surprise: it is what the lengths of runs follow, and Golomb's code with the
  /// right parameter is optimal for it. The entropy says why h(P)/P: so many
  /// trials, each worth h(P), make one symbol.
  ///
  /// Above 255 lies the mass (1 − P)^256, which is cut off.
  ///
  /// Source: Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis,
  /// *Optimal source codes for geometrically distributed integer alphabets*, 1975.
  public static let geometric = DistributionFamily(
    name: "geometric", summary: "failures before a success of probability P, up to 255",
    parameters: [.real("P", 1e-6...1)]
  ) { values in
    let p = values[0]
    return Member(
      weights: (0..<256).map { p * PortableExponential.power(1 - p, $0) },
      truncatedMass: PortableExponential.power(1 - p, 256))
  }
}
