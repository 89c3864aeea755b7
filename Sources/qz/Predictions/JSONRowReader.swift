import SourceCoding

/// Rows of predictions in a file of JSON lines.
struct JSONRowReader: RowReader {
  let placeName = "line"

  private let path: String
  private var lines: LineReader

  /// Whether labels are looked for in other files.
  private let hasLabels: Bool

  /// The key of the values in the first line.
  private var valuesKey: String?

  /// A reader of `file`, which the user called `path`.
  init(_ file: FileSource, path: String, hasLabels: Bool) {
    self.path = path
    self.hasLabels = hasLabels
    lines = LineReader(file, named: path)
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    while let range = try lines.nextFilled() {
      let place = "\(path): line \(lines.lineNumber)"
      let line = try JSONLine(lines.buffer[range], at: place)
      guard let values = line.values, let key = line.valuesKey else {
        throw .job(
          "\(place) has no predictions",
          remedy: "give every line 'probabilities', 'logits' or 'logprobs'")
      }
      guard line.label != nil || !hasLabels else {
        throw .job(
          "\(place) has no label", remedy: "give every line a 'label', or use --labels FILE")
      }
      guard valuesKey ?? key == key else {
        throw .job(
          "\(place) has '\(key)' where lines before it have '\(valuesKey ?? "")'",
          remedy: "give every line the same")
      }
      valuesKey = key
      row.place = lines.lineNumber
      row.label = hasLabels ? line.label ?? [] : []
      row.values = values
      row.areLogits = line.areLogits
      return true
    }
    return false
  }
}
