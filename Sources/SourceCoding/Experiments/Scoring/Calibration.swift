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

    fileprivate mutating func add(_ confidence: Double, _ success: Double) {
      rowCount += 1
      confidences += confidence
      successes += success
    }

    /// The mean confidence; `nil` without rows.
    package var confidence: Double? { rowCount > 0 ? confidences / Double(rowCount) : nil }

    /// The fraction of the rows whose label is the likeliest class; `nil` without rows.
    package var accuracy: Double? { rowCount > 0 ? successes / Double(rowCount) : nil }
  }

  private var groups: RowGroups
  private var groupBins: [[Bin]]

  /// Empty bins.
  ///
  /// - Precondition: there is at least one.
  init(binCount: Int) {
    precondition(binCount >= 1, "a table of no bins")
    bins = Array(repeating: Bin(), count: binCount)
    groups = RowGroups(count: binCount <= 1_000 ? 32 : 10)
    groupBins = Array(repeating: bins, count: groups.count)
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - confidence: the probability of the likeliest class.
  ///   - success: the part of the label that lies on it: 0 or 1 for a hard label.
  ///   - document: the number of its document; negative where none is known.
  mutating func add(confidence: Double, success: Double, document: Int) {
    let scaled = (confidence * Double(bins.count)).rounded(.up)
    let index = Int(min(max(scaled, 1), Double(bins.count))) - 1
    bins[index].add(confidence, success)
    groupBins[groups.next(document: document)][index].add(confidence, success)
  }

  /// The expected calibration error, from 0 to 1; `nil` without rows.
  package var expectedError: Double? {
    let rowCount = bins.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else { return nil }
    return bins.reduce(0) { $0 + abs($1.successes - $1.confidences) } / Double(rowCount)
  }

  /// The expected calibration error with its interval, from leaving out groups of rows.
  ///
  /// It is that of the error that so many rows are expected to show, which is above 0 for a perfectly
  /// calibrated model too.
  package var interval: GroupInterval? {
    guard let expectedError else { return nil }
    return groups.interval(around: expectedError) {
      groupBins[$0].contains { $0.rowCount > 0 }
    } without: { group in
      var (sum, rowCount) = (0.0, 0)
      for (bin, own) in zip(bins, groupBins[group]) {
        sum += abs((bin.successes - own.successes) - (bin.confidences - own.confidences))
        rowCount += bin.rowCount - own.rowCount
      }
      return sum / Double(rowCount)
    }
  }

  /// The mean confidence of all rows; `nil` without rows.
  package var meanConfidence: Double? {
    let rowCount = bins.reduce(0) { $0 + $1.rowCount }
    return rowCount > 0 ? bins.reduce(0) { $0 + $1.confidences } / Double(rowCount) : nil
  }
}
