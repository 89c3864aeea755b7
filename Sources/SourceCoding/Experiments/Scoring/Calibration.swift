/// The reliability of a model's confidence: whether it is right as often as it says.
///
/// The confidence of a row is the probability of its likeliest class. Rows are put into
/// bins of equal width by confidence. In each bin, a calibrated model is right in the
/// fraction of rows that equals the mean confidence. The expected calibration error is
/// the mean distance between the two, weighted by rows. It depends on the number of
/// bins, which must therefore be given with it. Unlike cross entropy, it says nothing
/// about the classes that are not the likeliest.
///
/// Source: Guo, Pleiss, Sun and Weinberger, *On calibration of modern neural networks*,
/// 2017; Naeini, Cooper and Hauskrecht, *Obtaining well calibrated probabilities using
/// Bayesian binning*, 2015.
package struct Calibration: Sendable {
  /// The bins in ascending order: bin i holds confidences above i/B and up to (i +
  /// 1)/B.
  package private(set) var bins: [Bin]

  /// The rows whose confidence lies in one bin.
  package struct Bin: Sendable {
    /// The number of rows.
    package fileprivate(set) var rowCount = 0
    fileprivate var confidences = 0.0
    fileprivate var successes = 0.0

    /// The mean confidence; `nil` without rows.
    package var confidence: Double? { rowCount > 0 ? confidences / Double(rowCount) : nil }

    /// The fraction of the rows whose label is the likeliest class; `nil` without rows.
    package var accuracy: Double? { rowCount > 0 ? successes / Double(rowCount) : nil }
  }

  /// Creates empty bins.
  ///
  /// - Precondition: there is at least one.
  init(binCount: Int) {
    precondition(binCount >= 1, "a table of no bins")
    bins = Array(repeating: Bin(), count: binCount)
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - confidence: the probability of the likeliest class.
  ///   - success: the probability of that class under the label: 0 or 1 for a hard
  ///     label.
  mutating func add(confidence: Double, success: Double) {
    let scaled = (confidence * Double(bins.count)).rounded(.up)
    let index = Int(min(max(scaled, 1), Double(bins.count))) - 1
    bins[index].rowCount += 1
    bins[index].confidences += confidence
    bins[index].successes += success
  }

  /// The expected calibration error, from 0 to 1; `nil` without rows.
  package var expectedError: Double? {
    let rowCount = bins.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else { return nil }
    return bins.reduce(0) { $0 + abs($1.successes - $1.confidences) } / Double(rowCount)
  }

  /// The mean confidence of all rows; `nil` without rows.
  package var meanConfidence: Double? {
    let rowCount = bins.reduce(0) { $0 + $1.rowCount }
    return rowCount > 0 ? bins.reduce(0) { $0 + $1.confidences } / Double(rowCount) : nil
  }
}
