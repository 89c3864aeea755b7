extension Distribution {
  /// The Rényi entropy of order α: a family of which Shannon's is one.
  ///
  ///     H_α(q) = log2(Σ q(x)^α) / (1 − α)
  ///
  /// Order 0 counts the possible symbols (Hartley), order 1 is the entropy,
  /// order 2 looks at collisions, and order ∞ at the likeliest symbol alone
  /// (min-entropy). It never increases with the order. Surprise: it also prices
  /// codes, those that are judged by an exponential mean of their lengths.
  ///
  /// Source: Rényi, *On Measures of Entropy and Information*, 1961; Campbell,
  /// *A Coding Theorem and Rényi's Entropy*, 1965.
  ///
  /// - Parameter order: α, from 0 to infinity, both included.
  /// - Returns: the entropy, from 0 to log2 K bits.
  /// - Complexity: O(K).
  public func renyiEntropy(order: Double) -> Information {
    precondition(order >= 0, "the order of a Rényi entropy is at least 0")
    if order == 1 { return entropy }
    if order == 0 { return Information(bits: Mathematics.log2(Double(support.count))) }
    // Near order 1 both parts of the quotient vanish; with t = 1 − α they are
    // ln(1 + Σ q (e^ts − 1)) and t, s the surprisal in nats.
    let t = 1 - order
    if abs(t) * (surprisals.filter(\.isFinite).max() ?? 0) < 1 {
      let sum = expectation { Mathematics.expm1(t * surprisal(of: $0).nats) }
      return Information(nats: Mathematics.log1p(sum) / t)
    }
    // Else relative to the likeliest symbol, so that no power under- or overflows.
    let greatest = surprisal(of: mostProbableSymbol).bits
    if order == .infinity { return Information(bits: greatest) }
    let sum = support.map { Mathematics.exp2(order * (greatest - surprisal(of: $0).bits)) }
      .compensatedSum()
    return Information(bits: (Mathematics.log2(sum) - order * greatest) / t)
  }

  /// The first symbol of greatest probability.
  public var mostProbableSymbol: Int {
    weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 }
  }
}
