import Reports
import SourceCoding

extension Offer {
  /// The offers that are written once in a script, each with its own name.
  static let named: [(name: String, offer: Offer)] = [
    ("specs", .specs), ("codes", .codes), ("encodings", .encodings), ("cells", .cells),
    ("escapes", .escapes), ("smoothing", .smoothing), ("units", .units), ("sweeps", .sweeps),
    ("topics", .topics), ("explained", .explained), ("articles", .articles), ("schemas", .schemas),
  ]

  /// The name in a script; `nil` for words that are written where they are offered.
  var name: String? { Self.named.first { $0.offer == element }?.name }

  /// The words that may be typed, each with its meaning, which may be empty.
  ///
  /// A word that ends with a colon must be continued.
  var words: [(name: String, summary: String)] {
    switch self {
    case .nothing, .files: []
    case .words(let words): words.map { ($0, "") }
    case .specs:
      Catalogue.corpora.words
        + CodeCatalog.codebooks.map { ("\(CodeSpec.prefix)\($0.name)", $0.summary) }
        + Catalogue.specs.words.filter { !["corpus:", CodeSpec.prefix].contains($0.name) }
    case .codes: Catalogue.codes.words
    case .encodings:
      [(FileOptions.cheapest, "the code that makes the file shortest")] + Self.codes.words
    case .cells: MatrixOptions.exact + Self.codes.words
    case .escapes: Catalogue.escape.words
    case .smoothing: Catalogue.smoothing.words
    case .units: Catalogue.units.words
    case .sweeps: Catalogue.sweeps.words
    case .topics:
      Catalogue.listed.map { ($0.name, $0.summary) } + Catalogue.standardCodes.words
        + [(CodeSpec.prefix, "a codebook in a JSON file")]
    case .explained:
      // A command hides the topic of the same name, and a topic hides the term.
      [Catalogue.topics, Catalogue.terms].map { ($0.name, $0.summary) }
        + [Catalogue.topics, Catalogue.commands, Catalogue.terms].reduce(into: []) { all, more in
          all += more.words.filter { word in !all.contains { $0.name == word.name } }
        }
    case .articles: Catalogue.articles.words
    case .schemas:
      Catalogue.schemas.words
        + Catalogue.schemaCommands.map { ($0.name, "the same as \($0.schema)") }
    case .list(let element): element.words
    }
  }
}
