internal import SourceCoding

extension ComparisonReport {
  /// The figures of llama-perplexity under its names, each ± one standard error, with
  /// tokens taken as independent, as that program prints them.
  ///
  /// Source: llama.cpp, `tools/perplexity/perplexity.cpp`, `kl_divergence`.
  var llamaLines: [String] {
    guard isLogitsBase, let first = comparison.independent(.lossOfFirst),
      let second = comparison.independent(.lossOfSecond),
      let difference = comparison.independent(.difference),
      let divergence = comparison.independent(.divergence),
      let change = comparison.independent(.change),
      let square = comparison.independent(.changeSquare),
      let same = comparison.independent(.sameTop)
    else { return [] }
    func line(_ name: String, _ value: Double, _ error: Double, _ decimals: Int = 6) -> String {
      "\(name): \(NumberText.fixed(value, decimals: decimals)) ± "
        + NumberText.fixed(error, decimals: decimals)
    }
    func power(_ name: String, _ nats: Double, _ error: Double) -> String {
      let loss = Information(nats: nats)
      return "\(name): \(NumberText.perplexity(of: loss, decimals: 6)) ± "
        + NumberText.perplexity(of: loss, times: error, decimals: 6)
    }
    let rms = square.value.squareRoot()
    return [
      power("Mean PPL(Q)", second.value, second.error),
      power("Mean PPL(base)", first.value, first.error),
      "Cor(ln(PPL(Q)), ln(PPL(base))): "
        + "\(NumberText.fixed(100 * (comparison.correlation ?? 0), decimals: 2)) %",
      line("Mean ln(PPL(Q)/PPL(base))", difference.value, difference.error),
      power("Mean PPL(Q)/PPL(base)", difference.value, difference.error),
      line("Mean KLD", divergence.value, divergence.error),
      line("Mean Δp, %", 100 * change.value, 100 * change.error, 3),
      line("RMS Δp, %", 100 * rms, rms > 0 ? 100 * 0.5 / rms * square.error : 0, 3),
      line("Same top p, %", 100 * same.value, 100 * same.error, 3),
    ]
  }
}
