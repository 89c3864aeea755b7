import SourceCoding

/// A kind of SPEC that is written `kind:value`.
struct SpecKind: Sendable {
  /// The word before the colon.
  let name: String

  /// How it is written: `corpus:NAME`.
  let pattern: String

  /// What it names, in one line.
  let summary: String

  /// Whether it names data, or counts of data, and not a known distribution.
  let isData: Bool

  /// Whether the name alone will do, without a colon and a value.
  let standsAlone: Bool

  /// What stands behind the colon, and what reads it.
  let grammar: Grammar

  /// Finds what the text behind the colon names, where symbols are cut by the unit.
  typealias Reader = @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Content

  /// What may stand behind a colon.
  enum Grammar: Sendable {
    /// Text in which no file and no other SPEC is named.
    case value(Reader)
    /// A path, or `-`.
    case file(Reader)
    /// A path, or `-`, or another SPEC to learn from.
    case chain(Reader)
    /// A column and the path of its table.
    case column
    /// A number and another SPEC.
    case temperature
    /// Other SPECs with weights.
    case mixture
  }

  /// A kind of SPEC.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    standsAlone: Bool = false, grammar: Grammar
  ) {
    self.name = name
    self.pattern = pattern
    self.summary = summary
    self.isData = isData
    self.standsAlone = standsAlone
    self.grammar = grammar
  }

  /// A kind whose value names no file, and that may have something to note.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    standsAlone: Bool = false, reading read: @escaping Reader
  ) {
    self.init(
      name: name, pattern: pattern, summary: summary, isData: isData, standsAlone: standsAlone,
      grammar: .value(read))
  }

  /// A kind whose value names no file, and in which nothing surprises.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    read: @escaping @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Material
  ) {
    self.init(name: name, pattern: pattern, summary: summary, isData: isData) {
      (text, unit) throws(Failure) in (try read(text, unit), [])
    }
  }

  /// Every kind, in the order in which they are listed.
  static let all: [SpecKind] =
    [CorpusSpec.kind, ColumnSpec.kind] + WeightListSpec.kinds
    + [TableSpec.kind, TallySpec.kind, CodeSpec.kind]
    + FamilySpec.kinds + [MarkovSpec.kind, MixtureSpec.kind, TemperatureSpec.kind]
}
