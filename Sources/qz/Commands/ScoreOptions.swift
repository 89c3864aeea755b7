import SourceCoding

/// The options of `qz score`, each declared once.
enum ScoreOptions {
  static let labels = Option<String?>(
    name: "labels", placeholder: "FILE", help: "labels in a file of their own: NPY or CSV",
    fallback: nil
  ) { (text) throws(Failure) in text }

  static let labelColumns = Option<[String]?>(
    name: "label-column", placeholder: "LIST",
    help: "the column of labels, or the columns of their distributions: name, q*, 1, 2-11",
    defaultText: "label, or the first", fallback: nil
  ) { (text) throws(Failure) in try list(text, for: "--label-column") }

  static let columns = Option<[String]?>(
    name: "columns", placeholder: "LIST", help: "columns of predictions, in order",
    defaultText: "all others", fallback: nil
  ) { (text) throws(Failure) in try list(text, for: "--columns") }

  static let identity = Option<String?>(
    name: "id", placeholder: "COLUMN", help: "the column that names rows",
    defaultText: "id, index, or one without a name", fallback: nil
  ) { (text) throws(Failure) in text }

  static let document = Option<String?>(
    name: "document", placeholder: "COLUMN", help: "the column that names the document of a row",
    defaultText: "document or doc_id", fallback: nil
  ) { (text) throws(Failure) in text }

  static let numberType = Option<String>.word(
    "dtype", placeholder: "TYPE",
    help: "the numbers that uint16 stands for, which NumPy cannot name",
    among: ["auto", "bfloat16"], fallback: "auto")

  static let shift = Option<Bool>.flag(
    "shift", help: "labels are in the order of the text: row t predicts label t + 1")

  static let ignored = Option<Double>(
    name: "ignore", placeholder: "LABEL", help: "the label of padding, which is not scored",
    defaultText: "-100", fallback: -100
  ) { (text) throws(Failure) in try parseReal(text, in: -1e9...1e9, for: "--ignore") }

  static let against = Option<[String]?>(
    name: "against", placeholder: "FILE,…",
    help: "the same rows under other models: which is better?", offer: .files, fallback: nil
  ) { (text) throws(Failure) in
    let paths = text.parts(between: ",").filter { !$0.isEmpty }.map(String.init)
    guard !paths.isEmpty else { throw .usage("--against names no file") }
    return paths
  }

  static let sizes = Option<[Double]?>(
    name: "sizes", placeholder: "SIZE,…",
    help: "sizes of the models, FILE first: 4.1GB,7.2GB or bytes", fallback: nil
  ) { (text) throws(Failure) in
    var sizes: [Double] = []
    for part in text.parts(between: ",") { sizes.append(try parseSize(part, for: "--sizes")) }
    return sizes
  }

  static let margin = Option<Double?>(
    name: "margin", placeholder: "X", help: "how much worse is still good enough, per row or token",
    fallback: nil
  ) { (text) throws(Failure) in try parseReal(text, in: 0...1e6, for: "--margin") }

  static let tokenText = Option<TokenSpelling?>(
    name: "token-text", placeholder: "HOW", help: "how tokens spell their bytes",
    defaultText: "as the file shows", values: TokenSpelling.allCases.map(\.rawValue), fallback: nil
  ) { (text) throws(Failure) in
    TokenSpelling(
      rawValue: try parseWord(
        text, among: TokenSpelling.allCases.map(\.rawValue), for: "--token-text"))
  }

  static let part = Option<TokenPart?>(
    name: "part", placeholder: "PART", help: "which tokens are scored, where a file has both",
    defaultText: "both, apart", values: TokenPart.allCases.map(\.rawValue), fallback: nil
  ) { (text) throws(Failure) in
    TokenPart(
      rawValue: try parseWord(text, among: TokenPart.allCases.map(\.rawValue), for: "--part"))
  }

  static let logits = Option<Bool>.flag(
    "logits", help: "predictions are logarithms of probabilities or weights")

