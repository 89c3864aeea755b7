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
  /// δ / (N + δ), as if the escape had occurred δ times; δ has the digits that were
  /// written.
  case additive(WideReal)
  /// A fixed probability for any data, above 0 and below 1.
  case fixed(WideReal)

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
    let number = parts.count == 2 ? WideReal(decimal: parts[1]) : nil
    switch (parts[0], number, parts.count) {
    case ("witten-bell", nil, 1): self = .wittenBell
    case ("add", let delta?, 2) where (1e-9...1e9).contains(delta.value): self = .additive(delta)
    case ("fixed", let share?, 2) where (1e-9...(1 - 1e-9)).contains(share.value):
      self = .fixed(share)
    default: return nil
    }
  }

  /// The rule as an estimator of the distribution over the symbols followed by the
  /// escape, whose count is 0.
  package var estimator: Estimator {
    Estimator(
      name: "escape:\(name)", summary: "escape \(summary)",
      wideWeights: { tally in
        tally.counts.dropLast().map(WideReal.init(count:)) + [weight(beside: tally)]
      })
  }

  /// The name of the rule, with its number.
  package var name: String {
    switch self {
    case .wittenBell: "witten-bell"
    case .additive(let delta): "add:\(delta.value)"
    case .fixed(let share): "fixed:\(share.value)"
    }
  }

  private var summary: String {
    switch self {
    case .wittenBell: "by Witten-Bell"
    case .additive(let delta): "as if it had occurred \(delta.value) times"
    case .fixed(let share): "with probability \(share.value)"
    }
  }

  /// The weight of the escape next to the counts of `tally`; 1 if nothing was counted,
  /// because then the escape is the only symbol.
  private func weight(beside tally: Tally) -> WideReal {
    guard tally.total > 0 else { return WideReal(1) }
    return switch self {
    case .wittenBell: WideReal(Double(tally.distinctSymbols))
    case .additive(let delta): delta
    case .fixed(let share): WideReal(count: tally.total) * share / (WideReal(1) - share)
    }
  }
}
