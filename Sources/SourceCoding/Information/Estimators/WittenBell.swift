extension Estimator {
  /// Witten and Bell's rule: a new symbol is an event as often as it happened.
  ///
  /// T different symbols were new T times in N. So a new one is expected with
  /// T / (N + T), shared equally among the symbols not seen, and symbol x with
  ///
  ///     p(x) = n(x) / (N + T)
  ///
  /// If nothing is unseen the rule is maximum likelihood.
  ///
  /// Source: Witten and Bell, *The zero-frequency problem: estimating the
  /// probabilities of novel events in adaptive text compression*, 1991, method C.
  public static let wittenBell = Estimator(
    name: "witten-bell", summary: "Witten-Bell"
  ) { tally in
    tally.weights(unseenMass: Double(tally.distinctSymbols)) { Double($0) }
  }
}
