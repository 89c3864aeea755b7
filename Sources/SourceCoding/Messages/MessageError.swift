/// The reason why data could not be cut into messages.
package enum MessageError: Error, Hashable, Sendable {
  /// The data cannot be read.
  case source(SourceError)
  /// There are more messages than ``MessageList/greatestCount``.
  case tooMany
  /// The data are not JSON at `offset` of `line`, both counted from 1.
  case notJSON(line: Int, offset: Int)
  /// The JSON value has no string under the path.
  case noStrings(JSONPath)
  /// The separated values cannot be read; the reason and the remedy are given in words.
  case table(reason: String, remedy: String?)
}

extension MessageError: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .source(let error): "\(error)"
    case .tooMany: "more than \(MessageList.greatestCount.counted("message"))"
    case .notJSON(let line, let offset): "line \(line), byte \(offset): this is not JSON"
    case .noStrings(let path): "there is no string at the path \(path)"
    case .table(let reason, _): reason
    }
  }

  /// The advice for the user; `nil` if the source's error has it.
  package var remedy: String? {
    switch self {
    case .source: nil
    case .tooMany: "name a part of the data"
    case .notJSON: "name JSON, or cut by lines with --messages line; jsonl reads one value a line"
    case .noStrings: "write the names that lead to the strings, with * for any, as in cases.*.name"
    case .table(_, let remedy): remedy
    }
  }
}
