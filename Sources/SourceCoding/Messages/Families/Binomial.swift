extension DistributionFamily {
  /// The binomial distribution: the number of successes in N independent trials.
  ///
  ///     p(i) = C(N, i) P^i (1 − P)^(N − i)          i = 0 … N
  ///     N                           the number of trials, 1 to 2^20
  ///     P                           the probability of success, 0 to 1
  ///     mean, variance              NP, NP(1 − P)
  ///     entropy                     no closed form; for large N about
  ///                                 ½ log2(2πe NP(1 − P))
  ///
  /// Each coefficient up to the middle is computed from the previous one, and the
  /// others are equal to these; with P = ½ the probabilities are therefore symmetric to
  /// the last digit.
  ///
  /// Source: Bernoulli, *Ars conjectandi*, 1713.
  public static let binomial = DistributionFamily(
    name: "binomial", summary: "successes in N trials, each with probability P",
    parameters: [.count("N"), .real("P", 0...1)], end: .aboveFirstParameter
  ) { values, count in
    let trials = Int(values[0].value)
    var coefficients = [WideReal(1)]
    for i in 1..<trials / 2 + 1 {
      coefficients.append(
        coefficients[i - 1] * WideReal(Double(trials - i + 1)) / WideReal(Double(i)))
    }
    let (success, failure) = (values[1], WideReal(1) - values[1])
    var weights = (0...trials).map { coefficients[min($0, trials - $0)] }
    var (successes, failures) = (WideReal(1), WideReal(1))
    for i in 0...trials {
      weights[i] = weights[i] * successes
      weights[trials - i] = weights[trials - i] * failures
      successes = successes * success
      failures = failures * failure
    }
    let beyond = weights.dropFirst(count).reduce(.zero, +)
    return Member(
      weights: weights.prefix(count) + Array(repeating: .zero, count: max(0, count - trials - 1)),
      truncatedMass: beyond.value)
  }
}
