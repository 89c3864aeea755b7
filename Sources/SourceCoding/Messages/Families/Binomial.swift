extension DistributionFamily {
  /// The binomial distribution: the successes in N independent trials.
  ///
  ///     p(i) = C(N, i) P^i (1 − P)^(N − i)          i = 0 … N
  ///     N                           the number of trials, 1 to 255
  ///     P                           the probability of success, 0 to 1
  ///     mean, variance              NP, NP(1 − P)
  ///     entropy                     no closed form; for large N about
  ///                                 ½ log2(2πe NP(1 − P))
  ///
  /// No logarithms are needed: with N at most 255 the coefficient stays below
  /// 2^N, and a power that underflows belongs to a probability below 1e-140,
  /// which is cut off.
  ///
  /// Source: Bernoulli, *Ars conjectandi*, 1713.
  public static let binomial = DistributionFamily(
    name: "binomial", summary: "successes in N trials that succeed with probability P",
    parameters: [.whole("N", 1...255), .real("P", 0...1)]
  ) { values in
    let (count, p) = (Int(values[0]), values[1])
    var weights: [Double] = []
    var coefficient = 1.0
    for successes in 0...count {
      let failures = count - successes
      weights.append(
        coefficient * PortableExponential.power(p, successes)
          * PortableExponential.power(1 - p, failures))
      coefficient *= Double(failures) / Double(successes + 1)
    }
    return Member(weights: weights)
  }
}
