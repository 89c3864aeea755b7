extension Estimator {
  /// Witten and Bell's rule: the probability of a new symbol is the frequency with
  /// which symbols were new.
  ///
  /// T different symbols were new T times in N. A new symbol therefore has the
  /// probability T / (N + T), which is shared equally among the symbols that were not
  /// seen, and symbol x has
  ///
  ///     p(x) = n(x) / (N + T)
  ///
  /// If every symbol was seen, the rule is maximum likelihood.
  ///
  /// Source: Witten and Bell, *The zero-frequency problem: estimating the probabilities
  /// of novel events in adaptive text compression*, 1991, method C.
  public static let wittenBell = Estimator(
    name: "witten-bell", summary: "Witten-Bell",
    wideWeights: { tally in
      tally.weights(
        unseenMass: WideReal(Double(tally.distinctSymbols)), seen: WideReal.init(count:))
    })
}
