/// The reason why separated values could not be read.
package enum CSVError: Error, Hashable, Sendable {
  /// The source cannot be read.
  case source(SourceError)
  /// The text begins with the byte order mark of UTF-16, but is not valid UTF-16.
  case notUTF16
  /// In the record that begins on `line`, quotes are opened and never closed.
  case openQuote(line: Int)
  /// The record that begins on `line` has more than `limit` bytes.
  case longRecord(line: Int, isQuoted: Bool, limit: Int)
}

extension CSVError: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .source(let error): "\(error)"
    case .notUTF16: "its byte order mark says UTF-16, but it is not UTF-16"
    case .openQuote(let line): "line \(line) opens quotes that are never closed"
    case .longRecord(let line, let isQuoted, let limit):
      "line \(line) "
        + (isQuoted
          ? "opens quotes that are not closed within "
          : "begins a record of more than ")
        + "\(limit.grouped) bytes"
    }
  }

  /// The advice for the user; `nil` if the source's error has it.
  package var remedy: String? {
    switch self {
    case .source: nil
    case .notUTF16: "save it as UTF-8"
    case .openQuote: "close them, or write a quote within quotes as two"
    case .longRecord(_, let isQuoted, _):
      isQuoted
        ? "close them, or write a quote within quotes as two" : "name a table of shorter lines"
    }
  }
}
