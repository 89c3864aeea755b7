extension EntropyEstimate {
  /// The entropy of frequencies that are shrunk towards uniform so that their expected
  /// squared error is least: a James–Stein estimate.
  ///
  ///     Ĥ = H(p),  p(x) = λ/K + (1 − λ) n(x)/N
  ///     λ = (1 − Σ (n/N)²) / ((N − 1) Σ (1/K − n/N)²), at most 1
  ///
  /// K counts the whole alphabet, seen or not, so the result lies between the plug-in
  /// entropy and log K.
  ///
  /// Source: Hausser and Strimmer, *Entropy inference and the James–Stein estimator,
  /// with application to nonlinear gene association networks*, 2009.
  public static let shrinkage = EntropyEstimate(
    name: "shrinkage", title: "James-Stein", summary: "shrunk towards uniform (Hausser 2009)"
  ) { tally in
    let total = Double(tally.total)
    let uniform = 1 / Double(tally.alphabetSize)
    let frequencies = tally.counts.map { Double($0) / total }
    let spread = 1 - frequencies.map { $0 * $0 }.compensatedSum()
    let distance = frequencies.map { (uniform - $0) * (uniform - $0) }.compensatedSum()
    // A single symbol does not show a spread, and uniform data need no shrinking.
    let isTold = tally.total > 1 && distance > 0
    let share = isTold ? min(1, spread / ((total - 1) * distance)) : 1
    let shrunk = frequencies.map { share * uniform + (1 - share) * $0 }
    return (try? Distribution(weights: shrunk))?.entropy ?? .zero
  }
}
