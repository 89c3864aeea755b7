import Reports
import SourceCoding

/// The options of `qz report`, each declared once.
enum ReportOptions {
  static let source = Option<SpecSyntax?>(
    name: "source", short: "q", placeholder: "SPEC", help: "the source q, in place of DATA",
    fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  static let proxy = Option<SpecSyntax?>(
    name: "proxy", short: "z", placeholder: "SPEC",
    help: "the proxy z of the codes",
    defaultText: "the data", fallback: nil
  ) { (text) throws(Failure) in try SpecSyntax(text) }

  /// The options that name a source and the proxy of its code.
  static let pair = [proxy.summary, source.summary, SharedOptions.symbols.summary]

  static let codes = Option<[CodeDesigner]>(
    name: "code", placeholder: "LIST",
    help: "codes, see 'qz list codes'",
    defaultText: CodeCatalog.defaultNames, offer: .list(of: .codes), fallback: defaultCodes
  ) { (text) throws(Failure) in try designers(named: text) }

  static let book = Option<String?>(
    name: "book", placeholder: "PATH",
    help: "also measure a codebook, or the best for each message of a folder of them",
    offer: .files, fallback: nil
  ) { (path) throws(Failure) in path }

  static let smoothing = Option<Estimator?>(
    name: "smoothing", placeholder: "RULE",
    help: "how z is learnt, see 'qz list smoothing'", defaultText: "kt", offer: .smoothing,
    fallback: nil
  ) { (text) throws(Failure) in
    do throws(UnknownEstimator) {
      return try Estimator(named: text)
    } catch {
      throw Failure(error)
    }
  }

  static let holdout = Option<Double?>(
    name: "holdout", placeholder: "X",
    help: "without -z: learn z from the first part, measure the last X, such as 0.2",
    fallback: nil
  ) { (text) throws(Failure) in
    let fraction = try parseReal(text, in: 0...1, for: "--holdout")
    guard 0 < fraction && fraction < 1 else {
      throw .usage("--holdout \(text) leaves one part empty", remedy: "try --holdout 0.2")
    }
    return fraction
  }

  static let unseen = Option<UnseenPolicy?>(
    name: "unseen", placeholder: "POLICY", help: "symbols that z or a code lacks",
    defaultText: "smooth; escape for open units", values: UnseenPolicy.allCases.map(\.rawValue),
    fallback: nil
  ) { (text) throws(Failure) in
    UnseenPolicy(
      rawValue: try parseWord(text, among: UnseenPolicy.allCases.map(\.rawValue), for: "--unseen"))
  }

  static let escape = Option<EscapeRule?>(
    name: "escape", placeholder: "RULE",
    help: "the probability of the escape: " + EscapeRule.patterns.alternatives,
    defaultText: "witten-bell",
    offer: .escapes, fallback: nil
  ) { (text) throws(Failure) in
    guard let rule = EscapeRule(named: text) else {
      throw .usage(
        "--escape takes \(EscapeRule.patterns.alternatives), not '\(text)'",
        remedy: text.contains(":")
          ? "X is above 0, P is between 0 and 1"
          : didYouMean(text, among: EscapeRule.patterns).map { "did you mean '\($0)'?" })
    }
    return rule
  }

  static let explain = Option<Bool>.flag(
    "explain", help: "work through this computation, step by step")

  static let count = Option<Int>.wholeNumber(
    "count", help: "number of symbols to draw", in: 0...1_000_000_000_000,
    fallback: 100_000)

  private static let defaultCodes = (try? designers(named: CodeCatalog.defaultNames)) ?? []

  private static func designers(named text: String) throws(Failure) -> [CodeDesigner] {
    var designers: [CodeDesigner] = []
    for name in text.parts(between: ",").map(String.init) {
      let designer = try CodeSpec.designer(named: name)
      guard !designers.contains(where: { $0.name == designer.name }) else {
        throw .usage("--code names '\(name)' twice", remedy: "name every code once")
      }
      designers.append(designer)
    }
    return designers
  }
}

extension Failure {
  fileprivate init(_ error: UnknownEstimator) {
    let remedy: String? =
      switch error {
      case .name(let name):
        didYouMean(name, among: Estimator.names).map { "did you mean '\($0)'?" }
          ?? "the rules are \(Estimator.names.alternatives)"
      case .parameter: nil
      }
    self = .usage("\(error)", remedy: remedy)
  }
}
