/// The format of a result.
package enum ReportFormat: Hashable, Sendable {
  /// Text for a terminal.
  case text
  /// Markdown, to be pasted into an issue or a message.
  case markdown
  /// JSON for programs: an object with a versioned schema.
  case json
  /// CSV for tables: one observation a row.
  case csv
  /// A page of its own, with pictures.
  case html
  /// One picture: the one with the given name, or the first.
  case svg(picture: String?)

  /// The names of the formats, each with its description.
  package static let summaries: [(name: String, summary: String)] = [
    ("text", "as wide as the terminal, with bars if it can show them"),
    ("markdown", "tables with units in their headings and ± in their cells"),
    ("json", "an object that names its schema, such as qz.report/2"),
    ("csv", "long and tidy: one number in each row"),
    ("html", "one page that needs no network, with sliders to move z"),
    ("svg", "the first picture of a result; svg:NAME is the one named"),
  ]

  /// The names of the formats.
  package static let names = summaries.map(\.name)

  /// The format with the given name, one of ``names`` or `svg:PICTURE`; `nil` if there
  /// is none.
  package init?(named name: String) {
    switch name {
    case "text": self = .text
    case "markdown": self = .markdown
    case "json": self = .json
    case "csv": self = .csv
    case "html": self = .html
    case "svg": self = .svg(picture: nil)
    default:
      guard name.hasPrefix("svg:"), name.utf8.count > 4 else { return nil }
      self = .svg(picture: String(name.dropFirst(4)))
    }
  }
}

/// The error of naming a picture that a result does not have.
package struct UnknownPicture: Error, Hashable, Sendable {
  /// The name that was given.
  package let name: String

  /// The names of the pictures that the result has.
  package let known: [String]
}

extension UnknownPicture: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    known.isEmpty
      ? "this result has no picture" : "no picture of this result is called '\(name)'"
  }
}
