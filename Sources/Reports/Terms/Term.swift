/// The explanation of a word that results use, which `qz help TERM`, a tooltip on a
/// page and the manual show.
///
/// Its text fits on a screen: a definition, a formula, the meaning of the value for the
/// reader, and commands to try.
package struct Term: Hashable, Sendable {
  /// The word as results print it: `mismatch`.
  package let name: String

  /// Other names by which the term can be found.
  package let aliases: [String]

  /// The definition in one line without a full stop: `the price of the wrong model`.
  package let summary: String

  /// The paragraphs of the explanation.
  package let paragraphs: [String]

  /// The formula; empty if nothing is computed.
  package let formula: String

  /// Commands to try, each with a description of its result.
  package let examples: [Example]

  /// The names of related terms.
  package let related: [String]

  /// A command to try, with a description of its result.
  package struct Example: Hashable, Sendable {
    /// The command line.
    package let line: String
    /// The description of its result, in a few words.
    package let shows: String

    init(_ line: String, _ shows: String) {
      self.line = line
      self.shows = shows
    }
  }

  init(
    _ name: String, _ summary: String, aliases: [String] = [], formula: String = "",
    examples: [Example] = [], related: [String] = [], _ paragraphs: String...
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.paragraphs = paragraphs
    self.formula = formula
    self.examples = examples
    self.related = related
  }

  /// Every term, in the order in which they are listed.
  package static let all =
    quantities + roles + billLines + codes + results + files + honesty + models

  /// The term with the given name or alias; `nil` if there is none.
  ///
  /// Case does not matter, and a blank is the same as a hyphen.
  package static func named(_ name: String) -> Term? {
    let key = key(of: name)
    return all.first { Self.key(of: $0.name) == key }
      ?? all.first { $0.aliases.contains { Self.key(of: $0) == key } }
  }

  private static func key(of name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}
