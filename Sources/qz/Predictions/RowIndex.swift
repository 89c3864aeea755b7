import SourceCoding

/// The rows of a file by their keys, in memory.
struct RowIndex {
  private(set) var rows: Predictions
  private(set) var places: [RowKeys.Key: Int] = [:]
  let rule: RowKeys.Rule

  var rowCount: Int { rows.rowCount }

  /// The greatest number of values that are kept.
  private static let limit = 1 << 25

  /// The rows of `file`.
  ///
  /// - Throws: a failure if two rows have one id, or if there are too many.
  init(_ file: PredictionFile, by rule: RowKeys.Rule) throws(Failure) {
    self.rule = rule
    rows = file.emptyPart
    var reader = try PredictionPartReader(file)
    var part = file.emptyPart
    var keys = RowKeys(rule)
    while try reader.next(&part) {
      for row in 0..<part.rowCount {
        guard let key = keys.key(of: row, in: part, reader.documentNames) else { continue }
        guard places[key] == nil else {
          throw .job(
            "\(file.path): \(file.placeName) \(part.places[row]) has the id '\(key.name)' of a row before",
            remedy: "give every row an id of its own")
        }
        places[key] = rows.rowCount
        rows.append(row: row, of: part)
      }
      guard rows.rowCount * rows.classCount <= Self.limit else {
        throw .job(
          "\(file.path) is too large to be put into the order of another file",
          remedy: "sort both files by \(rule == .id ? "id" : "document")")
      }
    }
  }
}
