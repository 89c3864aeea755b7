import SourceCoding

/// What the user named as a source or as a proxy.
///
/// A SPEC is a path, `-` for standard input, or `kind:value`. An argument that
/// names an existing file is that file, whatever else it could be.
struct Spec: Sendable {
  /// The words the user named it by.
  let text: String

  /// What they name.
  let material: Material

  /// Data at hand, or a distribution that is known.
  enum Material: Sendable {
    case data(any SymbolSource)
    case known(Distribution)
  }

  /// Finds what `text` names.
  ///
  /// - Throws: a failure that says what could not be found or read.
  init(_ text: String) throws(Failure) {
    self.text = text
    material = try Self.material(named: text)
  }

  private static func material(named text: String) throws(Failure) -> Material {
    if text == "-" || FileSpec.exists(text) { return try FileSpec.material(at: text) }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = String(parts[0])
    guard parts.count == 2 else {
      guard !EmbeddedCorpus.all.contains(where: { $0.name == text }) else {
        throw .job("\(text): no such file", remedy: "did you mean 'corpus:\(text)'?")
      }
      return try FileSpec.material(at: text)
    }
    guard let reader = SpecKind.all.first(where: { $0.name == kind }) else {
      let nearest = didYouMean(kind, among: SpecKind.all.map(\.name))
      throw .job(
        "\(text): no such file, and no kind of source is called '\(kind)'",
        remedy: nearest.map { "did you mean '\($0):'?" } ?? "'qz list specs' shows the kinds")
    }
    return try reader.read(String(parts[1]))
  }
}

/// A kind of SPEC that is written `kind:value`.
struct SpecKind: Sendable {
  /// The word before the colon.
  let name: String

  /// How it is written: `corpus:NAME`.
  let pattern: String

  /// What it names, in one line.
  let summary: String

  /// Finds what the text behind the colon names.
  let read: @Sendable (String) throws(Failure) -> Spec.Material

  /// Every kind, in the order in which they are listed.
  static let all = [CorpusSpec.kind] + WeightListSpec.kinds + [TableSpec.kind, UniformSpec.kind]
}
