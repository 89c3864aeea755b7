extension EntropyEstimate {
  /// Chao and Shen's estimate: the symbols that were seen make up for those that were
  /// missed.
  ///
  ///     Ĥ = −Σ p ln p / (1 − (1 − p)^N)    nats, over the symbols seen
  ///
  /// where p = (1 − f/N) n(x)/N, and f symbols were seen once: f/N is the probability
  /// that Good and Turing give to the unseen symbols. The divisor is the probability
  /// that a symbol is seen at all (Horvitz and Thompson). If every symbol was seen
  /// once, f is taken as N − 1, because otherwise all p would be 0.
  ///
  /// Source: Chao and Shen, *Nonparametric estimation of Shannon's index of diversity
  /// when there are unseen species in sample*, 2003.
  public static let chaoShen = EntropyEstimate(
    name: "chaoShen", title: "Chao-Shen", summary: "corrects for symbols not yet seen (2003)"
  ) { tally in
    let total = Double(tally.total)
    let singletons = Double(tally.counts.count { $0 == 1 })
    let coverage = 1 - min(singletons, total - 1) / total
    var bits = CompensatedSum()
    for count in tally.counts where count > 0 {
      let p = coverage * Double(count) / total
      let chance = -Mathematics.expm1(total * Mathematics.log1p(-p))
      bits.add(-p * Mathematics.log2(p) / chance)
    }
    return Information(bits: bits.value)
  }
}
