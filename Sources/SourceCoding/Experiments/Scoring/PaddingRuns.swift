/// Runs of one label at the ends of sequences, as padding causes them.
package struct PaddingRuns: Sendable {
  private var document = -1
  private var label = -1
  private var length = 0
  private var runs: [Int: (sequences: Int, rows: Int)] = [:]
  private var sequenceCount = 0

  /// The shortest run that counts; a shorter one may be chance.
  private static let leastLength = 4

  /// Adds rows with hard labels, sequence after sequence.
  mutating func add(_ rows: Predictions) {
    for row in 0..<rows.rowCount where rows.documents[row] >= 0 {
      if rows.documents[row] != document {
        endSequence()
        (document, label, length) = (rows.documents[row], -1, 0)
      }
      length = rows.labels[row] == label ? length + 1 : 1
      label = rows.labels[row]
    }
  }

  private mutating func endSequence() {
    guard document >= 0 else { return }
    sequenceCount += 1
    guard length >= Self.leastLength else { return }
    let run = runs[label, default: (0, 0)]
    runs[label] = (run.sequences + 1, run.rows + length)
  }

  /// The label that ends at least half of all sequences in such a run, and the number
  /// of rows in these runs; `nil` if there is none.
  package var suspicion: (label: Int, rowCount: Int)? {
    var copy = self
    copy.endSequence()
    let found = copy.runs.max { ($0.value.sequences, $1.key) < ($1.value.sequences, $0.key) }
    guard let found, copy.sequenceCount > 1, found.value.sequences * 2 >= copy.sequenceCount else {
      return nil
    }
    return (found.key, found.value.rows)
  }
}
