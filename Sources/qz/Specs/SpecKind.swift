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

  /// Whether a text behind the colon that ends before a comma goes on behind it, whatever
  /// is there.
  let isCutOff: @Sendable (String) -> Bool

  /// Finds what the text behind the colon names, where symbols are cut by the unit.
  let read: @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Content

  /// A kind that may have something to note.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    standsAlone: Bool = false, isCutOff: @escaping @Sendable (String) -> Bool = { _ in false },
    reading read: @escaping @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Content
  ) {
    self.name = name
    self.pattern = pattern
    self.summary = summary
    self.isData = isData
    self.standsAlone = standsAlone
    self.isCutOff = isCutOff
    self.read = read
  }

  /// A kind in which nothing surprises.
  init(
    name: String, pattern: String, summary: String, isData: Bool = false,
    isCutOff: @escaping @Sendable (String) -> Bool = { _ in false },
    read: @escaping @Sendable (String, SymbolUnit) throws(Failure) -> Spec.Material
  ) {
    self.init(
      name: name, pattern: pattern, summary: summary, isData: isData, isCutOff: isCutOff
    ) { (text, unit) throws(Failure) in (try read(text, unit), []) }
  }

  /// Every kind, in the order in which they are listed.
  static let all: [SpecKind] =
    [CorpusSpec.kind, ColumnSpec.kind] + WeightListSpec.kinds
    + [TableSpec.kind, TallySpec.kind, CodeSpec.kind]
    + FamilySpec.kinds + [MarkovSpec.kind, MixtureSpec.kind, TemperatureSpec.kind]
}
