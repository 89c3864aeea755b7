/// The variance of costs, and a measure of how much rare costs contribute.
struct CostMoments: Hashable, Sendable {
  /// The variance.
  let variance: Double

  /// The square of the skewness, which is about 1/p if one cost of probability p
  /// differs from all others; 0 without variance.
  let squaredSkewness: Double

  /// The moments of `costs[x]` over `distribution`; infinite if a symbol that occurs
  /// cannot be written.
  init(of distribution: Distribution, costs: [Double]) {
    let mean = distribution.expectation { costs[$0] }
    guard mean.isFinite else {
      self.init(variance: .infinity, thirdMoment: 0, mean: 0)
      return
    }
    self.init(
      variance: distribution.variance(of: costs),
      thirdMoment: distribution.expectation {
        let deviation = costs[$0] - mean
        return deviation * deviation * deviation
      }, mean: mean)
  }

  /// The moments of numbers whose mean is 0.
  init(ofDeviations deviations: [Double], mean: Double) {
    let count = Double(max(1, deviations.count))
    self.init(
      variance: deviations.lazy.map { $0 * $0 }.compensatedSum() / count,
      thirdMoment: deviations.lazy.map { $0 * $0 * $0 }.compensatedSum() / count, mean: mean)
  }

  private init(variance: Double, thirdMoment: Double, mean: Double) {
    // Equal costs may differ by rounding.
    let isVaried = variance > 1e-24 * (1 + mean * mean)
    self.variance = isVaried ? variance : 0
    squaredSkewness =
      isVaried && variance.isFinite
      ? thirdMoment / variance * (thirdMoment / variance) / variance : 0
  }
}
