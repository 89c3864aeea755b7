import SourceCoding

extension CSVReader {
  /// Reads the next record of the file that the user named `name`.
  ///
  /// - Returns: false at the end.
  /// - Throws: a failure that names the line.
  mutating func next(of name: String) throws(Failure) -> Bool {
    do throws(CSVError) {
      return try next()
    } catch {
      if case .source(let error) = error { throw Failure(reading: name, error) }
      throw .job(
        "\(name == "-" ? "standard input" : name): \(error)", remedy: error.remedy)
    }
  }

  /// The content of a field that should be a number, without tabs and spaces around it.
  func number(in field: Field) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let bytes = content(of: field)
    guard let end = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: bytes[...end].drop(while: isBlank), as: UTF8.self)
  }
}
