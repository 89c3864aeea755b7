import SourceCoding

/// Rows of predictions in a file of separated values.
///
/// Commas, tabs, semicolons or spaces separate; the first line may be a heading. A
/// label is the number of a class, counted from 0 in the order of the columns, or
/// the name of its column.
struct CSVRowReader: RowReader {
  let placeName = "line"

  private let path: String
  private var records: CSVReader
  private var layout: CSVLayout?
  private let choice: CSVLayout.Choice

  /// A reader of `file`, which the user called `path`.
  init(_ file: FileSource, path: String, choice: CSVLayout.Choice) {
    self.path = path
    self.choice = choice
    records = CSVReader(file)
  }

  /// The names of the classes, if there is a heading; known after the first row.
  var classNames: [String]? {
    guard let layout, layout.hasHeading else { return nil }
    return layout.roles.indices.filter { layout.roles[$0] == .value }.map { layout.names[$0] }
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    while try records.next(of: path) {
      if layout == nil {
        let found = try CSVLayout(firstLine: records.texts, choice: choice, path: path)
        layout = found
        if found.hasHeading { continue }
      }
      try read(into: &row)
      return true
    }
    return false
  }

  private mutating func read(into row: inout NumberRow) throws(Failure) {
    guard let layout else { return }
    let fields = records.fields
    row.place = records.lineNumber
    row.label.removeAll(keepingCapacity: true)
    row.values.removeAll(keepingCapacity: true)
    guard fields.count == layout.roles.count else {
      throw .job(
        "\(place): \(fields.count.grouped) columns, where the first line has "
          + layout.roles.count.grouped,
        remedy: "give every line as many")
    }
    for (column, role) in layout.roles.enumerated() {
      switch role {
      case .none: continue
      case .value: row.values.append(try number(fields[column], column))
      case .label: row.label.append(try label(fields[column], column))
      }
    }
  }

  private var place: String { "\(path): line \(records.lineNumber)" }

  private func number(_ field: CSVReader.Field, _ column: Int) throws(Failure) -> Double {
    guard let number = DecimalField.value(records.buffer, field.range) else {
      throw .job(
        "\(place): '\(records.text(of: field).prefix(40))' in \(layout?.names[column] ?? "") is no number",
        remedy: "write a decimal number there")
    }
    return number
  }

  /// The number of a class, or a number that is none, for others to judge.
  private func label(_ field: CSVReader.Field, _ column: Int) throws(Failure) -> Double {
    guard let layout else { return .nan }
    if !layout.areLabelsNames, let number = DecimalField.value(records.buffer, field.range) {
      return number
    }
    let name = records.text(of: field)
    guard let number = layout.classes[name] else {
      throw .job(
        "\(place): the label '\(name.prefix(40))' is "
          + (layout.areLabelsNames
            ? "not the name of a column of predictions"
            : "neither a number nor the name of a column of predictions"),
        remedy: "number classes from 0, or name them as the heading does")
    }
    return Double(number)
  }
}
