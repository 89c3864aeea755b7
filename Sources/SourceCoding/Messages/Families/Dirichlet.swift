extension DistributionFamily {
  /// A draw from the symmetric Dirichlet distribution: a random distribution.
  ///
  ///     density of p                ∝ Π p(i)^(A − 1)            i = 0 … N − 1
  ///     N                           the number of values, 1 to 2^20
  ///     A                           the concentration, 0.001 to 1e6: below 1 few
  ///                                 values get nearly all, at 1 every
  ///                                 distribution is equally likely, above 1 all
  ///                                 values get about the same
  ///     SEED                        a whole number, 0 to 2^53
  ///     mean, variance of p(i)      1/N, (N − 1) / (N² (NA + 1))
  ///     expected entropy            ψ(NA + 1) − ψ(A + 1) nats, ψ the digamma
  ///                                 function
  ///
  /// It is made from gamma variables divided by their sum. A variable of shape A is one
  /// of shape A + 1 times U^(1/A), which may be as small as e^−1000 or smaller;
  /// therefore logarithms are kept, and the greatest is subtracted before the
  /// exponential.
  ///
  /// Source: Devroye, *Non-Uniform Random Variate Generation*, 1986, XI.4; Wolpert and
  /// Wolf, *Estimating functions of probability distributions from a finite set of
  /// samples*, 1995 (expected entropy).
  public static let dirichlet = DistributionFamily(
    name: "dirichlet", summary: "N random probabilities, by SEED; uneven if A is small",
    parameters: [.count("N"), .real("A", 1e-3...1e6), .whole("SEED", 0...0x1p53)],
    end: .firstParameter
  ) { values, count in
    // A separate random sequence, because symbols may be drawn with the same seed.
    var seeds = SplitMix64(seed: UInt64(values[2].value))
    var rng = SplitMix64(seed: seeds.next())
    let concentration = values[1].value
    let logarithms = (0..<Int(values[0].value)).map { _ in
      logarithmOfGamma(shape: concentration + 1, using: &rng)
        + PortableLogarithm.log(unitReal(using: &rng)) / concentration
    }
    let greatest = logarithms.reduce(-.infinity, max)
    let weights = logarithms.map { WideReal(sumOf: $0, -greatest).exponential }
    let beyond = weights.dropFirst(count).reduce(.zero, +)
    return Member(
      weights: weights.prefix(count)
        + Array(repeating: .zero, count: max(0, count - weights.count)),
      truncatedMass: (beyond / weights.reduce(.zero, +)).value)
  }

  /// The natural logarithm of a gamma variable, shape at least 1, scale 1.
  ///
  /// For a normal x, d(1 + cx)³ has nearly this distribution; rejecting about one draw
  /// in twenty makes it exact.
  ///
  /// Source: Marsaglia and Tsang, *A simple method for generating gamma variables*,
  /// 2000.
  private static func logarithmOfGamma(shape: Double, using rng: inout SplitMix64) -> Double {
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = standardNormal(using: &rng)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let cube = root * root * root
      let bound = x * x / 2 + d * (1 - cube + PortableLogarithm.log(cube))
      if PortableLogarithm.log(unitReal(using: &rng)) < bound {
        return PortableLogarithm.log(d * cube)
      }
    }
  }

  /// A normal variable of mean 0 and variance 1.
  ///
  /// Source: Marsaglia and Bray, *A convenient method for generating normal
  /// variables*, 1964.
  private static func standardNormal(using rng: inout SplitMix64) -> Double {
    while true {
      let x = 2 * unitReal(using: &rng) - 1
      let y = 2 * unitReal(using: &rng) - 1
      let square = x * x + y * y
      if square > 0, square < 1 {
        return x * (-2 * PortableLogarithm.log(square) / square).squareRoot()
      }
    }
  }

  /// A real between 0 and 1, excluding both.
  private static func unitReal(using rng: inout SplitMix64) -> Double {
    (Double(rng.next() >> 12) + 0.5) * 0x1p-52
  }
}
