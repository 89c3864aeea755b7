import SourceCoding

/// `column:N,FILE`, one column of a table, with each field on a line of its own.
///
/// The table is read as separated values by `CSVReader`. N is a number from 1 on, or
/// the name of the column in the first line, which is then left out. With `--symbols
/// line` the fields are the symbols.
enum ColumnSpec {
  static let kind = SpecKind(
    name: "column", pattern: "column:N,FILE",
    summary: "a column of a table by number or heading; each field is a line", isData: true,
    grammar: .column)

  /// The fields of a column, each on a line of its own.
  ///
  /// If symbols are lines, an end of line within a field would end the symbol. It is
  /// then replaced by a carriage return, with a note.
  static func content(
    of name: String, inTableAt path: String, _ unit: SymbolUnit
  ) throws(Failure) -> Spec.Content {
    let (bytes, count) = try column(name, ofTableAt: path, keepsLines: unit.holdsLines)
    let note =
      "column:\(name),\(path): \(count.counted("field")) of several lines, "
      + "whose line feeds become carriage returns, so that a field is one line"
    return (.data(MemorySource(bytes)), count > 0 ? [note] : [])
  }

  /// The failure of reading the text after the colon.
  static func failure(ofReading text: Substring) -> Failure {
    .usage(
      "column: '\(text)' is not a column and a file", remedy: "write it like column:2,data.csv")
  }

  /// The fields of the column with the given name, each followed by a line feed; if
  /// `keepsLines` is true, ends of lines within a field become carriage returns.
  private static func column(
    _ name: String, ofTableAt path: String, keepsLines: Bool
  ) throws(Failure) -> (bytes: [UInt8], brokenCount: Int) {
    var rows = CSVReader(try FileSpec.file(at: path))
    var place: Int?
    var (column, brokenCount): ([UInt8], Int) = ([], 0)
    while try rows.next(of: path) {
      let isFirst = place == nil
      if place == nil {
        let (found, isHeading) = try find(name, in: rows.texts, path)
        place = found
        if isHeading { continue }
      }
      let index = place ?? 0
      guard rows.fields.indices.contains(index) else {
        let count = rows.fields.count
        let message =
          "column: \(path): line \(rows.lineNumber) has \(count.grouped) "
          + "\("field".counted(by: count)), not \(index + 1)"
        throw isFirst
          ? .usage(message, remedy: "name a column that every line has")
          : .job(message, remedy: "name a column that every line has")
      }
      var field = rows.content(of: rows.fields[index])
      if keepsLines, field.contains(UInt8(ascii: "\n")) {
        field = withoutLineFeeds(field)
        brokenCount += 1
      }
      column += field
      column.append(UInt8(ascii: "\n"))
    }
    if place == nil { _ = try find(name, in: [], path) }
    return (column, brokenCount)
  }

  /// A field with its line feeds replaced by carriage returns.
  private static func withoutLineFeeds(_ field: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in field {
      let isFeed = byte == UInt8(ascii: "\n")
      if isFeed, bytes.last == UInt8(ascii: "\r") { continue }
      bytes.append(isFeed ? UInt8(ascii: "\r") : byte)
    }
    return bytes
  }

  /// The index of the column with the given name, and whether the first line is a
  /// heading that contains the name.
  private static func find(
    _ name: String, in names: [String], _ path: String
  ) throws(Failure) -> (index: Int, isHeading: Bool) {
    if let number = Int(name), number > 0 { return (number - 1, false) }
    guard let index = names.firstIndex(of: name) else {
      throw .usage(
        "column: \(path) has no column '\(name)'",
        remedy: (Int(name) == nil ? didYouMean(name, among: names) : nil)
          .map { "did you mean '\($0)'?" } ?? "write its number, from 1 on")
    }
    return (index, true)
  }
}

extension SymbolUnit {
  /// Whether the symbols of this unit are lines, or blocks of lines.
  fileprivate var holdsLines: Bool {
    switch self {
    case .line: true
    case .gram(_, let unit): unit.holdsLines
    default: false
    }
  }
}
