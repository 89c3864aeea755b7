import SourceCoding

/// `column:N,FILE`, one column of a table, each field on a line of its own.
///
/// Fields are separated by commas, semicolons, tabs or spaces, whichever of these comes
/// first in the first line; several spaces are one. N counts from 1, or is the name that
/// the first line gives the column, and then that line is left out. With
/// `--symbols line` the fields are the symbols.
enum ColumnSpec {
  static let kind = SpecKind(
    name: "column", pattern: "column:N,FILE",
    summary: "a column of a table by number or heading, a field on each line", isData: true
  ) { (text, _) throws(Failure) in
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw .usage(
        "column: '\(text)' is no column and a file", remedy: "write it like column:2,data.csv")
    }
    let path = String(parts[1])
    let bytes: [UInt8]
    do throws(SourceError) {
      bytes =
        path == "-"
        ? try FileSource.standardInput().allBytes() : try FileSource(path: path).allBytes()
    } catch {
      throw Failure(reading: path, error)
    }
    return .data(MemorySource(try column(String(parts[0]), of: bytes, path)))
  }

  private static let separators = Array(",;\t ".utf8)

  /// The fields of the column called `name`, each with a line feed behind it.
  private static func column(
    _ name: String, of bytes: [UInt8], _ path: String
  ) throws(Failure) -> [UInt8] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let separator = lines.first?.first(where: separators.contains)
    func fields(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let separator else { return [line] }
      return line.split(
        separator: separator, omittingEmptySubsequences: separator == UInt8(ascii: " "))
    }
    var rest = lines[...]
    let index: Int
    if let number = Int(name), number > 0 {
      index = number - 1
    } else {
      let names = lines.first.map { fields($0).map { String(decoding: $0, as: UTF8.self) } } ?? []
      guard let place = names.firstIndex(of: name) else {
        throw .usage(
          "column: \(path) has no column '\(name)'",
          remedy: didYouMean(name, among: names).map { "did you mean '\($0)'?" }
            ?? "write its number, from 1 on")
      }
      index = place
      rest = rest.dropFirst()
    }
    var column: [UInt8] = []
    for (offset, line) in zip(rest.indices, rest) where !line.isEmpty {
      let fields = fields(line)
      guard fields.indices.contains(index) else {
        throw .usage(
          "column: \(path): line \(offset + 1) has \(fields.count.grouped) fields, not \(index + 1)",
          remedy: "name a column that every line has")
      }
      column += Array(fields[index]) + [UInt8(ascii: "\n")]
    }
    return column
  }
}
