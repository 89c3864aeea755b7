/// The interval of the mean of items that follow each other and depend on each other, such as the
/// tokens of one text.
///
/// The error comes from four cosine averages, as in `RateInterval.estimated(from:moments:isLearning:)`;
/// Student's t has four degrees of freedom. They see memory that is short against the text. So the
/// number of independent items that the text is worth is estimated in two ways, and the smaller counts:
///
/// - N·Var/L with L from Geyer's initial monotone sequence, divided by 1 − 2m/N for m lags, since
///   autocovariances about an estimated mean are too small by L/N each;
/// - N·(1 − r)/(1 + r) with r the autocorrelation of neighbours plus (1 + 3r)/N, its bias.
///
/// Below 25, or of fewer than 60 items, there is no interval. Close to that, the texts that look independent enough are those
/// whose dependence is underestimated, so the width grows by d·(3/n + ½·max(0, 1 − n/45)) with n the
/// effective number and d = 1 − n/N; and for skewed costs as that of a rate does. The constants were
/// found by trial: on autoregressions with φ up to 0.9, normal, exponential and Laplace, bars cover 93
/// to 97 times in 100 wherever more than a third of the texts get one (`SeriesIntervalTests` repeats
/// a part).
///
/// Source: Geyer, *Practical Markov Chain Monte Carlo*, 1992; Kendall, *Note on bias in the estimation
/// of autocorrelation*, 1954; Lazarus, Lewis, Stock and Watson, *HAR Inference*, 2018.
struct SeriesInterval {
  /// The standard error of the mean of the pieces' items.
  let standardError: Double

  /// What the interval is wider than that of Student's distribution by.
  let widening: Double

  /// How many independent items the items are worth.
  let effectiveCount: Double

  /// The degrees of freedom: the number of cosines.
  static let freedom = 4

  /// Fewer items do not show how they depend on each other.
  private static let leastCount = 60

  /// Of fewer rare items, bars cover too seldom where items depend on each other.
  private static let leastRareCount = 5.0

  /// The interval of the sum of `pieces` over `count` items.
  ///
  /// - Parameters:
  ///   - pieces: sums over consecutive pieces of equal length, less their expected value.
  ///   - count: the number of items.
  /// - Throws: ``GroupInterval/Refusal`` if they do not show their error.
  init(pieces: [Double], count: Int) throws(GroupInterval.Refusal) {
    let n = Double(pieces.count)
    let mean = pieces.compensatedSum() / max(1, n)
    let deviations = pieces.map { $0 - mean }
    let moments = CostMoments(ofDeviations: deviations, mean: 0)
    guard pieces.count >= Self.leastCount, moments.variance.isFinite else {
      throw .short(count: count, needed: Self.leastCount)
    }
    guard moments.variance > 0 else {
      (standardError, widening, effectiveCount) = (0, 1, Double(count))
      return
    }
    let worth = Self.worth(deviations, variance: moments.variance)
    effectiveCount = worth / n * Double(count)
    guard worth >= RateInterval.leastEffectiveCount else {
      throw .fewItems(effectiveCount: effectiveCount)
    }
    let rare = worth / max(moments.squaredSkewness, 1e-300)
    guard rare >= Self.leastRareCount else { throw .fewRareItems(count: rare) }
    var basis = OrthonormalBasis()
    basis.add(Array(repeating: 1, count: pieces.count))
    let longRun = RateInterval.cosineAverage(deviations, besides: basis)
    standardError = (longRun * n).squareRoot() / Double(count)
    let dependence = 1 - worth / n
    widening =
      (1 + (1.5 * dependence - 0.5) / rare)
      * (1 + dependence * (3 / worth + 0.5 * max(0, 1 - worth / 45)))
  }

  /// The number of independent pieces that pieces are worth.
  private static func worth(_ deviations: [Double], variance: Double) -> Double {
    let n = Double(deviations.count)
    let (sum, lagCount) = RateInterval.monotoneSequence(deviations)
    let slow = sum / max(0.1, 1 - 2 * Double(lagCount) / n)
    let span = deviations.span
    var product = 0.0
    for index in 1..<span.count { product += span[index] * span[index - 1] }
    var neighbours = product / n / variance
    neighbours = min(0.999_999, neighbours + (1 + 3 * neighbours) / n)
    let byNeighbours = neighbours > 0 ? n * (1 - neighbours) / (1 + neighbours) : n
    return min(slow > variance ? n * variance / slow : n, byNeighbours)
  }
}
