import Reports
import SourceCoding

extension Offer {
  /// Those that are written once in a script, each under a name of its own.
  static let named: [(name: String, offer: Offer)] = [
    ("specs", .specs), ("codes", .codes), ("encodings", .encodings), ("cells", .cells),
    ("escapes", .escapes), ("smoothing", .smoothing), ("units", .units), ("sweeps", .sweeps),
    ("topics", .topics), ("explained", .explained), ("articles", .articles),
  ]

  /// The name in a script; `nil` for words that are written where they are offered.
  var name: String? { Self.named.first { $0.offer == element }?.name }

  /// What may be typed, and what each word means, which may be empty.
  ///
  /// A word that ends with a colon has something behind it.
  var words: [(name: String, summary: String)] {
    switch self {
    case .nothing, .files: []
    case .words(let words): words.map { ($0, "") }
    case .specs:
      EmbeddedCorpus.all.map { ("corpus:\($0.name)", $0.summary) }
        + CodeCatalog.codebooks.map { ("code:\($0.name)", $0.summary) }
        + SpecKind.all.filter { $0.name != "corpus" && $0.name != "code" }
        .map { ($0.standsAlone ? $0.name : "\($0.name):", $0.summary) }
    case .codes:
      CodeCatalog.families.map { ($0.parameter == nil ? $0.name : "\($0.name):", $0.summary) }
        + CodeCatalog.codebooks.map { ($0.name, $0.summary) }
        + CodeCatalog.textCodes.map { ($0.name, $0.summary) }
    case .encodings:
      [(FileOptions.cheapest, "the code that makes the file shortest")] + Self.codes.words
    case .cells: MatrixOptions.exact + Self.codes.words
    case .escapes: EscapeRule.summaries.map { (Self.beginning(of: $0.pattern), $0.summary) }
    case .smoothing: Estimator.summaries.map { (Self.beginning(of: $0.pattern), $0.summary) }
    case .units:
      SymbolUnit.plain.map { ($0.name, $0.summary) } + [("gram:", "blocks of several symbols")]
    case .sweeps: SweepKind.all.map { ($0.name, $0.summary) }
    case .topics:
      ListCommand.topics.map { ($0.name, $0.summary) }
        + CodeCatalog.codebooks.map { ($0.name, $0.summary) }
        + CodeCatalog.textCodes.map { ($0.name, $0.summary) }
        + [(CodeSpec.prefix, "a codebook in a JSON file")]
    case .explained:
      [("topics", "the topics of help"), ("terms", "the terms that reports use")]
        + HelpTopic.all.map { ($0.name, $0.summary) }
        + CommandRunner.all.map { ($0.description.name, $0.description.summary) }
        + Term.all.filter { term in
          HelpTopic.named(term.name) == nil
            && !CommandRunner.all.contains { $0.description.name == term.name }
        }.map { ($0.name, $0.summary) }
    case .articles: Article.all.map { ($0.name, $0.summary) }
    case .list(let element): element.words
    }
  }

  /// What is typed of a pattern as it stands: `add:` of `add:X`.
  private static func beginning(of pattern: String) -> String {
    pattern.firstIndex(of: ":").map { String(pattern[...$0]) } ?? pattern
  }
}
