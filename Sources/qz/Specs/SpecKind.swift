import SourceCoding

/// A kind of SPEC with the form `kind:value`.
struct SpecKind: Sendable {
  /// The word in front of the colon.
  let name: String

  /// The notation: `corpus:NAME`.
  let pattern: String

  /// A description in one line.
  let summary: String

  /// Whether it names data or counts of data, and not a known distribution.
  let isData: Bool

  /// Whether the name is enough, without a colon and a value.
  let standsAlone: Bool

  /// The form of the value after the colon, and its reader.
  let grammar: Grammar

  /// Reads the value after the colon, for symbols of the given unit.
  typealias Reader = @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Content

  /// The possible forms of a value after the colon.
  enum Grammar: Sendable {
    /// Text that names no file and no other SPEC.
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

  /// Creates a kind of SPEC.
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

  /// A kind whose value names no file, and whose reader may return notes.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    standsAlone: Bool = false, reading read: @escaping Reader
  ) {
    self.init(
      name: name, pattern: pattern, summary: summary, isData: isData, standsAlone: standsAlone,
      grammar: .value(read))
  }

  /// A kind whose value names no file, and whose reader returns no notes.
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
