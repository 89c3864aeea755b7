/// What labels cost if each belongs to a neighbouring row.
///
/// A language model's row t says what comes at t + 1. Where labels stand in the order of the
/// text, and nobody moved them, each is held against the row after its own; the loss is that of
/// a guess, and collapses when labels are moved by one. Rows that do not follow each other cost
/// more when labels are moved, or the same.
package struct LabelShift: Sendable {
  private var own = CompensatedSum()
  private var ahead = CompensatedSum()
  private var behind = CompensatedSum()
  private var count = 0

  /// Fewer rows prove nothing.
  private static let leastCount = 20

  /// Adds rows that follow each other, with hard labels.
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

  /// The loss in nats per row if a row predicts the label after its own; `nil` unless it is
  /// far below that of the labels as they stand.
  package var lossAhead: Double? { collapsed(ahead.value) }

  /// The same if a row predicts the label before its own.
  package var lossBehind: Double? { collapsed(behind.value) }

  private func collapsed(_ sum: Double) -> Double? {
    guard count >= Self.leastCount, sum < 0.6 * own.value,
      own.value - sum > 0.5 * Double(count)
    else { return nil }
    return sum / Double(count)
  }
}