  static let base = Option<InformationUnit?>(
    name: "base", placeholder: "B", help: "the base of logarithms",
    defaultText: "e for logits, none for tokens", values: ["e", "2", "10"], fallback: nil
  ) { (text) throws(Failure) in
    guard let unit = InformationUnit(base: text) else {
      throw .usage("--base takes e, 2 or 10, not '\(text)'")
    }
    return unit
  }

  static let tolerance = Option<Double?>(
    name: "tolerance", placeholder: "X", help: "how far from 1 a row may sum",
    defaultText: "5e-7 a class", fallback: nil
  ) { (text) throws(Failure) in try parseReal(text, in: 0...1e6, for: "--tolerance") }

  static let normalize = Option<Bool>.flag("normalize", help: "divide rows by their sums")

  static let clip = Option<Double?>(
    name: "clip", placeholder: "E", help: "raise probabilities below E to it", fallback: nil
  ) { (text) throws(Failure) in
    let floor = try parseReal(text, in: 0...1, for: "--clip")
    guard 1e-300 <= floor && floor <= 0.5 else {
      throw .usage("--clip takes a number from 1e-300 to 0.5, not '\(text)'")
    }
    return floor
  }

  static let temperature = Option<Double>(
    name: "temperature", placeholder: "T", help: "take predictions at z^(1/T), normalised",
    defaultText: "1", fallback: 1
  ) { (text) throws(Failure) in try parseReal(text, in: 1e-6...1e6, for: "--temperature") }

  static let bins = Option<Int>.wholeNumber(
    "bins", help: "bins of calibration, of equal width", in: 1...10_000, fallback: 15)

  static let explain = Option<Bool>.flag(
    "explain", help: "work through one row or token, step by step, and the sum")

  /// The options for predictions of classes that do not apply to tokens.
  static let ofPredictions = [
    labels.summary, labelColumns.summary, columns.summary, identity.summary, document.summary,
    logits.summary, numberType.summary, shift.summary, ignored.summary, tolerance.summary,
    normalize.summary, clip.summary, temperature.summary, bins.summary,
  ]

  /// The options for tokens that do not apply to predictions of classes.
  static let ofTokens = [tokenText.summary, part.summary]

  /// The options that `qz help predictions` explains.
  static let ofReading = [
    labelColumns.summary, identity.summary, document.summary, numberType.summary, shift.summary,
    ignored.summary, tolerance.summary, clip.summary, bins.summary, tokenText.summary,
    part.summary, margin.summary, sizes.summary,
  ]

  /// The subjects of options that are not always useful, whatever the file contains.
  static let subjects = [
    OptionSubject([margin.summary, sizes.summary], about: "two models") {
      $0.isGiven(against) ? nil : "there is one here: name the other with --against"
    },
    OptionSubject([SharedOptions.seed.summary], about: "the comparison of two models") {
      let others = $0.text(of: against)?.parts(between: ",").count ?? 0
      return others == 0
        ? "there is one here"
        : others > 1 || $0.isGiven(sizes) ? "more are ranked here, which draws nothing" : nil
    },
    OptionSubject([bins.summary], about: "the calibration of one model") {
      $0.isGiven(against)
        ? "--against compares models" : $0.isGiven(explain) ? "--explain leaves it out" : nil
    },
    OptionSubject([tolerance.summary, normalize.summary], about: "sums of probabilities") {
      $0.isGiven(logits) ? "--logits are normalised in any case" : nil
    },
    OptionSubject([tolerance.summary], about: "rows that must sum to 1") {
      $0.isGiven(normalize) ? "--normalize divides them by their sums" : nil
    },
    OptionSubject([explain.summary], about: "the score of one model") {
      $0.isGiven(against) ? "--against compares models" : nil
    }, .unit,
  ]

  private static func list(_ text: String, for subject: String) throws(Failure) -> [String] {
    let names = text.parts(between: ",").filter { !$0.isEmpty }.map(String.init)
    guard !names.isEmpty else { throw .usage("\(subject) names no column") }
    return names
  }
}
