import Reports
import SourceCoding

/// `qz list`: what can be named, and how.
enum ListCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "list", summary: "what can be named: codes, units, rules, sweeps, corpora, specs",
      operands: [Operand("[TOPIC or CODE]", .topics)],
      options: [SharedOptions.plainFormat.summary, SharedOptions.color.summary],
      examples: [
        ("qz list --format json", "everything, for programs"),
        ("qz list codes", "the codes that --code takes"),
        ("qz list hpack", "all about a standard code, or about code:FILE"),
      ]
    ),
    run: run)

  /// A list of what can be named.
  struct Topic {
    let name: String
    /// What it lists, in one line.
    let summary: String
    /// What the option that takes its entries is called, where that is another name.
    var option: String?
    let rows: [(name: String, summary: String)]
  }

  /// The lists, in their order.
  static var topics: [Topic] {
    [
      Topic(
        name: "codes", summary: "what --code takes",
        rows: CodeCatalog.families.map { ($0.pattern, $0.summary) }
          + CodeCatalog.codebooks.map { ($0.name, $0.summary) }
          + CodeCatalog.textCodes.map { ($0.name, $0.summary) }
          + [("code:FILE", "a codebook in a JSON file; as a proxy any standard code is code:NAME")]),
      Topic(
        name: "units", summary: "what a symbol may be", option: "symbols",
        rows: SymbolUnit.plain.map { ($0.name, $0.summary) } + [
          ("gram:K", "blocks of K bytes, K from 1 to \(SymbolUnit.gramSizes.upperBound)"),
          ("gram:K,UNIT", "blocks of K symbols of another unit, as gram:2,word"),
        ]),
      Topic(
        name: "smoothing", summary: "how z is learnt from counts",
        rows: Estimator.summaries.map { ($0.pattern, $0.summary) }),
      Topic(
        name: "escape", summary: "what symbols that z lacks get",
        rows: EscapeRule.summaries.map { ($0.pattern, $0.summary) }),
      Topic(
        name: "sweeps", summary: "the knobs that 'qz sweep' turns",
        rows: SweepKind.all.map { ($0.name, $0.summary) }),
      Topic(
        name: "corpora", summary: "the built-in texts",
        rows: EmbeddedCorpus.all.map {
          ("corpus:\($0.name)", "\(NumberText.grouped($0.bytes.count)) bytes, \($0.summary)")
        }),
      Topic(
        name: "specs", summary: "how sources and proxies are named",
        rows: [("PATH", "a file; - is standard input")]
          + SpecKind.all.map { ($0.pattern, $0.summary) }),
    ]
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    let isText = try arguments.value(of: SharedOptions.plainFormat) == .text
    let name = try arguments.operands(0...1).first
    let shown =
      name.map { name in topics.filter { $0.name == name || $0.option == name } } ?? topics
    guard let name, shown.isEmpty else {
      return try isText
        ? write(shown, style) : StandardStreams.write(json(of: shown).text)
    }
    let codeName =
      name.hasPrefix(CodeSpec.prefix) ? name.dropFirst(CodeSpec.prefix.count) : name[...]
    if let code = CodeCatalog.textCodes.first(where: { $0.name == codeName }) {
      return try StandardStreams.write(isText ? code.text(style: style) : code.listing.text)
    }
    let listing = try listing(named: name)
    try StandardStreams.write(isText ? listing.text(style: style) : listing.listing.text)
  }

  private static func json(of topics: [Topic]) -> JSONValue {
    .object([
      "schema": .string("qz.list/1"),
      "topics": .array(
        topics.map { topic in
          .object([
            "name": .string(topic.name),
            "entries": .array(
              topic.rows.map {
                .object(["name": .string($0.name), "summary": .string($0.summary)])
              }),
          ])
        }),
    ])
  }

  private static func write(_ topics: [Topic], _ style: TextStyle) throws(Failure) {
    try StandardStreams.write(
      topics.map {
        $0.name + "\n" + columns($0.rows.map { ($0.name, $0.summary) }, width: style.width)
      }
      .joined(separator: "\n"))
  }

  /// What can be said of a standard code, or of the codebook in a file.
  private static func listing(named name: String) throws(Failure) -> CodeListing {
    if name.hasPrefix(CodeSpec.prefix) {
      let name = String(name.dropFirst(CodeSpec.prefix.count))
      if let file = try CodeSpec.file(named: name) { return file.listing }
      return CodeListing(try CodeSpec.codebook(named: name))
    }
    guard let codebook = CodeCatalog.codebooks.first(where: { $0.name == name }) else {
      let words = topics.map(\.name)
      let nearest = didYouMean(
        name, among: words + CodeCatalog.codebooks.map(\.name) + CodeCatalog.textCodes.map(\.name))
      throw .usage(
        "qz list takes \((words + ["the name of a standard code"]).alternatives), not '\(name)'",
        remedy: CodeCatalog.names.contains(name)
          ? "'qz list codes' tells of it, and 'qz design' makes one"
          : nearest.map { "did you mean '\($0)'?" })
    }
    return CodeListing(codebook)
  }
}
