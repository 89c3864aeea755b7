/// A test whether each label belongs to a neighbouring row.
///
/// Row t of a language model predicts the token at t + 1. If labels are in the order of
/// the text and were not moved by one, each is compared with the row after its own;
/// then the loss is that of a guess, and it falls greatly when labels are moved by one.
/// If rows are not consecutive, moving labels leaves the loss the same or raises it.
package struct LabelShift: Sendable {
  private var own = CompensatedSum()
  private var ahead = CompensatedSum()
  private var behind = CompensatedSum()
  private var count = 0

  /// The smallest number of rows from which anything is concluded.
  private static let leastCount = 20

  /// Adds consecutive rows with hard labels.
  mutating func add(_ rows: Predictions) {
    let logs = rows.logProbabilities.span
    let classCount = rows.classCount
    for row in stride(from: 1, to: rows.rowCount, by: 1)
    where rows.documents[row] == rows.documents[row - 1] {
      let (label, before) = (rows.labels[row], rows.labels[row - 1])
      let (x, y, z) = (
        logs[row * classCount + label], logs[(row - 1) * classCount + label],
        logs[row * classCount + before]
      )
      guard x > -.infinity, y > -.infinity, z > -.infinity else { continue }
      own.add(-x)
      ahead.add(-y)
      behind.add(-z)
      count += 1
    }
  }

  /// The loss in nats per row if each row predicts the label after its own; `nil`
  /// unless it is far below the loss of the labels as given.
  package var lossAhead: Double? { collapsed(ahead.value) }

  /// The same if each row predicts the label before its own.
  package var lossBehind: Double? { collapsed(behind.value) }

  private func collapsed(_ sum: Double) -> Double? {
    guard count >= Self.leastCount, sum < 0.6 * own.value,
      own.value - sum > 0.5 * Double(count)
    else { return nil }
    return sum / Double(count)
  }
}
