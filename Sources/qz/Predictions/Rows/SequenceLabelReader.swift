/// Labels of sequences, some of which are not scored, for predictions that may be one
/// position ahead.
///
/// Row t of a language model predicts the token at t + 1. If labels are in the order of
/// the text, the label of a row is therefore the next one, and the last row of a
/// sequence has none.
struct SequenceLabelReader: RowReader {
  var placeName: String { labels.placeName }

  private var labels: any RowReader
  private let sequenceLength: Int
  private let isShifted: Bool
  private let ignored: Double
  private var index = 0

  /// A reader of the labels of rows.
  ///
  /// - Parameters:
  ///   - labels: the labels in the order of their file.
  ///   - sequenceLength: the number of labels in each sequence, at least one.
  ///   - isShifted: whether predictions are one position ahead.
  ///   - ignored: the label of rows that are not scored.
  init(_ labels: any RowReader, sequenceLength: Int, isShifted: Bool, ignored: Double) {
    (self.labels, self.sequenceLength) = (labels, max(1, sequenceLength))
    (self.isShifted, self.ignored) = (isShifted, ignored)
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    if isShifted, index % sequenceLength == 0 {
      // The first label of a sequence is predicted by no row.
      guard try labels.next(&row) else { return false }
    }
    index += 1
    if isShifted, index % sequenceLength == 0 {
      row.label = .ignored
      return true
    }
    guard try labels.next(&row) else { return false }
    let label = row.labelAlone
    row.values.removeAll(keepingCapacity: true)
    row.label = isIgnored(label) ? .ignored : label
    return true
  }

  private func isIgnored(_ label: NumberRow.Label) -> Bool {
    switch label {
    case .number(let number): number == ignored
    case .text(let text): Double(text) == ignored
    default: false
    }
  }
}
