/// The rule that decides how much probability is kept for symbols that z has never
/// seen.
///
/// The symbols that were seen keep their relative frequencies. The probability that is
/// kept for all others together is that of the *escape*, a symbol of its own. The rule
/// is therefore a weight for the escape, next to the counts.
///
/// Source: Witten and Bell, *The zero-frequency problem: estimating the probabilities
/// of novel events in adaptive text compression*, 1991 (their methods A and C are
/// additive 1, and the default here).
package enum EscapeRule: Hashable, Sendable {
  /// T / (N + T), where T of the N symbols were new when they occurred.
  case wittenBell
  /// δ / (N + δ), as if the escape had occurred δ times.
  case additive(Double)
  /// A fixed probability for any data, above 0 and below 1.
  case fixed(Double)

  /// The notation of each rule, with a letter for the number, such as `add:X`, and the
  /// probability that it gives.
  package static let summaries: [(pattern: String, summary: String)] = [
    ("witten-bell", "as often as a symbol was new in z's data"),
    ("add:X", "as if it had occurred X times"), ("fixed:P", "P, for any data"),
  ]

  /// The notation of each rule.
  package static let patterns = summaries.map(\.pattern)

  /// The rule with a name such as `witten-bell`, `add:1` or `fixed:0.01`; `nil` if
  /// there is none.
  package init?(named name: String) {
    let parts = name.parts(between: ":", atMost: 2)
    switch (parts[0], parts.count == 2 ? Double(parts[1]) : nil, parts.count) {
    case ("witten-bell", nil, 1): self = .wittenBell
    case ("add", let delta?, 2) where (1e-9...1e9).contains(delta): self = .additive(delta)
    case ("fixed", let share?, 2) where (1e-9...(1 - 1e-9)).contains(share): self = .fixed(share)
    default: return nil
    }
  }

  /// The rule as an estimator of the distribution over the symbols followed by the
  /// escape, whose count is 0.
  package var estimator: Estimator {
    Estimator(name: "escape:\(name)", summary: "escape \(summary)") { tally in
      tally.counts.dropLast().map { Double($0) } + [weight(beside: tally)]
    }
  }

  /// The name of the rule, with its number.
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

  /// The weight of the escape next to the counts of `tally`; 1 if nothing was counted,
  /// because then the escape is the only symbol.
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
