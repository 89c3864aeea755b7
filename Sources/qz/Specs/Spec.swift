import SourceCoding

/// A source or a proxy that the user named on the command line.
///
/// A SPEC is a path, `-` for standard input, or `kind:value`. An argument that names an
/// existing file is that file, whatever else it could mean.
struct Spec: Sendable {
  /// The text of the SPEC.
  let text: String

  /// The data or the distribution that it names.
  let material: Material

  /// Notes on it, one line each.
  let notes: [String]

  /// Whether it is a path, or standard input.
  let isPath: Bool

  /// Data in bytes, counts of other data, or a known distribution.
  enum Material: Sendable {
    case data(any SymbolSource)
    case tally(AlphabetTally)
    case known(Distribution, over: Alphabet)
    /// A Markov chain, over an alphabet.
    case chain(MarkovChain, over: Alphabet)
    /// A distribution over the whole numbers, for lines that are numbers.
    case numbers(NumberLaw)
    /// A text code, whose implied distribution is over the scalars of the data it is
    /// combined with.
    case impliedBy(TextCode)

    /// A known distribution over the byte values.
    static func known(_ distribution: Distribution) -> Material {
      .known(distribution, over: .bytes)
    }
  }

  /// The result of reading a SPEC: the material, and notes on it.
  typealias Content = (material: Material, notes: [String])

  /// Reads the SPEC `text`.
  ///
  /// - Parameters:
  ///   - text: the SPEC.
  ///   - unit: the unit of symbols; a known distribution must be over such symbols.
  /// - Throws: a failure that tells what could not be found or read.
  init(_ text: String, unit: SymbolUnit = .byte) throws(Failure) {
    try self.init(SpecSyntax(text), unit: unit)
  }

  /// Reads a SPEC that has been parsed.
  init(_ syntax: SpecSyntax, unit: SymbolUnit) throws(Failure) {
    text = syntax.text
    isPath = if case .path = syntax.form { true } else { false }
    (material, notes) = try Self.content(of: syntax, unit: unit)
    if case .impliedBy(let code) = material, unit != code.unit {
      throw .usage(
        "\(text): \(code.name) writes Unicode scalars, but --symbols is \(unit)",
        remedy: "add --symbols \(code.unit)")
    }
    if case .tally(let counts) = material, counts.alphabet.unit != unit {
      throw .usage(
        "\(text): it counts \(counts.alphabet.unit)s, but --symbols is \(unit)",
        remedy: "use --symbols \(counts.alphabet.unit)")
    }
    let alphabet: Alphabet? =
      switch material {
      case .known(_, let alphabet), .chain(_, let alphabet): alphabet
      case .data, .tally, .impliedBy, .numbers: nil
      }
    if let alphabet, alphabet.unit != unit {
      throw .usage(
        "\(text): it is a distribution over \(alphabet.unit) values, but --symbols is \(unit)",
        remedy: "leave --symbols out, or give the symbols by probs: or table:")
    }
  }

  /// The law of numbers that it names; `nil` if it names something else.
  var law: NumberLaw? {
    guard case .numbers(let law) = material else { return nil }
    return law
  }

  /// Whether it names a known distribution.
  var isKnown: Bool {
    switch material {
    case .known, .numbers: true
    case .data, .tally, .chain, .impliedBy: false
    }
  }

  /// Reads a SPEC and prints notes on it, unless `isQuiet` is true.
  init(_ syntax: SpecSyntax, unit: SymbolUnit, isQuiet: Bool) throws(Failure) {
    try self.init(syntax, unit: unit)
    if !isQuiet { notes.forEach(StandardStreams.note) }
  }

  private static func content(
    of syntax: SpecSyntax, unit: SymbolUnit
  ) throws(Failure) -> Content {
    switch syntax.form {
    case .path: try content(at: syntax.text)
    case .value(let value, let read), .file(let value, let read): try read(value, unit)
    case .column(let name, let path): try ColumnSpec.content(of: name, inTableAt: path, unit)
    case .learntChain(let data): try MarkovSpec.chain(learntFrom: data, by: unit)
    case .tempered(let temperature, let spec):
      try TemperatureSpec.content(of: spec, at: temperature, unit)
    case .mixture(let components): try MixtureSpec.content(of: components, unit)
    }
  }

  /// The data in a file; if there is none, a failure that suggests what may be meant.
  private static func content(at path: String) throws(Failure) -> Content {
    if path == "-" || FileSpec.exists(path) {
      let file = try FileSpec.file(at: path)
      return (.data(file), try FileSpec.notes(on: file, at: path))
    }
    let words = path.parts(between: ":", atMost: 2).map(String.init)
    if let kind = SpecKind.all.first(where: { $0.name == words[0] }) {
      throw .job("\(path): no such file", remedy: "did you mean '\(kind.pattern)'?")
    }
    guard words.count == 1 else {
      let nearest = didYouMean(words[0], among: SpecKind.all.map(\.name))
      throw .job(
        "\(path): no such file, and no kind of source is called '\(words[0])'",
        remedy: nearest.map { "did you mean '\($0):'?" } ?? "'qz list specs' lists the kinds")
    }
    guard !EmbeddedCorpus.all.contains(where: { $0.name == path }) else {
      throw .job("\(path): no such file", remedy: "did you mean 'corpus:\(path)'?")
    }
    guard
      !(CodeCatalog.codebooks.map(\.name) + CodeCatalog.textCodes.map(\.name)).contains(path)
    else {
      throw .job("\(path): no such file", remedy: "did you mean 'code:\(path)'?")
    }
    return (.data(try FileSpec.file(at: path, isSpec: true)), [])
  }

  /// The failure of naming a text code where a distribution is needed without data.
  func failure(ofNaming code: TextCode) -> Failure {
    .usage(
      "\(text): the distribution that \(code.name) is ideal for depends on the \(code.unit)s of "
        + "the data",
      remedy: "use it alone, as -z \(text)")
  }
}
