import SourceCoding

/// The first records of a file of separated values, from which its layout is derived.
struct CSVSample {
  /// A field of a record.
  struct Cell {
    let text: String
    let isQuoted: Bool

    /// The value as a number; `nil` if it is not a number.
    var number: Double? { DecimalField.valueWithComma(Array(text.utf8), 0..<text.utf8.count) }

    /// Whether it is a whole number without a decimal point.
    var isWhole: Bool { Int(text) != nil }
  }

  /// The first record.
  let first: [Cell]

  /// Some records after the first.
  let others: [[Cell]]

  /// The number of records in the sample.
  private static let size = 20

  /// The beginning of `file`; `nil` if it has no records.
  init?(of file: FileSource, path: String) throws(Failure) {
    var reader = CSVReader(file)
    var records: [[Cell]] = []
    while records.count < Self.size, try reader.next(of: path) {
      records.append(
        reader.fields.map { Cell(text: reader.text(of: $0), isQuoted: $0.isQuoted) })
    }
    guard let first = records.first else { return nil }
    self.first = first
    others = Array(records.dropFirst())
  }

  /// The usual names of labels.
  static let labelNames = ["label", "labels", "target", "class", "y", "y_true"]

  /// The usual names of a row's identity.
  private static let identityNames = [
    "", "id", "ids", "idx", "index", "row", "row_id", "rowid", "example_id", "sample_id", "uid",
    "uuid", "level_0",
  ]

  /// The usual names of a row's document.
  private static let documentNames = ["document", "doc", "doc_id", "document_id"]

  /// The usual names of columns without predictions, if their fields are not numbers.
  private static let textNames = [
    "text", "sentence", "prompt", "input", "question", "filename", "file", "path", "url", "split",
    "fold", "date", "time", "timestamp", "name", "title", "prediction", "predicted", "pred",
    "y_pred", "predicted_label",
  ]

  /// Whether the first record is a heading.
  ///
  /// A mistake in one field of a row must not make the row a heading, and a heading
  /// whose names are numbers must not be taken for data: pandas writes `0,1,2` over
  /// columns without names.
  ///
  /// - Parameter hasLabels: whether the first column may contain labels.
  /// - Returns: whether it is.
  func hasHeading(hasLabels: Bool) -> Bool {
    let names = first.map { $0.text.lowercased() }
    if names.contains(where: Self.labelNames.contains) { return true }
    let numbers = first.map(\.number)
    if numbers.allSatisfy({ $0 == nil }) { return true }
    if first.count > 1, first[0].text.isEmpty { return true }
    if first.count > 2, isSeries { return true }
    if first.allSatisfy(\.isQuoted),
      others.first.map({ $0.contains { !$0.isQuoted && $0.number != nil } }) ?? false
    {
      return true
    }
    let values = hasLabels ? numbers.dropFirst() : numbers[...]
    let present = values.compactMap(\.self)
    if present.count < values.count {
      // Words among whole numbers are names; a word among other numbers is a mistake.
      let whole = (hasLabels ? first.dropFirst() : first[...]).filter { $0.number != nil }
      let areNumbersBelow = others.first.map { row in
        zip(row, first).allSatisfy { $0.number != nil || $1.number == nil }
          && zip(row, first).contains { $0.number != nil && $1.number == nil && !$1.text.isEmpty }
      }
      return whole.allSatisfy(\.isWhole) && (areNumbersBelow ?? false)
    }
    let isRising = zip(present, present.dropFirst()).allSatisfy { $0 < $1 }
    guard numbers[0] == nil, hasLabels, isRising else { return false }
    // Rising probabilities sum to one; whole numbers over rows of numbers are classes.
    let areWhole = first.dropFirst().allSatisfy(\.isWhole)
    let isOverNumbers = others.allSatisfy { $0.first?.number != nil }
    return abs(present.reduce(0, +) - 1) > 0.05 || areWhole && isOverNumbers
  }

  /// Whether the first record numbers its columns: 0, 1, 2.
  private var isSeries: Bool { first.enumerated().allSatisfy { "\($0)" == $1.text } }

  /// Whether the first record is `0` or `0,1`, which pandas writes over columns without
  /// names and which may also be a row; only the number of rows can decide.
  var mayCountColumns: Bool { first.count <= 2 && isSeries }

  /// Whether the column contains the identity of rows.
  func isIdentity(_ column: Int) -> Bool {
    let name = first[column].text.lowercased()
    if name.hasPrefix("unnamed:") || name.isEmpty { return true }
    guard Self.identityNames.contains(name) else { return false }
    return others.allSatisfy { !$0.indices.contains(column) || holdsIdentity($0[column]) }
  }

  /// Whether the column contains the documents of rows.
  func isDocument(_ column: Int) -> Bool {
    Self.documentNames.contains(first[column].text.lowercased())
      && others.allSatisfy { !$0.indices.contains(column) || holdsIdentity($0[column]) }
  }

  /// Whether the column contains text next to the predictions.
  func isText(_ column: Int) -> Bool {
    Self.textNames.contains(first[column].text.lowercased())
      && others.contains { $0.indices.contains(column) }
      && others.allSatisfy { !$0.indices.contains(column) || $0[column].number == nil }
  }

  /// Whether the column may contain labels, and not predictions for a class named `y`.
  func mayBeLabels(_ column: Int) -> Bool {
    others.allSatisfy { !$0.indices.contains(column) || holdsIdentity($0[column]) }
  }

  private func holdsIdentity(_ cell: Cell) -> Bool { cell.number == nil || cell.isWhole }
}
