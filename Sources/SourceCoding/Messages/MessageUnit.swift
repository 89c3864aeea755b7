/// A way of cutting data into messages, each of which is coded separately.
///
///     try MessageUnit(named: "line")
///     try MessageUnit(named: "json:cases.*.headers.*.*")
package enum MessageUnit: Hashable, Sendable {
  /// A line without its end, LF or CR LF.
  case line
  /// The bytes in front of a zero byte.
  case nul
  /// A number of bytes; the last may be shorter.
  case fixed(Int)
  /// All data of one name: each file is one message.
  case file
  /// The strings under a path in one JSON value.
  case json(JSONPath)
  /// The strings under a path in the JSON value of each line.
  case jsonLines(JSONPath)
  /// A column of separated values, by number or heading.
  case column(String)

  /// The possible sizes in bytes of messages of a fixed size.
  package static let fixedSizes = 1...(1 << 30)

  /// The notation of each unit, with a description.
  package static let patterns: [(pattern: String, summary: String)] = [
    ("line", "a line; its end, LF or CR LF, is kept aside"),
    ("nul", "the bytes before a zero byte"),
    ("fixed:N", "N bytes; the last may be shorter"),
    ("file", "each DATA is one message"),
    ("json:PATH", "the strings under a path, as in json:cases.*.name"),
    ("jsonl:PATH", "the same in the JSON value of each line"),
    ("column:N", "a column of separated values, by number or heading"),
  ]

  /// The unit with the given name.
  ///
  /// - Throws: ``UnknownMessageUnit`` if there is none.
  package init(named name: String) throws(UnknownMessageUnit) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1]) : nil
    switch (parts[0], value) {
    case ("line", nil): self = .line
    case ("nul", nil): self = .nul
    case ("file", nil): self = .file
    case ("fixed", let value):
      guard let size = value.flatMap({ Int($0) }), Self.fixedSizes.contains(size) else {
        throw .size(name)
      }
      self = .fixed(size)
    case ("json", let value), ("jsonl", let value):
      guard let value, let path = JSONPath(value) else { throw .path(name) }
      self = parts[0] == "json" ? .json(path) : .jsonLines(path)
    case ("column", let value):
      guard let value, !value.isEmpty else { throw .column(name) }
      self = .column(value)
    default: throw .name(name)
    }
  }

  /// The unit's name as an argument of `--messages`: `line`, `fixed:16`,
  /// `json:cases.*.name`.
  package var name: String {
    switch self {
    case .line: "line"
    case .nul: "nul"
    case .fixed(let size): "fixed:\(size)"
    case .file: "file"
    case .json(let path): "json:\(path)"
    case .jsonLines(let path): "jsonl:\(path)"
    case .column(let name): "column:\(name)"
    }
  }

  /// Whether the data can be restored from the messages and their recorded separators.
  package var keepsData: Bool {
    switch self {
    case .line, .nul, .fixed, .file: true
    case .json, .jsonLines, .column: false
    }
  }

  /// Whether parts of the data belong to no message.
  package var leavesOut: Bool {
    switch self {
    case .fixed, .file: false
    case .line, .nul, .json, .jsonLines, .column: true
    }
  }
}

extension MessageUnit: CustomStringConvertible {
  /// The name.
  package var description: String { name }
}

/// The reason why a name does not denote a message unit.
package enum UnknownMessageUnit: Error, Hashable, Sendable {
  /// There is no unit of this name.
  case name(String)
  /// `fixed` needs a number within ``MessageUnit/fixedSizes``.
  case size(String)
  /// `json` and `jsonl` need a path.
  case path(String)
  /// `column` needs a number or a heading.
  case column(String)
}

extension UnknownMessageUnit: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .name(let name): "no message unit is called '\(name)'"
    case .size(let name):
      "'\(name)': fixed:N needs N, a number of bytes from \(MessageUnit.fixedSizes.lowerBound) to "
        + MessageUnit.fixedSizes.upperBound.grouped
    case .path(let name):
      "'\(name)' needs a path of names between dots, as in json:cases.*.name, with * for any "
        + "member and @key, which comes last, for the names of members"
    case .column(let name): "'\(name)': column:N needs N, a number from 1 on or a heading"
    }
  }
}
