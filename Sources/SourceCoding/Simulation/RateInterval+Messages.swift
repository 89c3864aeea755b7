extension RateInterval {
  /// The least number of messages from which an interval is computed.
  static let leastMessageCount = 25

  /// The least number of messages with rare costs that must occur.
  static let leastRareMessageCount = 5

  /// The interval from the costs of messages, taken as draws from all messages that
  /// their source sends.
  ///
  /// The rate R = Σ B_i / Σ N_i is a ratio. For m messages with B_i bits and N_i
  /// symbols its variance is m / (m − 1) · Σ (B_i − R N_i)² / (Σ N_i)², and its
  /// interval is that of Student's distribution with m − 1 degrees of freedom. Messages
  /// may have any length and any order of symbols. As for symbols, the interval is
  /// wider if the deviations are skewed.
  ///
  /// Source: Cochran, *Sampling Techniques*, 1977, section 2.11.
  static func ofMessages(_ series: CostSeries) -> RateInterval {
    let deviations = series.deviations
    let count = deviations.count
    let method = Method.messages(count: count)
    guard count >= leastMessageCount else {
      return RateInterval(
        refusal: .fewMessages(count: count, needed: leastMessageCount), effectiveCount: nil,
        method: method)
    }
    let moments = CostMoments(ofDeviations: deviations, mean: series.total / Double(count))
    guard moments.variance > 0 else {
      return RateInterval(refusal: .noVariation, effectiveCount: nil, method: method)
    }
    let rare = Double(count) / max(moments.squaredSkewness, 1e-300)
    guard rare >= Double(leastRareMessageCount) else {
      return RateInterval(
        refusal: .fewRareSymbols(count: rare, needed: leastRareMessageCount), effectiveCount: nil,
        method: method)
    }
    let total = Double(count) * moments.variance * Double(count) / Double(count - 1)
    let error = total.squareRoot() / Double(max(1, series.symbolCount))
    return RateInterval(
      halfWidth95: StandardError.studentQuantile95(freedom: count - 1) * error * (1 + 0.5 / rare),
      standardError: error, effectiveCount: Double(count), method: method)
  }
}
