import Reports
import SourceCoding

/// A list of all things of one kind that can be named on a command line.
///
/// `qz list`, `qz help`, the completions and the manual all use the same catalogues, so
/// they never disagree.
struct Catalogue: Sendable {
  /// The name of the kind: `codes`.
  let name: String

  /// One line about the things in the list.
  let summary: String

  /// The option that takes the entries, if its name differs from that of the kind.
  var option: String?

  /// The things that can be named.
  let entries: [Entry]

  /// One thing that can be named.
  struct Entry: Sendable {
    /// The text to write, with capitals for the parts that the user chooses:
    /// `limited:N`.
    let pattern: String

    /// One line about the thing.
    let summary: String

    /// The word that a shell offers: `limited:` for `limited:N`; `nil` if it offers
    /// none.
    let word: String?

    /// Makes an entry for which a shell offers the part before the user's choice, or
    /// `word`.
    init(_ pattern: String, _ summary: String, word: String? = nil) {
      self.pattern = pattern
      self.summary = summary
      self.word =
        word ?? pattern.firstIndex(of: ":").map { String(pattern[...$0]) } ?? pattern
    }

    /// Makes an entry that no shell offers.
    init(unoffered pattern: String, _ summary: String) {
      (self.pattern, self.summary, word) = (pattern, summary, nil)
    }
  }

  /// The patterns with their explanations, for two columns.
  var rows: [(String, String)] { entries.map { ($0.pattern, $0.summary) } }

  /// The words that a shell offers, with their explanations.
  var words: [(name: String, summary: String)] {
    entries.compactMap { entry in entry.word.map { ($0, entry.summary) } }
  }
}

extension Catalogue {
  /// The catalogues that `qz list` shows, in its order.
  static let listed = [
    codes, units, smoothing, unseen, escape, sweeps, corpora, specs, formats,
  ]

  static let codes = Catalogue(
    name: "codes", summary: "the values of --code",
    entries: CodeCatalog.families.map {
      Entry($0.pattern, $0.summary, word: $0.parameter == nil ? $0.name : "\($0.name):")
    } + standardCodes.entries + [
      Entry(
        unoffered: "code:FILE",
        "a codebook in a JSON file; as a proxy any standard code is code:NAME")
    ])

  /// The fixed codes, which `qz list NAME` describes.
  static let standardCodes = Catalogue(
    name: "standard", summary: "codes that are fixed",
    entries: CodeCatalog.codebooks.map { Entry($0.name, $0.summary) }
      + CodeCatalog.textCodes.map { Entry($0.name, $0.summary) })

  static let units = Catalogue(
    name: "units", summary: "units of symbols", option: "symbols",
    entries: SymbolUnit.plain.map { Entry($0.name, $0.summary) } + [
      Entry("gram:K", "blocks of K bytes, K from 1 to \(SymbolUnit.gramSizes.upperBound)"),
      Entry(unoffered: "gram:K,UNIT", "blocks of K symbols of another unit, such as gram:2,word"),
    ])

  static let smoothing = Catalogue(
    name: "smoothing", summary: "how z is learnt from counts",
    entries: Estimator.summaries.map { Entry($0.pattern, $0.summary) })

  static let unseen = Catalogue(
    name: "unseen", summary: "treatment of symbols that z or a code lacks",
    entries: UnseenPolicy.allCases.map { Entry($0.rawValue, $0.summary) })

  static let escape = Catalogue(
    name: "escape", summary: "probabilities of symbols that z lacks",
    entries: EscapeRule.summaries.map { Entry($0.pattern, $0.summary) })

  static let sweeps = Catalogue(
    name: "sweeps", summary: "the settings that 'qz sweep' varies",
    entries: SweepKind.all.map { Entry($0.name, $0.summary) })

  static let corpora = Catalogue(
    name: "corpora", summary: "the built-in texts",
    entries: EmbeddedCorpus.all.map {
      let name = "corpus:\($0.name)"
      return Entry(
        name, "\(NumberText.grouped($0.bytes.count)) bytes, \($0.summary)", word: name)
    })

  static let specs = Catalogue(
    name: "specs", summary: "how sources and proxies are named",
    entries: [Entry(unoffered: "PATH", "a file; - is standard input")]
      + SpecKind.all.map {
        Entry($0.pattern, $0.summary, word: $0.standsAlone ? $0.name : "\($0.name):")
      })

  static let formats = Catalogue(
    name: "formats", summary: "the forms of a result", option: "format",
    entries: ReportFormat.summaries.map { Entry($0.name, $0.summary) })

  /// The units of information, as `--unit` takes them.
  static let information = Catalogue(
    name: "information", summary: "units of information", option: "unit",
    entries: InformationUnit.allCases.map { Entry($0.rawValue, $0.summary) })

  static let commands = Catalogue(
    name: "commands", summary: "the commands of qz",
    entries: CommandRunner.all.map { Entry($0.description.name, $0.description.summary) })

  static let topics = Catalogue(
    name: "topics", summary: "the topics of help",
    entries: HelpTopic.all.map { Entry($0.name, $0.summary) })

  static let terms = Catalogue(
    name: "terms", summary: "the terms that reports use",
    entries: Term.all.map { Entry($0.name, $0.summary) })

  static let articles = Catalogue(
    name: "articles", summary: "articles that 'qz explain' prints",
    entries: Article.all.map { Entry($0.name, $0.summary) })

  static let schemas = Catalogue(
    name: "schemas", summary: "what 'qz schema' prints",
    entries: ResultSchema.all.map { Entry($0.name, "\($0.identifier): \($0.summary)") })

  /// The commands whose results have another name, which `qz schema` takes too.
  static let schemaCommands: [(name: String, schema: String)] = [
    ("sweep", "experiment"), ("drift", "experiment"), ("fit", "experiment"),
    ("encode", "encoding"), ("inspect", "file"), ("design", "codebook"),
  ]
}
