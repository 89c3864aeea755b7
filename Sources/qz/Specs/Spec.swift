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

  /// What may surprise in it, a line each.
  let notes: [String]

  /// Data at hand, or a distribution that is known.
  enum Material: Sendable {
    case data(any SymbolSource)
    case known(Distribution)
  }

  /// What a kind of SPEC reads: the material, and what may surprise in it.
  typealias Content = (material: Material, notes: [String])

  /// Finds what `text` names.
  ///
  /// - Throws: a failure that says what could not be found or read.
  init(_ text: String) throws(Failure) {
    self.text = text
    (material, notes) = try Self.content(named: text)
  }

  private static func content(named text: String) throws(Failure) -> Content {
    if text == "-" || FileSpec.exists(text) { return (try FileSpec.material(at: text), []) }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = SpecKind.all.first { $0.name == parts[0] }
    switch (kind, parts.count == 2) {
    case (let kind?, true): return try kind.read(String(parts[1]))
    case (let kind?, false) where kind.standsAlone: return try kind.read("")
    case (let kind?, false):
      throw .job("\(text): no such file", remedy: "did you mean '\(kind.pattern)'?")
    case (nil, true):
      let nearest = didYouMean(String(parts[0]), among: SpecKind.all.map(\.name))
      throw .job(
        "\(text): no such file, and no kind of source is called '\(parts[0])'",
        remedy: nearest.map { "did you mean '\($0):'?" } ?? "'qz list specs' shows the kinds")
    case (nil, false):
      guard !EmbeddedCorpus.all.contains(where: { $0.name == text }) else {
        throw .job("\(text): no such file", remedy: "did you mean 'corpus:\(text)'?")
      }
      guard !CodeCatalog.codebooks.contains(where: { $0.name == text }) else {
        throw .job("\(text): no such file", remedy: "did you mean 'code:\(text)'?")
      }
      return (try FileSpec.material(at: text), [])
    }
  }
}
