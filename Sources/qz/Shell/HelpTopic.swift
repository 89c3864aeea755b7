import Reports
import SourceCoding

/// What a user may want explained that belongs to no one command.
///
/// The lists in it are those that the parser reads, so nothing can be named that
/// is not told, nor the other way round.
struct HelpTopic: Sendable {
  /// The word behind `qz help`.
  let name: String

  /// What it is about, in one line.
  let summary: String

  /// What is to be understood, a sentence or two each.
  let paragraphs: [String]

  /// What can be written, and what that means.
  let rows: [(String, String)]

  /// Command lines to try and what each shows.
  let examples: [(line: String, shows: String)]

  /// The topic as `qz help NAME` prints it.
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

  /// The topic called `name`; `nil` if none is.
  static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

  /// The lists that `qz help topics` and `qz help terms` print; `nil` for another name.
  static func overview(named name: String, width: Int) -> String? {
    guard let list = [Catalogue.topics, .terms].first(where: { $0.name == name }) else {
      return nil
    }
    return """
      \(list.name)
      \(columns(list.rows, width: width))
      'qz help NAME' explains one of them; it also takes a command or a standard code.

      """
  }
}
