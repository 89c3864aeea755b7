/// The form that a result is given.
package enum ReportFormat: Hashable, Sendable {
  /// For a terminal.
  case text
  /// To be pasted where people write.
  case markdown
  /// For programs: an object with a versioned schema.
  case json
  /// For tables: an observation a row.
  case csv
  /// A page by itself, with pictures.
  case html
  /// One picture by itself, the first or the one named.
  case svg(picture: String?)

  /// The words that name a format, and what each gives.
  package static let summaries: [(name: String, summary: String)] = [
    ("text", "as wide as the terminal, with bars if it can show them"),
    ("markdown", "tables with units in their headings and ± in their cells"),
    ("json", "an object that names its schema, such as qz.report/2"),
    ("csv", "long and tidy: one number in each row"),
    ("html", "one page that needs no network, with sliders to move z"),
    ("svg", "the first picture of a result; svg:NAME is the one named"),
  ]

  /// The words that name a format.
  package static let names = summaries.map(\.name)

  /// The format called `name`: one of ``names``, or `svg:PICTURE`; `nil` if none is.
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

/// A picture was named that a result does not have.
package struct UnknownPicture: Error, Hashable, Sendable {
  /// The name.
  package let name: String

  /// The names of those that there are.
  package let known: [String]
}

extension UnknownPicture: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    known.isEmpty
      ? "this result has no picture" : "no picture of this result is called '\(name)'"
  }
}
