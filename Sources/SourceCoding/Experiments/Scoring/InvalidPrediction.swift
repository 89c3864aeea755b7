/// The reason why numbers are not a valid prediction or label.
///
/// Columns are counted from 0.
package enum InvalidPrediction: Error, Equatable, Sendable {
  /// A value that is not a number, is infinite, or has more than 300 digits; −∞ is a
  /// valid logit.
  case notFinite(column: Int, found: Double)
  /// A probability below 0, or a single probability above 1.
  case noProbability(column: Int, found: Double)
  /// Probabilities whose sum differs from one by more than the tolerance.
  case sum(found: Double, tolerance: Double)
  /// Every class has probability 0.
  case nothingPossible
  /// A row whose length is not the number of classes.
  case columnCount(found: Int, classCount: Int)
  /// A label that is not a class from 0 to K − 1.
  case label(found: Double, classCount: Int)
  /// A label that should be a distribution and is not, for the given reason.
  indirect case labelDistribution(InvalidPrediction)
}

extension InvalidPrediction: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .notFinite(let column, let found):
      "the number of class \(column) is \(found.isNaN ? "not a number" : "\(found)")"
    case .noProbability(let column, let found):
      "the number of class \(column) is not a probability: \(found)"
    case .sum(let found, let tolerance):
      "the probabilities sum to \(found.inDigits), which is \(abs(found - 1).inDigits) away from 1; "
        + "the tolerance is \(tolerance.inDigits)"
    case .nothingPossible: "every class is impossible"
    case .columnCount(let found, let classCount):
      "\(found.counted("number")) instead of \(classCount.grouped)"
    case .label(let found, let classCount):
      "the label \(found == found.rounded() && abs(found) < 1e15 ? "\(Int(found))" : "\(found)")"
        + " is not a class from 0 to \(classCount - 1)"
    case .labelDistribution(let reason): "the label: \(reason)"
    }
  }
}
