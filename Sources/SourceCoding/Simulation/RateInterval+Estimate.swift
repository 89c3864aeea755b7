extension RateInterval {
  /// The least number of independent symbols that a message must be worth.
  ///
  /// A message that is truly worth 60 falls below it in fewer than 5 draws of 100.
  static let leastEffectiveCount = 25.0

  /// The least number of rare symbols that must occur.
  ///
  /// Where ten are expected, fewer occur in 3 draws of 100.
  static let leastRareCount = 5

  /// The number of cosines.
  private static let cosineCount = 6

  /// The interval from the costs in the order of the message, of a source that is not
  /// known.
  ///
  /// Neighbours in a message depend on each other, so the variance of a mean over N
  /// symbols is not that of a symbol over N, but L/N with the *long-run variance* L, the
  /// sum of all autocovariances. It is estimated by the mean square of six weighted
  /// averages of the costs, with the weights √2 · cos(πj(t − ½)/N), j = 1 … 6: the
  /// lowest frequencies, which see what wanders slowly. Where memory is short against the
  /// message they are independent normal variables of variance L, so the mean over its
  /// error follows Student's distribution with six degrees of freedom.
  ///
  /// The number of independent symbols that the message is worth, N·Var/L, is estimated
  /// with another L, Geyer's initial monotone sequence, which varies less but is wrong where
  /// costs alternate; no more than N is claimed. Two corrections were found by trial on
  /// chains and skewed sources with known rates (`CoverageTests` repeats it). Where the
  /// message is worth n of its N symbols, slow memory reaches into the cosines: 3(1 − n/N)/n
  /// is added to the width. And where costs are skewed, which makes n over the squared
  /// skewness rare symbols of them, the width grows by half over their number; Hall's
  /// expansion says about as much.
  ///
  /// A code that learns has a trend in its costs. They are taken from the second half, and
  /// even-numbered cosines only, to which a straight trend is orthogonal.
  ///
  /// Source: Lazarus, Lewis, Stock and Watson, *HAR Inference: Recommendations for
  /// Practice*, 2018, with fewer cosines than they use; Geyer, *Practical Markov Chain
  /// Monte Carlo*, 1992; Hall, *The Bootstrap and Edgeworth Expansion*, 1992.
  ///
  /// - Parameters:
  ///   - series: what the message costs, in order, finite.
  ///   - moments: the moments of a symbol's cost; `nil` where only pieces are known, whose
  ///     own moments stand in.
  ///   - isLearning: whether costs may have a trend.
  /// - Returns: the interval, or why there is none.
  static func estimated(
    from series: CostSeries, moments: CostMoments?, isLearning: Bool
  ) -> RateInterval {
    let method: Method = isLearning ? .cosineAveragesOfSecondHalf : .cosineAverages
    let part = isLearning ? series.secondHalf : series
    let deviations = part.deviations
    let (pieces, count) = (Double(deviations.count), Double(part.symbolCount))
    let pieceMoments = CostMoments(
      ofDeviations: deviations, mean: part.total / max(1, pieces))
    let whole = Double(series.symbolCount)
    guard pieceMoments.variance > 0, moments?.variance != 0 else {
      return RateInterval(refusal: .noVariation, effectiveCount: nil, method: method)
    }
    // Of the part; the whole message is worth as much more as it is longer.
    let variance = moments.map { $0.variance * count / pieces } ?? pieceMoments.variance
    let slow = initialMonotoneSequence(deviations)
    let most = moments == nil ? pieces : count
    let worth = slow > variance ? most * variance / slow : most
    let rare = worth / max((moments ?? pieceMoments).squaredSkewness, 1e-300) * whole / count
    let effective = worth / most * whole
    guard effective >= leastEffectiveCount else {
      return RateInterval(
        refusal: .fewSymbols(effectiveCount: effective), effectiveCount: effective, method: method)
    }
    guard rare >= Double(leastRareCount) else {
      return RateInterval(
        refusal: .fewRareSymbols(count: rare, needed: leastRareCount), effectiveCount: effective,
        method: method)
    }
    let longRun = cosineAverage(deviations, step: isLearning ? 2 : 1) * pieces / count
    let error = (longRun / whole).squareRoot()
    let widening = (1 + 0.5 / rare) * (1 + 3 * (1 - effective / whole) / effective)
    return RateInterval(
      halfWidth95: StandardError.studentQuantile95(freedom: cosineCount) * error * widening,
      standardError: error, effectiveCount: effective, method: method)
  }

  /// The interval for the message of `source` if symbol x costs `costs[x]`, finite for the
  /// symbols that occur.
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

  /// The mean square of the cosine averages of numbers whose mean is 0.
  ///
  /// - Parameters:
  ///   - numbers: the numbers.
  ///   - step: 2 for even-numbered cosines only.
  /// - Returns: an estimate of the long-run variance.
  static func cosineAverage(_ numbers: [Double], step: Int) -> Double {
    let count = Double(numbers.count)
    let squares = (1...cosineCount).map { number in
      let angle = Double.pi * Double(number * step) / count
      let sum = numbers.indices.lazy.map {
        numbers[$0] * Mathematics.cos(angle * (Double($0) + 0.5))
      }.compensatedSum()
      return 2 * sum * sum / count
    }
    return squares.compensatedSum() / Double(cosineCount)
  }

  /// The long-run variance of numbers whose mean is 0, from sums of two neighbouring
  /// autocovariances, as long as they are positive, and none taken for greater than the
  /// one before.
  private static func initialMonotoneSequence(_ numbers: [Double]) -> Double {
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
    return sum
  }
}
