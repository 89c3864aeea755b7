import SourceCoding

/// `column:N,FILE`, one column of a table, each field on a line of its own.
///
/// The table is separated values, as ``CSVLine`` splits them. N counts from 1, or is the
/// name that the first line gives the column, and then that line is left out. With
/// `--symbols line` the fields are the symbols.
enum ColumnSpec {
  static let kind = SpecKind(
    name: "column", pattern: "column:N,FILE",
    summary: "a column of a table by number or heading, a field on each line", isData: true,
    isCutOff: { !$0.contains(",") },
    read: { (text, _) throws(Failure) in
      let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage(
          "column: '\(text)' is no column and a file", remedy: "write it like column:2,data.csv")
      }
      return .data(MemorySource(try column(String(parts[0]), ofTableAt: String(parts[1]))))
    })

  /// The fields of the column called `name`, each with a line feed behind it.
  private static func column(
    _ name: String, ofTableAt path: String
  ) throws(Failure) -> [UInt8] {
    var lines = LineReader(try FileSpec.file(at: path), named: path)
    var table: (line: CSVLine, index: Int)?
    var column: [UInt8] = []
    while let range = try lines.nextFilled() {
      let isFirst = table == nil
      var (line, index) = table ?? (CSVLine(like: lines.buffer[range]), 0)
      line.split(lines.buffer, range)
      if isFirst {
        let (place, isHeading) = try find(name, in: line, lines.buffer, path)
        index = place
        table = (line, index)
        if isHeading { continue }
      }
      guard line.fields.indices.contains(index) else {
        let message =
          "column: \(path): line \(lines.lineNumber) has \(line.fields.count.grouped) \("field".counted(by: line.fields.count)), not \(index + 1)"
        throw isFirst
          ? .usage(message, remedy: "name a column that every line has")
          : .job(message, remedy: "name a column that every line has")
      }
      column += CSVLine.content(lines.buffer, line.fields[index])
      column.append(UInt8(ascii: "\n"))
    }
    if table == nil { _ = try find(name, in: CSVLine(like: []), [], path) }
    return column
  }

  /// Which column is called `name`, and whether the first line is a heading that says so.
  private static func find(
    _ name: String, in line: CSVLine, _ bytes: [UInt8], _ path: String
  ) throws(Failure) -> (index: Int, isHeading: Bool) {
    if let number = Int(name), number > 0 { return (number - 1, false) }
    let names = line.fields.map { String(decoding: CSVLine.content(bytes, $0), as: UTF8.self) }
    guard let index = names.firstIndex(of: name) else {
      throw .usage(
        "column: \(path) has no column '\(name)'",
        remedy: (Int(name) == nil ? didYouMean(name, among: names) : nil)
          .map { "did you mean '\($0)'?" } ?? "write its number, from 1 on")
    }
    return (index, true)
  }
}
