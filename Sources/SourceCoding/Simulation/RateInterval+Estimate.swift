extension RateInterval {
  /// The least number of independent symbols to which a message must be equivalent.
  ///
  /// A message that is truly equivalent to 60 falls below it in fewer than 5 draws of
  /// 100.
  static let leastEffectiveCount = 25.0

  /// The least number of rare symbols that must occur.
  ///
  /// If ten are expected, fewer than this occur in 1 draw of 100.
  static let leastRareCount = 4

  /// The number of cosines.
  private static let cosineCount = 4

  /// The interval from the costs in the order of the message, for an unknown source.
  ///
  /// Neighbouring symbols depend on each other, so the variance of a mean over N
  /// symbols is not that of one symbol divided by N, but L/N with the *long-run
  /// variance* L, the sum of all autocovariances. It is estimated by the mean square of
  /// four weighted averages of the costs, with the weights √2 · cos(πj(t − ½)/N), j = 1
  /// … 4: the lowest frequencies, which show slow variation. If the memory of the
  /// source is short compared with the message, they are independent normal variables
  /// of variance L, and the mean divided by its error follows Student's distribution
  /// with four degrees of freedom.
  ///
  /// The costs of a code that learns have a trend, which falls like log(1 + a/t) or a
  /// sum of such terms (for KT's rule over K symbols, a = K/2). The terms for a = 1,
  /// N^⅓, N^⅔ and N are removed from the costs and the cosines, and the cosines are
  /// made orthonormal again, so that the statements above remain true.
  ///
  /// The number of independent symbols to which the message is equivalent, N·Var/L, is
  /// estimated with another L, Geyer's initial monotone sequence, which varies less but
  /// is wrong if costs alternate; at most N is reported. Three corrections were found by
  /// trial on chains and skewed sources with known rates (`CoverageTests` repeats it).
  /// If the message is equivalent to n of its N symbols, slow memory affects the
  /// cosines: 3(1 − n/N)/n is added to the width. If costs are skewed, let R be n over
  /// the squared skewness, the number of rare symbols in n. Bars cover too often if
  /// symbols are independent and too seldom if rare ones come in runs, so the width is
  /// multiplied by 1 + (1.5(1 − n/N) − 0.3)/R. A bar is printed from R = 4 on. Four rare
  /// symbols may have occurred by luck where two were expected, and four cosines that
  /// happen to be small would then miss the truth. So the width is at least
  /// 2.1 · (4/R)² times the error from Geyer's estimate, which matters only below R = 6.
  ///
  /// Source: Lazarus, Lewis, Stock and Watson, *HAR Inference: Recommendations for
  /// Practice*, 2018, with fewer cosines than they use; Müller and Watson,
  /// *Low-Frequency Econometrics*, 2017 (cosines without a trend); Geyer, *Practical
  /// Markov Chain Monte Carlo*, 1992; Hall, *The Bootstrap and Edgeworth Expansion*,
  /// 1992 (the order of the correction for skewness).
  ///
  /// - Parameters:
  ///   - series: the costs in the order of the message, which are finite.
  ///   - moments: the moments of a symbol's cost; `nil` if only pieces are known, whose
  ///     own moments are used instead.
  ///   - isLearning: whether costs may have a trend.
  /// - Returns: the interval, or the reason why there is none.
  static func estimated(
    from series: CostSeries, moments: CostMoments?, isLearning: Bool
  ) -> RateInterval {
    let method: Method = isLearning ? .cosineAveragesWithoutTrend : .cosineAverages
    var basis = OrthonormalBasis()
    basis.add(Array(repeating: 1, count: series.sums.count))
    if isLearning {
      for trend in series.trends { basis.add(trend) }
    }
    let deviations = basis.removed(from: series.deviations)
    let (pieces, count) = (Double(deviations.count), Double(series.symbolCount))
    let pieceMoments = CostMoments(
      ofDeviations: deviations, mean: series.total / max(1, pieces))
    guard pieceMoments.variance > 0, moments?.variance != 0 else {
      return RateInterval(refusal: .noVariation, effectiveCount: nil, method: method)
    }
    let variance = moments.map { $0.variance * count / pieces } ?? pieceMoments.variance
    let slow = initialMonotoneSequence(deviations)
    let most = moments == nil ? pieces : count
    let worth = slow > variance ? most * variance / slow : most
    let rare = worth / max((moments ?? pieceMoments).squaredSkewness, 1e-300)
    let effective = worth / most * count
    guard effective >= leastEffectiveCount else {
      return RateInterval(
        refusal: .fewSymbols(effectiveCount: effective), effectiveCount: effective, method: method)
    }
    guard rare >= Double(leastRareCount) else {
      return RateInterval(
        refusal: .fewRareSymbols(count: rare, needed: leastRareCount), effectiveCount: effective,
        method: method)
    }
    let longRun = cosineAverage(deviations, besides: basis) * pieces / count
    let error = (longRun / count).squareRoot()
    let dependence = 1 - effective / count
    let widening =
      (1 + (1.5 * dependence - 0.3) / rare) * (1 + 3 * dependence / effective)
    let luck = Double(leastRareCount) / rare
    let least = 2.1 * luck * luck * (variance * pieces / count / effective).squareRoot()
    return RateInterval(
      halfWidth95: max(
        StandardError.studentQuantile95(freedom: cosineCount) * error * widening, least),
      standardError: error, effectiveCount: effective, method: method)
  }

  /// The interval for the message of `source` if symbol x costs `costs[x]`, which is
  /// finite for the symbols that occur.
  ///
  /// - Throws: ``SourceError`` if the message cannot be read.
  static func estimated(
    of source: any SymbolSource, tallies: BatchTallies, costing costs: [Double], threads: Int
  ) throws(SourceError) -> RateInterval? {
    guard let q = try? Estimator.maximumLikelihood.distribution(of: tallies.total) else {
      return nil
    }
    let series = try CostSeries(of: source, tallies: tallies, costing: costs, threads: threads)
    return estimated(from: series, moments: CostMoments(of: q, costs: costs), isLearning: false)
  }

  /// The mean square of the cosine averages of numbers.
  ///
  /// - Parameters:
  ///   - numbers: numbers that are orthogonal to `basis`.
  ///   - basis: the series to which the cosines are made orthogonal, including at least
  ///     the constant.
  /// - Returns: an estimate of the long-run variance.
  static func cosineAverage(_ numbers: [Double], besides basis: OrthonormalBasis) -> Double {
    var basis = basis
    let first = basis.series.count
    for number in 1...cosineCount {
      let angle = Double.pi * Double(number) / Double(numbers.count)
      basis.add(numbers.indices.map { Mathematics.cos(angle * (Double($0) + 0.5)) })
    }
    let squares = basis.series[first...].map { cosine in
      let part = OrthonormalBasis.dot(numbers, cosine)
      return part * part
    }
    return squares.compensatedSum() / Double(max(1, squares.count))
  }

  /// The long-run variance of numbers whose mean is 0, from sums of two neighbouring
  /// autocovariances.
  ///
  /// The sums are used as long as they are positive, and each counts at most as much as
  /// the previous one.
  static func initialMonotoneSequence(_ numbers: [Double]) -> Double {
    monotoneSequence(numbers).sum
  }

  /// The same, with the number of lags that it is made of.
  static func monotoneSequence(_ numbers: [Double]) -> (sum: Double, lagCount: Int) {
    let span = numbers.span
    func autocovariance(_ lag: Int) -> Double {
      var sum = 0.0
      for index in 0..<max(0, span.count - lag) { sum += span[index] * span[index + lag] }
      return sum / Double(span.count)
    }
    let variance = autocovariance(0)
    var (sum, least, lag) = (-variance, Double.infinity, 0)
    while lag + 1 < span.count {
      let pair = autocovariance(lag) + autocovariance(lag + 1)
      guard pair > 0 else { break }
      least = min(least, pair)
      sum += 2 * least
      lag += 2
    }
    return (sum, lag)
  }
}
