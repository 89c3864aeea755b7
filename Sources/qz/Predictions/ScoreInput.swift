import SourceCoding

/// A file to score, and what it turned out to hold.
struct ScoreInput {
  /// How a file is written.
  enum Format: Equatable {
    case csv
    case json
    case npy
    case tokens(TokenFile.Format)
  }

  /// How the user called the file; `-` is standard input.
  let path: String

  /// The file, which is read as often as it is needed.
  let file: FileSource

  /// How it is written, by its beginning.
  let format: Format

  /// The file at `path`.
  ///
  /// - Throws: a failure if it cannot be read, or is empty.
  init(_ path: String) throws(Failure) {
    self.path = path
    file = try FileSpec.file(at: path)
    guard file.symbolCount > 0 else {
      throw .job(
        "\(path == "-" ? "standard input" : path) is empty",
        remedy: "name a file of predictions or tokens")
    }
    format = try Self.format(of: file, path)
  }

  private static func format(of file: FileSource, _ path: String) throws(Failure) -> Format {
    var beginning = [UInt8](repeating: 0, count: min(file.symbolCount, 1 << 16))
    do throws(SourceError) {
      var span = beginning.mutableSpan
      try file.read(at: 0, into: &span)
    } catch {
      throw Failure(reading: path, error)
    }
    if beginning.starts(with: NPYHeader.magic) { return .npy }
    // Marks of UTF-16, in which only separated values are read.
    let isUTF16 = [[0xFF, 0xFE], [0xFE, 0xFF]].contains { beginning.starts(with: $0) }
    if isUTF16 { return .csv }
    if beginning.starts(with: FileSpec.mark) { beginning.removeFirst(FileSpec.mark.count) }
    let start = beginning.drop { [0x20, 0x09, 0x0D, 0x0A].contains($0) }
    if let first = start.first, first != UInt8(ascii: "{") {
      let line = start.prefix { $0 != 0x0D && $0 != 0x0A }
      return KenLMLine.looksLike(line) ? .tokens(.kenLM) : .csv
    }
    var lines = LineReader(file, named: path)
    while let range = try lines.nextFilled() {
      let line = lines.buffer[range].drop { [0x20, 0x09].contains($0) }
      guard line.first == UInt8(ascii: "{") else { return .csv }
      let content = try JSONLine(line, at: "\(path): line \(lines.lineNumber)")
      return content.values == nil && content.isToken ? .tokens(.json) : .json
    }
    throw .job("\(path) holds no rows", remedy: "name a file of predictions or tokens")
  }

  /// A reader of the rows of the file, from the first.
  ///
  /// - Parameter choice: which columns of separated values are what.
  /// - Returns: a reader.
  /// - Throws: a failure if the file cannot hold rows.
  func reader(_ choice: CSVLayout.Choice) throws(Failure) -> any RowReader {
    switch format {
    case .csv: CSVRowReader(file, path: path, choice: choice)
    case .json: JSONRowReader(file, path: path, hasLabels: choice.hasLabels)
    case .npy: try NPYRowReader(file, path: path)
    case .tokens:
      throw .usage(
        "\(path) holds tokens, no labels", remedy: "name a file with a label in each line")
    }
  }
}
