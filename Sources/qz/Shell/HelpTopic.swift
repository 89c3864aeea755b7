import Reports
import SourceCoding

/// A help topic that does not belong to a single command.
///
/// Its lists are those that the parser reads, so help and parser always agree.
struct HelpTopic: Sendable {
  /// The word after `qz help`.
  let name: String

  /// One line about the topic.
  let summary: String

  /// The explanations, one or two sentences each.
  let paragraphs: [String]

  /// The things that can be written, with their meanings.
  let rows: [(String, String)]

  /// Command lines to try, with what each of them shows.
  let examples: [(line: String, shows: String)]

  /// Returns the text that `qz help NAME` prints.
  func text(width: Int) -> String {
    let words = paragraphs.map { $0.wrapped(to: width).joined(separator: "\n") }
    return """
      \("\(name): \(summary)".wrapped(to: width).joined(separator: "\n"))

      \(words.joined(separator: "\n\n"))

      \(columns(rows, width: width))
      examples
      \(columns(examples, width: width))
      """
  }

  /// Every topic, in the order in which they are listed.
  static let all = [
    symbols, units, specs, codes, smoothing, predictions, formats, options, exit, messages,
  ]

  /// Returns the topic called `name`; `nil` if there is none.
  static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

  /// Returns the list that `qz help topics` or `qz help terms` prints; `nil` for
  /// another name.
  static func overview(named name: String, width: Int) -> String? {
    guard let list = [Catalogue.topics, .terms].first(where: { $0.name == name }) else {
      return nil
    }
    return """
      \(list.name)
      \(columns(list.rows, width: width))
      'qz help NAME' explains one of them; it also takes a command or a code.
      'qz help term NAME' always means the term.

      """
  }
}
