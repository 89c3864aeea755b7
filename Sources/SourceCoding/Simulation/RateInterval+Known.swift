extension RateInterval {
  /// The interval for `count` symbols drawn independently from `q`, which cost
  /// `costs[x]` each.
  ///
  /// The variance is known, so the interval is that of a normal variable. If at least
  /// ``leastRareCount`` rare symbols are expected, it covers in 93 to 97 of 100 draws:
  /// skewness then adds to one tail about as much as it takes from the other.
  ///
  /// - Returns: `nil` if a symbol of q cannot be written.
  static func known(_ q: Distribution, costs: [Double], count: Int) -> RateInterval? {
    let moments = CostMoments(of: q, costs: costs)
    guard moments.variance.isFinite else { return nil }
    return known(
      moments, longRunVariance: moments.variance, count: count, method: .knownSource)
  }

  /// The interval for `count` symbols emitted by `chain`, which cost `costs[x]` each.
  ///
  /// With π the stationary distribution of the chain and d the deviation of a cost from
  /// its mean, the long-run variance is Σ π d (2g − d), where g solves Poisson's
  /// equation g − Pg = d.
  ///
  /// Source: Meyn and Tweedie, *Markov Chains and Stochastic Stability*, 1993, chapter
  /// 17.
  ///
  /// - Returns: `nil` if a symbol of the chain cannot be written.
  static func known(_ chain: MarkovChain, costs: [Double], count: Int) -> RateInterval? {
    let moments = CostMoments(of: chain.stationary, costs: costs)
    guard moments.variance.isFinite else { return nil }
    return known(
      moments, longRunVariance: chain.longRunVariance(of: costs), count: count,
      method: .knownChain)
  }

  private static func known(
    _ moments: CostMoments, longRunVariance: Double, count: Int, method: Method
  ) -> RateInterval {
    guard moments.variance > 0 else { return .constant }
    let effective =
      longRunVariance > 0 ? Double(count) * (moments.variance / longRunVariance) : .infinity
    let worth = min(Double(count), effective)
    guard worth >= leastEffectiveCount else {
      return RateInterval(
        refusal: .fewSymbols(effectiveCount: worth), effectiveCount: worth, method: method)
    }
    let rare = worth / max(moments.squaredSkewness, 1e-300)
    guard rare >= Double(leastRareCount) else {
      return RateInterval(
        refusal: .fewRareSymbols(count: rare, needed: leastRareCount),
        effectiveCount: worth, method: method)
    }
    let error = (max(0, longRunVariance) / Double(count)).squareRoot()
    return RateInterval(
      halfWidth95: StandardError.quantile95 * error, standardError: error, effectiveCount: worth,
      method: method)
  }
}
