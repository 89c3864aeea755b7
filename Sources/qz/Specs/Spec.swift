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

  /// Data at hand, in bytes; counts of data elsewhere; or a distribution that is known.
  enum Material: Sendable {
    case data(any SymbolSource)
    case tally(AlphabetTally)
    case known(Distribution, over: Alphabet)
    /// A Markov chain, over an alphabet.
    case chain(MarkovChain, over: Alphabet)
    /// What a text code is perfect for, over the scalars of the data that it meets.
    case impliedBy(TextCode)

    /// A known distribution over the byte values.
    static func known(_ distribution: Distribution) -> Material {
      .known(distribution, over: .bytes)
    }
  }

  /// What a kind of SPEC reads: the material, and what may surprise in it.
  typealias Content = (material: Material, notes: [String])

  /// Finds what `text` names.
  ///
  /// - Parameters:
  ///   - text: the words.
  ///   - unit: what symbols are cut by; a known distribution must be over such.
  /// - Throws: a failure that says what could not be found or read.
  init(_ text: String, unit: SymbolUnit = .byte) throws(Failure) {
    self.text = text
    (material, notes) = try Self.content(named: text, unit: unit)
    if case .impliedBy(let code) = material, unit != code.unit {
      throw .usage(
        "\(text): \(code.name) writes Unicode scalars, and --symbols is \(unit)",
        remedy: "add --symbols \(code.unit)")
    }
    if case .tally(let counts) = material, counts.alphabet.unit != unit {
      throw .usage(
        "\(text): it counts \(counts.alphabet.unit)s, and --symbols is \(unit)",
        remedy: "use --symbols \(counts.alphabet.unit)")
    }
    let alphabet: Alphabet? =
      switch material {
      case .known(_, let alphabet), .chain(_, let alphabet): alphabet
      case .data, .tally, .impliedBy: nil
      }
    if let alphabet, alphabet.unit != unit {
      throw .usage(
        "\(text): it is a distribution over \(alphabet.unit) values, and --symbols is \(unit)",
        remedy: "leave --symbols out, or give the symbols by probs: or table:")
    }
  }

  /// Finds what `text` names, and says what may surprise in it.
  init(_ text: String, unit: SymbolUnit = .byte, isQuiet: Bool) throws(Failure) {
    try self.init(text, unit: unit)
    if !isQuiet { notes.forEach(StandardStreams.note) }
  }

  private static func content(
    named text: String, unit: SymbolUnit
  ) throws(Failure) -> Content {
    if text == "-" || FileSpec.exists(text) {
      let file = try FileSpec.file(at: text)
      return (.data(file), try FileSpec.notes(on: file, at: text))
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kind = SpecKind.all.first { $0.name == parts[0] }
    switch (kind, parts.count == 2) {
    case (let kind?, true): return try kind.read(String(parts[1]), unit)
    case (let kind?, false) where kind.standsAlone: return try kind.read("", unit)
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
      guard
        !(CodeCatalog.codebooks.map(\.name) + CodeCatalog.textCodes.map(\.name)).contains(text)
      else {
        throw .job("\(text): no such file", remedy: "did you mean 'code:\(text)'?")
      }
      return (.data(try FileSpec.file(at: text, isSpec: true)), [])
    }
  }

  /// Whether `text` names a distribution that is known, and not data to be counted; what
  /// it names need not be there.
  static func isKnown(_ text: String) -> Bool {
    guard text != "-", !FileSpec.exists(text) else { return false }
    let name = text.prefix { $0 != ":" }
    return SpecKind.all.contains { $0.name == name && !$0.isData }
  }

  /// How often `text` names standard input, by itself or within: `mix:.5*-+.5*benford`.
  static func standardInputCount(in text: String) -> Int {
    guard text != "-" else { return 1 }
    let name = text.prefix { $0 != ":" }
    guard SpecKind.all.contains(where: { $0.name == name }), !FileSpec.exists(text) else {
      return 0
    }
    return text.split(whereSeparator: ":,*+".contains).count { $0 == "-" }
  }

  /// The failure of naming a text code where a distribution is needed by itself.
  func failure(ofNaming code: TextCode) -> Failure {
    .usage(
      "\(text): what \(code.name) is perfect for depends on the \(code.unit)s of the data",
      remedy: "use it by itself, as -z \(text)")
  }
}
