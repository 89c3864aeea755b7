import SourceCoding

/// The options of the commands for .qz files, each declared once.
enum FileOptions {
  static let book = Option<String?>(
    name: "book", placeholder: "PATH",
    help: "the codebook that both sides share, or a folder of them",
    offer: .files, fallback: nil
  ) { (path) throws(Failure) in path }

  static let proxy = Option<SpecSyntax?>(
    name: "proxy", short: "z", placeholder: "SPEC",
    help: "the proxy that the code is designed for; both sides know it",
    defaultText: "the data; then the file contains the code", fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  /// The option `-z` in the form for readers.
  static let proxyOfWriter = Option<SpecSyntax?>(
    name: proxy.name, short: "z", placeholder: "SPEC",
    help: "the proxy that the code was designed for, if it is not in the file", fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  /// The options by which a reader names a code that is not in the file.
  static let ofReader = [
    book.summary, proxyOfWriter.summary, ReportOptions.smoothing.summary,
    SharedOptions.symbols.summary,
  ]

  /// The subjects of a reader's options.
  static let subjectsOfReader: [OptionSubject] = [
    .learning(ReportOptions.smoothing.summary),
    OptionSubject(
      [SharedOptions.symbols.summary], about: "a proxy", remedy: "name a proxy with -z"
    ) { $0.isGiven(proxyOfWriter) ? nil : "no proxy is named" },
  ]

  /// The value of `--code` that means the cheapest of all codes.
  static let cheapest = "auto"

  static let codes = Option<CodeChoice>(
    name: "code", placeholder: "LIST",
    help: "the code, see 'qz list codes'; of several codes, or of all with auto, the cheapest",
    defaultText: "huffman", offer: .list(of: .encodings), fallback: .named("huffman")
  ) { (text) throws(Failure) in text == cheapest ? .cheapest : .named(text) }
}

/// The codes among which the user leaves the choice.
enum CodeChoice: Equatable, Sendable {
  /// All codes.
  case cheapest
  /// The codes of a list of names.
  case named(String)

  /// Returns the designers of the codes.
  func designers() throws(Failure) -> [CodeDesigner] {
    switch self {
    case .named(let text): return try ReportOptions.codes.parse(text)
    case .cheapest: return CodeCatalog.designers
    }
  }
}
