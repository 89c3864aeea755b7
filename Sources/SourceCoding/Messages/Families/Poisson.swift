extension DistributionFamily {
  /// The Poisson distribution: the number of rare, independent events.
  ///
  ///     p(i) = λ^i e^−λ / i!        i = 0, 1, 2 …
  ///     L                           λ, the expected number, 0 to 1e6
  ///     mean, variance              λ, λ
  ///     entropy                     no closed form; for large λ about
  ///                                 ½ log2(2πeλ)
  ///
  /// Each probability is computed from the previous one, p(i) = p(i − 1) · λ/i.
  ///
  /// Source: Poisson, *Recherches sur la probabilité des jugements*, 1837.
  public static let poisson = DistributionFamily(
    name: "poisson", summary: "number of events if L are expected",
    parameters: [.real("L", 0...1e6)]
  ) { values, count in
    let mean = values[0]
    return Member(
      first: (-mean).exponential, count: count,
      // Beyond 2λ each term is at most half of the previous one.
      isFalling: { Double($0) > 2 * mean.value }
    ) { mean / WideReal(Double($0)) }
  }
}

extension DistributionFamily.Member {
  /// The member in which the probability of value i is that of value i − 1 times
  /// `ratio(i)`.
  ///
  /// The mass beyond the kept values is summed term by term; if it is more than a
  /// trace, one minus the kept mass is as good.
  ///
  /// - Parameters:
  ///   - first: the probability of 0.
  ///   - count: the number of values to keep.
  ///   - isFalling: whether ratios from a value on are well below 1 and never rise.
  ///   - ratio: the ratio at a value from 1 on.
  init(
    first: WideReal, count: Int, isFalling: (_ value: Int) -> Bool,
    ratio: (_ value: Int) -> WideReal
  ) {
    var weights = [first]
    for value in 1..<count { weights.append(weights[value - 1] * ratio(value)) }
    let rest = (WideReal(1) - weights.reduce(.zero, +)).value
    guard rest < 1e-10 else {
      self.init(weights: weights, truncatedMass: rest)
      return
    }
    var tail = CompensatedTail(term: weights[count - 1])
    var value = count
    while tail.add(ratio(value), isFalling: isFalling(value)) { value += 1 }
    self.init(weights: weights, truncatedMass: tail.sum.value)
  }

  /// The sum of terms, each of which is a ratio times the previous one.
  private struct CompensatedTail {
    var term: WideReal
    var sum = WideReal.zero
    var stepsLeft = DistributionFamily.mostValues

    /// Adds the next term; returns whether there are more to add.
    mutating func add(_ ratio: WideReal, isFalling: Bool) -> Bool {
      term = term * ratio
      sum += term
      stepsLeft -= 1
      guard term.isPositive, stepsLeft > 0 else { return false }
      guard isFalling else { return true }
      // The remainder is at most what constant ratios would leave.
      return (term / sum).value > 0x1p-60 * (1 - ratio.value)
    }
  }
}
