import SourceCoding

/// Rows of predictions in a file of separated values.
///
/// The separators are commas, tabs, semicolons or spaces, and the first line may be a
/// heading. A label is the name of a column, or the number of a class.
struct CSVRowReader: RowReader {
  let placeName = "line"
  let hasColumns = true

  private let path: String
  private let file: FileSource
  private var records: CSVReader
  private var layout: CSVLayout?
  private let choice: CSVLayout.Choice

  /// A reader of `file`, which the user named `path`.
  init(_ file: FileSource, path: String, choice: CSVLayout.Choice) {
    (self.path, self.file, self.choice) = (path, file, choice)
    records = CSVReader(file)
  }

  var classNames: [String]? {
    guard let layout, layout.hasHeading else { return nil }
    return layout.valueNames
  }

  var notes: [String] {
    guard let layout, layout.hasHeading else { return [] }
    let taken = layout.valueNames
    var notes = [
      "the columns of predictions are \(Self.listed(taken))"
    ]
    let unused = layout.unusedNames
    if !unused.isEmpty { notes.append("not taken: \(Self.listed(unused))") }
    return notes
  }

  private static func listed(_ names: [String]) -> String {
    names.count > 8
      ? names.prefix(3).joined(separator: ", ") + " … " + (names.last ?? "")
      : names.joined(separator: ", ")
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    if layout == nil {
      guard let sample = try CSVSample(of: file, path: path) else { return false }
      let found = try CSVLayout(of: sample, choice: choice, path: path)
      layout = found
      if found.hasHeading { _ = try records.next(of: path) }
    }
    guard try records.next(of: path) else { return false }
    try read(into: &row)
    return true
  }

  private mutating func read(into row: inout NumberRow) throws(Failure) {
    guard let layout else { return }
    let fields = records.fields
    row.place = records.lineNumber
    row.values.removeAll(keepingCapacity: true)
    (row.label, row.id, row.document) = (.none, nil, nil)
    guard fields.count == layout.roles.count else {
      throw .job(
        "\(place): \(fields.count.counted("column")), where the first line has "
          + layout.roles.count.grouped,
        remedy: "give every line as many")
    }
    for (column, role) in layout.roles.enumerated() {
      switch role {
      case .none: continue
      case .identity: row.id = records.text(of: fields[column])
      case .document: row.document = records.text(of: fields[column])
      case .value where choice.prefersLabels && layout.valueNames.count == 1:
        row.label = .text(records.text(of: fields[column]))
      case .value: row.values.append(try number(fields[column], column))
      case .label: try add(fields[column], column, to: &row.label)
      }
    }
    if choice.prefersLabels, !row.values.isEmpty { row.label = .distribution(row.values) }
  }

  private var place: String { "\(path): line \(records.lineNumber)" }

  private func number(_ field: CSVReader.Field, _ column: Int) throws(Failure) -> Double {
    guard let number = DecimalField.valueWithComma(records.buffer, field.range) else {
      throw .job(
        "\(place): '\(records.text(of: field).prefix(40))' in \(layout?.names[column] ?? "") is not a number",
        remedy: layout?.hasHeading == true
          ? "write a decimal number there, or choose columns with --columns"
          : "write a decimal number there")
    }
    guard number.isNormal || !NumberBeyondDoubles.isWritten(records.text(of: field)) else {
      throw NumberBeyondDoubles.failure(
        of: records.text(of: field), at: place, remedy: "write logits instead")
    }
    return number
  }

  /// Adds a field to the label of a row.
  ///
  /// Several columns of labels form a distribution.
  private func add(
    _ field: CSVReader.Field, _ column: Int, to label: inout NumberRow.Label
  ) throws(Failure) {
    switch label {
    case .none: label = .text(records.text(of: field))
    case .text(let text):
      guard let first = DecimalField.valueWithComma(Array(text.utf8), 0..<text.utf8.count) else {
        throw .job(
          "\(place): the label '\(text.prefix(40))' is not a number",
          remedy: "write a probability in each column of labels")
      }
      label = .distribution([first, try number(field, column)])
    case .distribution(let numbers):
      label = .distribution(numbers + [try number(field, column)])
    case .number, .ignored: break
    }
  }
}
