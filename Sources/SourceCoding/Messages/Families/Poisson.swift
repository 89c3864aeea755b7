extension DistributionFamily {
  /// The Poisson distribution: how many rare, independent events happened.
  ///
  ///     p(i) = λ^i e^−λ / i!        i = 0, 1, 2 …
  ///     L                           λ, the expected number, 0 to 255
  ///     mean, variance              λ, λ
  ///     entropy                     no closed form; for large λ about
  ///                                 ½ log2(2πeλ)
  ///
  /// Each probability is made from the one before it, p(i) = p(i − 1) · λ/i. The
  /// first one, e^−λ, is at least 1e-111, so nothing underflows on the way up.
  /// The mass above 255 is summed term by term; one minus the rest would lose it.
  ///
  /// Source: Poisson, *Recherches sur la probabilité des jugements*, 1837.
  public static let poisson = DistributionFamily(
    name: "poisson", summary: "events where L are expected, up to 255",
    parameters: [.real("L", 0...255)]
  ) { values in
    var term = PortableExponential.exp(-values[0])
    var weights = [term]
    for i in 1..<256 {
      term *= values[0] / Double(i)
      weights.append(term)
    }
    // Above 255 ≥ λ the terms only shrink; 400 further on they are below 1e-94 of the first.
    var tail = CompensatedSum()
    for i in 256..<656 {
      term *= values[0] / Double(i)
      tail.add(term)
    }
    return Member(weights: weights, truncatedMass: tail.value)
  }
}
