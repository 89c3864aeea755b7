import Reports
import SourceCoding

/// The words that a shell may offer, taken from what the parser declares.
enum CompletionWords {
  /// The words that begin a SPEC; files come beside them.
  static var specs: [String] {
    EmbeddedCorpus.all.map { "corpus:\($0.name)" } + CodeCatalog.codebooks.map { "code:\($0.name)" }
      + SpecKind.all.map { $0.standsAlone ? $0.name : "\($0.name):" }.filter {
        $0 != "corpus:" && $0 != "code:"
      }
  }

  /// The names of codes, with a colon where a number follows.
  static var codes: [String] {
    CodeCatalog.families.map { $0.parameter == nil ? $0.name : "\($0.name):" }
      + CodeCatalog.codebooks.map(\.name)
  }

  /// What may stand behind an option.
  static func values(of option: OptionSummary) -> [String] {
    if !option.values.isEmpty { return option.values }
    return switch (option.name, option.placeholder) {
    case ("code", _): codes
    case ("smoothing", _): Estimator.names
    case (_, "SPEC"): specs
    case ("symbols", _): SymbolUnit.plain.map(\.name) + ["gram:"]
    default: []
    }
  }

  /// Whether a path may stand behind an option.
  static func takesPath(_ option: OptionSummary) -> Bool {
    ["FILE", "SPEC"].contains(option.placeholder)
  }

  /// Every first word: the commands and `help`.
  static var firstWords: [(name: String, summary: String)] {
    CommandRunner.all.map { ($0.description.name, $0.description.summary) }
      + [("help", "explain a command or a topic")]
  }

  /// The words behind `qz help`.
  static var helpWords: [String] {
    ["topics"] + HelpTopic.all.map(\.name) + CommandRunner.all.map(\.description.name)
  }
}
