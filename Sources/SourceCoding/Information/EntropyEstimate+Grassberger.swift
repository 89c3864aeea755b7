extension EntropyEstimate {
  /// Grassberger's estimate, in which G(n) replaces the logarithm of a count.
  ///
  ///     Ĥ = ln N − 1/N Σ n(x) G(n(x))    nats
  ///     G(n) = ψ(n) + ½ (−1)^n (ψ((n + 1)/2) − ψ(n/2))
  ///
  /// The duplication formula of the digamma function ψ makes this shorter: G(n) =
  /// ψ(⌊n/2⌋ + ½) + ln 2. It is the same for 2k and 2k + 1.
  ///
  /// Source: Grassberger, *Entropy Estimates from Insufficient Samplings*, 2003.
  public static let grassberger = EntropyEstimate(
    name: "grassberger", title: "Grassberger", summary: "with G(n) in place of ln n (2003)"
  ) { tally in
    var sum = CompensatedSum()
    for count in tally.counts where count > 0 {
      let logarithm = digamma(Double(count / 2) + 0.5) + Mathematics.naturalLogarithmOf2
      sum.add(Double(count) * logarithm)
    }
    let total = Double(tally.total)
    return Information(bits: Mathematics.log2(total)) - Information(nats: sum.value / total)
  }

  /// The digamma function ψ(x) = d/dx ln Γ(x), for x > 0.
  private static func digamma(_ x: Double) -> Double {
    // ψ(x) = ψ(x + 1) − 1/x is used until the asymptotic series has 16 digits.
    var x = x
    var shift = 0.0
    while x < 16 {
      shift += 1 / x
      x += 1
    }
    let y = 1 / (x * x)
    // The Bernoulli numbers B_2k / 2k.
    let series =
      y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * 691 / 32760)))))
    return Mathematics.log2(x) * Mathematics.naturalLogarithmOf2 - 0.5 / x - series - shift
  }
}
