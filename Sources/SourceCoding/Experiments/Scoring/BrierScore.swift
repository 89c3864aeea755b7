/// The Brier score, and the parts of which it consists.
///
/// The score of a row is Σ (p(c) − y(c))² over all classes, where y is 1 for the label
/// and 0 for the others: 0 is perfect, 2 the worst. For two classes it is twice the
/// score of tools that take the sum over one class only.
///
/// The mean score is REL − RES + UNC + W. The rows of each class are binned by the
/// probability of the class in the prediction. REL measures how far these probabilities
/// are from the frequencies of the class in a bin, RES how far the frequencies of the
/// bins differ, and UNC how much the labels vary by themselves. W is the part within
/// bins: the variance of the probabilities there, less twice their covariance with the
/// labels. It is zero if each bin has a single probability.
///
/// Sources: Brier, *Verification of forecasts expressed in terms of probability*, 1950;
/// Murphy, *A new vector partition of the probability score*, 1973; Stephenson, Coelho
/// and Jolliffe, *Two extra components in the Brier score decomposition*, 2008.
package struct BrierScore: Sendable {
  /// The sums over a bin of a class: rows, p, p², y and p·y.
  private typealias Bin = SIMD8<Double>

  private let classCount: Int
  private let binCount: Int
  private var bins: [Bin]
  private var sum = CompensatedSum()
  private var rowCount = 0

  /// The greatest number of classes for which the parts are computed.
  private static let mostClasses = 1_000

  /// Creates a score of no rows.
  init(classCount: Int, binCount: Int) {
    (self.classCount, self.binCount) = (classCount, binCount)
    bins = Array(
      repeating: .zero, count: classCount <= Self.mostClasses ? classCount * binCount : 0)
  }

  /// Adds a row with a hard label, and returns its score.
  mutating func add(_ z: Span<Double>, label: Int) -> Double {
    var score = 0.0
    rowCount += 1
    for index in z.indices {
      let p = Mathematics.exp(z[index])
      let y: Double = index == label ? 1 : 0
      score += (p - y) * (p - y)
      guard !bins.isEmpty else { continue }
      let scaled = (p * Double(binCount)).rounded(.up)
      let bin = Int(min(max(scaled, 1), Double(binCount))) - 1
      bins[index * binCount + bin] += [1, p, p * p, y, p * y, 0, 0, 0]
    }
    sum.add(score)
    return score
  }

  /// The mean score; `nil` without rows.
  package var mean: Double? { rowCount > 0 ? sum.value / Double(rowCount) : nil }

  /// The parts of the mean score.
  package struct Parts: Hashable, Sendable {
    package let reliability: Double
    package let resolution: Double
    package let uncertainty: Double
    package let withinBins: Double

    /// The sum of the parts, which is the mean score.
    package var total: Double { reliability - resolution + uncertainty + withinBins }
  }

  /// The parts of the mean score; `nil` without rows, and for more than 1,000 classes.
  package var parts: Parts? {
    guard rowCount > 0, !bins.isEmpty else { return nil }
    let n = Double(rowCount)
    var (reliability, resolution, uncertainty, within) = (0.0, 0.0, 0.0, 0.0)
    for label in 0..<classCount {
      let own = bins[label * binCount..<(label + 1) * binCount]
      let rate = own.reduce(0) { $0 + $1[3] } / n
      uncertainty += rate * (1 - rate)
      for bin in own where bin[0] > 0 {
        let (p, y) = (bin[1] / bin[0], bin[3] / bin[0])
        reliability += bin[0] * (p - y) * (p - y) / n
        resolution += bin[0] * (y - rate) * (y - rate) / n
        within += (bin[2] - bin[0] * p * p - 2 * (bin[4] - bin[0] * p * y)) / n
      }
    }
    return Parts(
      reliability: reliability, resolution: resolution, uncertainty: uncertainty,
      withinBins: within)
  }
}
