import Reports
import SourceCoding

/// What a score is made from: all options except those for its appearance.
struct ScoreRequest {
  let labels: String?
  let choice: RowChoice
  let base: InformationUnit?
  let rules: PredictionRules
  let binCount: Int
  let spelling: TokenSpelling?
  let part: TokenPart?

  /// The names of the options that were given and do not apply to tokens.
  let predictionOptions: [String]

  /// The files of the same kind that follow the first.
  var others: [ScoreInput] = []

  /// The names of the options that were given and do not apply to predictions of
  /// classes.
  let tokenOptions: [String]

  /// The request for a score without any options.
  init() {
    (labels, choice, base, rules) = (nil, RowChoice(), nil, PredictionRules())
    (binCount, spelling, part, predictionOptions, tokenOptions) = (15, nil, nil, [], [])
  }

  /// Reads the user's arguments.
  init(_ arguments: Arguments) throws(Failure) {
    labels = try arguments.value(of: ScoreOptions.labels)
    choice = RowChoice(
      columns: CSVLayout.Choice(
        labels: try arguments.value(of: ScoreOptions.labelColumns),
        values: try arguments.value(of: ScoreOptions.columns),
        identity: try arguments.value(of: ScoreOptions.identity),
        document: try arguments.value(of: ScoreOptions.document)),
      isBrain: try arguments.value(of: ScoreOptions.numberType) == "bfloat16",
      isShifted: try arguments.value(of: ScoreOptions.shift),
      ignored: try arguments.value(of: ScoreOptions.ignored))
    base = try arguments.value(of: ScoreOptions.base)
    let areLogits = try arguments.value(of: ScoreOptions.logits)
    rules = PredictionRules(
      scale: areLogits ? .logits(base ?? .nats) : .probabilities,
      tolerance: try arguments.value(of: ScoreOptions.tolerance),
      normalizes: try arguments.value(of: ScoreOptions.normalize),
      floor: try arguments.value(of: ScoreOptions.clip),
      temperature: try arguments.value(of: ScoreOptions.temperature))
    binCount = try arguments.value(of: ScoreOptions.bins)
    spelling = try arguments.value(of: ScoreOptions.tokenText)
    part = try arguments.value(of: ScoreOptions.part)
    predictionOptions = ScoreOptions.ofPredictions.map(\.name)
      .filter { arguments.text(ofOption: $0) != nil }
    tokenOptions = ScoreOptions.ofTokens.map(\.name)
      .filter { arguments.text(ofOption: $0) != nil }
  }

  /// Scores a file of tokens, and returns a report on each part of its texts, or on the
  /// part asked for.
  func reports(
    onTokens input: ScoreInput, format: TokenFile.Format
  ) throws(Failure) -> [TokenReport] {
    let file = try tokens(of: input, format: format)
    var reports: [TokenReport] = []
    for part in try parts(of: file) {
      var notes = TokenNotes()
      var cache = PartCache<TokenScores> { (take) throws(Failure) in
        try file.forEachPart(of: part, noting: &notes, take)
      }
      let score = try TokenScore { (take) throws(Failure) in try cache.forEachPart(take) }
      var report = TokenReport(
        path: file.parts.count > 1 ? "\(input.path) (\(part.rawValue))" : input.path,
        unit: file.unit, byteRule: file.byteRule, brokenCount: notes.brokenCount,
        textlessCount: notes.textlessCount,
        item: file.isOfDocuments ? "document" : "token",
        placeName: try file.reader().placeName, notes: file.sentences(notes),
        failedRequests: notes.failures.report, score: score)
      report.firstToken = try firstToken(of: part, in: file)
      reports.append(report)
    }
    return reports
  }

  /// The first token that has a probability.
  private func firstToken(
    of part: TokenPart, in file: TokenFile
  ) throws(Failure) -> TokenReport.Token? {
    var reader = try TokenItemReader(file, part: part)
    while let item = try reader.next() {
      guard let log = item.logProbability else { continue }
      return TokenReport.Token(
        place: item.place, text: String(decoding: item.text, as: UTF8.self),
        byteCount: item.byteCount, logProbability: log)
    }
    return nil
  }

  /// Reads the tokens in a file.
  func tokens(of input: ScoreInput, format: TokenFile.Format) throws(Failure) -> TokenFile {
    guard predictionOptions.isEmpty else {
      throw .usage(
        "--\(predictionOptions[0]) is for predictions of classes, but \(input.path) has tokens",
        remedy: "leave it out")
    }
    return try TokenFile(
      input.file, path: input.path, format: format, unit: base,
      others: try others.map { (other) throws(Failure) in
        guard case .tokens(let format) = other.format else {
          throw .usage(
            "\(other.path) holds no tokens, and \(input.path) does",
            remedy: "name files of one kind")
        }
        return TokenFile.Source(file: other.file, path: other.path, format: format)
      }, spelling: spelling)
  }

  /// Returns the parts of a file's texts that are asked for.
  func parts(of file: TokenFile) throws(Failure) -> [TokenPart] {
    guard let part else { return file.parts }
    guard file.parts.contains(part) else {
      throw .usage(
        "\(file.path) holds no tokens of the \(part.rawValue)",
        remedy: "leave --part out")
    }
    return [part]
  }

  /// Scores a file of predictions.
  func report(onPredictions input: ScoreInput) throws(Failure) -> PredictionReport {
    let file = try predictions(of: input)
    var notes = PredictionNotes()
    var sentences: [String] = []
    var firstRow: Predictions?
    var cache = PartCache<Predictions> { (take) throws(Failure) in
      var reader = try PredictionPartReader(file)
      var rows = file.emptyPart
      while try reader.next(&rows) {
        if firstRow == nil {
          firstRow = file.emptyPart
          firstRow?.append(row: 0, of: rows)
        }
        take(rows)
      }
      (notes, sentences) = (reader.notes, reader.sentences)
    }
    let result = try PredictionScore(
      classCount: file.classCount, areLabelsSoft: file.areLabelsSoft, binCount: binCount
    ) { (take) throws(Failure) in
      try cache.forEachPart(take)
    }
    var report = PredictionReport(
      path: input.path, labelsPath: labels, classNames: file.classes.names,
      placeName: file.placeName, rules: file.rules, notes: notes, sentences: sentences,
      result: result)
    report.firstRow = firstRow
    return report
  }

  /// Returns the cost of the labels at every temperature of the predictions.
  func temperatureCurve(ofPredictions input: ScoreInput) throws(Failure) -> Experiment {
    let file = try predictions(of: input)
    var notes = PredictionNotes()
    var cache = PartCache<Predictions> { (take) throws(Failure) in
      try file.forEachPart(noting: &notes, take)
    }
    var score = ClassificationScore(
      classCount: file.classCount, areLabelsSoft: file.areLabelsSoft)
    try cache.forEachPart { score.add($0) }
    return try TemperatureCurve.experiment(named: input.path, after: score) {
      (take) throws(Failure) in try cache.forEachPart(take)
    }
  }
}
