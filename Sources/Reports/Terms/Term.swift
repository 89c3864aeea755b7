/// A word that a result uses, explained: what `qz help TERM`, a tooltip on a page and the manual
/// say of it.
///
/// A text fits on a screen: a definition, a formula, what the value means for the reader, and
/// commands to try.
package struct Term: Hashable, Sendable {
  /// The word as results print it: `mismatch`.
  package let name: String

  /// Other words for the same thing, which lead here.
  package let aliases: [String]

  /// What it is, in one line without a full stop: `the price of the wrong model`.
  package let summary: String

  /// The explanation, a paragraph each.
  package let paragraphs: [String]

  /// How it is computed; empty where nothing is computed.
  package let formula: String

  /// Commands to try, and what each of them shows.
  package let examples: [Example]

  /// The names of terms that belong to it.
  package let related: [String]

  /// A command to try, and what it shows.
  package struct Example: Hashable, Sendable {
    /// The command line.
    package let line: String
    /// What it shows, in a few words.
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
  package static let all = quantities + roles + billLines + codes + honesty + models

  /// The term called `name`, by its name or an alias; `nil` if there is none.
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
