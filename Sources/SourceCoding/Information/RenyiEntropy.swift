extension Distribution {
  /// The Rényi entropy of order α: a family that includes Shannon's entropy.
  ///
  ///     H_α(q) = log2(Σ q(x)^α) / (1 − α)
  ///
  /// Order 0 counts the possible symbols (Hartley), order 1 is the entropy, order 2
  /// measures collisions, and order ∞ depends on the most probable symbol alone
  /// (min-entropy). It never increases with the order. Surprise: it is also the bound
  /// for codes that are judged by an exponential mean of their lengths.
  ///
  /// Source: Rényi, *On Measures of Entropy and Information*, 1961; Campbell, *A Coding
  /// Theorem and Rényi's Entropy*, 1965.
  ///
  /// - Parameter order: α, from 0 to infinity, both included.
  /// - Returns: the entropy, from 0 to log2 K bits.
  /// - Complexity: O(K).
  public func renyiEntropy(order: Double) -> Information {
    precondition(order >= 0, "the order of a Rényi entropy is at least 0")
    if order == 1 { return entropy }
    if order == 0 { return Information(bits: Mathematics.log2(Double(support.count))) }
    let greatest = surprisal(of: mostProbableSymbol).bits
    if order == .infinity { return Information(bits: greatest) }
    // With t = 1 − α and the surprisal s in nats it is ln(1 + Σ q (e^ts − 1)) / t. All
    // terms have the same sign, so nothing cancels near order 1 or if a symbol is
    // almost certain.
    let t = 1 - order
    let sum = support.map { excess(of: $0, t) }.compensatedSum()
    if sum > -0.5 { return Information(nats: Mathematics.log1p(sum) / t + 0) }
    // Otherwise relative to the most probable symbol, so that no power under- or
    // overflows.
    let powers = support.map { Mathematics.exp2(order * (greatest - surprisal(of: $0).bits)) }
      .compensatedSum()
    return Information(bits: Mathematics.log2(powers) / t - greatest * (order / t))
  }

  /// q (e^ts − 1) of a symbol with the probability q = e^−s.
  private func excess(of symbol: Int, _ t: Double) -> Double {
    let s = surprisal(of: symbol).nats
    // e^ts may be beyond all doubles although q e^ts is not.
    return t * s > 50
      ? Mathematics.exp((t - 1) * s) : probability(of: symbol) * Mathematics.expm1(t * s)
  }

  /// The first symbol of greatest probability.
  public var mostProbableSymbol: Int {
    guard let wideWeights else {
      return weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 }
    }
    return wideWeights.indices.reduce(0) { wideWeights[$1] > wideWeights[$0] ? $1 : $0 }
  }
}
