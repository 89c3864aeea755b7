/// How much of the probability is kept for symbols that z has never seen.
///
/// The symbols that were seen keep their relative frequencies, and what is kept
/// for all others together is the probability of the *escape*, a symbol of its
/// own. So the rule is a weight for the escape beside the counts.
///
/// Source: Witten and Bell, *The zero-frequency problem: estimating the
/// probabilities of novel events in adaptive text compression*, 1991 (their
/// methods A and C are additive 1, and the default here).
package enum EscapeRule: Hashable, Sendable {
  /// T / (N + T): of N symbols T were new when they came.
  case wittenBell
  /// δ / (N + δ), as if the escape had come δ times.
  case additive(Double)
  /// The same probability whatever was seen, above 0 and below 1.
  case fixed(Double)

  /// What is written for each, a letter for the number, as `add:X`, and what it gives.
  package static let summaries: [(pattern: String, summary: String)] = [
    ("witten-bell", "as often as a symbol was new in z's data"),
    ("add:X", "as if it had occurred X times"), ("fixed:P", "P, for any data"),
  ]

  /// What is written for each.
  package static let patterns = summaries.map(\.pattern)

  /// The rule of the given name: `witten-bell`, `add:1`, `fixed:0.01`; `nil` if there
  /// is none.
  package init?(named name: String) {
    let parts = name.parts(between: ":", atMost: 2)
    switch (parts[0], parts.count == 2 ? Double(parts[1]) : nil, parts.count) {
    case ("witten-bell", nil, 1): self = .wittenBell
    case ("add", let delta?, 2) where (1e-9...1e9).contains(delta): self = .additive(delta)
    case ("fixed", let share?, 2) where (1e-9...(1 - 1e-9)).contains(share): self = .fixed(share)
    default: return nil
    }
  }

  /// The rule as estimator of the distribution over the symbols and, behind them,
  /// the escape, whose count is 0.
  package var estimator: Estimator {
    Estimator(name: "escape:\(name)", summary: "escape \(summary)") { tally in
      tally.counts.dropLast().map { Double($0) } + [weight(beside: tally)]
    }
  }

  /// The name, with its number.
  package var name: String {
    switch self {
    case .wittenBell: "witten-bell"
    case .additive(let delta): "add:\(delta)"
    case .fixed(let share): "fixed:\(share)"
    }
  }

  private var summary: String {
    switch self {
    case .wittenBell: "by Witten-Bell"
    case .additive(let delta): "as if it had occurred \(delta) times"
    case .fixed(let share): "with probability \(share)"
    }
  }

  /// The weight of the escape where the counts are those of `tally`; 1 where
  /// nothing was counted and the escape is all there is.
  private func weight(beside tally: Tally) -> Double {
    let total = Double(tally.total)
    guard total > 0 else { return 1 }
    return switch self {
    case .wittenBell: Double(tally.distinctSymbols)
    case .additive(let delta): delta
    case .fixed(let share): total * share / (1 - share)
    }
  }
}
