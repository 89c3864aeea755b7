import SourceCoding

/// The options of `qz report`, each declared once.
enum ReportOptions {
  static let source = Option<String?>(
    name: "source", short: "q", placeholder: "SPEC", help: "the source q, in place of DATA",
    fallback: nil
  ) { (text) throws(Failure) in text }

  static let proxy = Option<String?>(
    name: "proxy", short: "z", placeholder: "SPEC",
    help: "the proxy z that codes are designed from",
    defaultText: "the data, table paid for", fallback: nil
  ) { (text) throws(Failure) in text }

  static let codes = Option<[CodeDesigner]>(
    name: "code", placeholder: "LIST",
    help: "codes to design: " + CodeCatalog.families.map(\.pattern).joined(separator: ",")
      + "; or standard ones, see 'qz list codes'",
    defaultText: CodeCatalog.defaultNames, fallback: defaultCodes
  ) { (text) throws(Failure) in try designers(named: text) }

  static let smoothing = Option<Estimator?>(
    name: "smoothing", placeholder: "RULE", help: "how z is learnt: ml, kt, laplace or add:X",
    defaultText: "kt", fallback: nil
  ) { (text) throws(Failure) in
    guard let estimator = Estimator(named: text) else {
      let nearest = didYouMean(text, among: Estimator.names)
      throw .usage(
        "no smoothing rule is called '\(text)'",
        remedy: nearest.map { "did you mean '\($0)'?" } ?? "there are ml, kt, laplace and add:0.1")
    }
    return estimator
  }

  static let unseen = Option<UnseenPolicy?>(
    name: "unseen", placeholder: "POLICY", help: "symbols z calls impossible, or a code lacks",
    defaultText: "smooth", values: UnseenPolicy.allCases.map(\.rawValue), fallback: nil
  ) { (text) throws(Failure) in
    UnseenPolicy(
      rawValue: try parseWord(text, among: UnseenPolicy.allCases.map(\.rawValue), for: "--unseen"))
  }

  static let count = Option<Int>.wholeNumber(
    "count", help: "how many symbols to draw from a known q", in: 0...1_000_000_000_000,
    fallback: 100_000)

  private static let defaultCodes = (try? designers(named: CodeCatalog.defaultNames)) ?? []

  private static func designers(named text: String) throws(Failure) -> [CodeDesigner] {
    var designers: [CodeDesigner] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      let designer = try CodeSpec.designer(named: name)
      guard !designers.contains(where: { $0.name == designer.name }) else {
        throw .usage("--code names '\(name)' twice", remedy: "name every code once")
      }
      designers.append(designer)
    }
    return designers
  }
}
