import Reports
import SourceCoding

/// What a score is asked for: all that the options say but how it looks.
struct ScoreRequest {
  private let labels: String?
  private let choice: CSVLayout.Choice
  private let base: InformationUnit?
  private let rules: PredictionRules
  private let binCount: Int

  /// The options that say nothing about tokens, by name, as far as they are given.
  private let predictionOptions: [String]

  /// A score of what a file holds, nothing changed.
  init() {
    (labels, choice, base, rules) = (nil, CSVLayout.Choice(), nil, PredictionRules())
    (binCount, predictionOptions) = (15, [])
  }

  /// What the user wrote, read.
  init(_ arguments: Arguments) throws(Failure) {
    labels = try arguments.value(of: ScoreOptions.labels)
    choice = CSVLayout.Choice(
      labels: try arguments.value(of: ScoreOptions.labelColumns),
      values: try arguments.value(of: ScoreOptions.columns))
    base = try arguments.value(of: ScoreOptions.base)
    let areLogits = try arguments.value(of: ScoreOptions.logits)
    rules = PredictionRules(
      scale: areLogits ? .logits(base ?? .nats) : .probabilities,
      tolerance: try arguments.value(of: ScoreOptions.tolerance),
      normalizes: try arguments.value(of: ScoreOptions.normalize),
      floor: try arguments.value(of: ScoreOptions.clip),
      temperature: try arguments.value(of: ScoreOptions.temperature))
    binCount = try arguments.value(of: ScoreOptions.bins)
    predictionOptions = ScoreOptions.ofPredictions.map(\.name)
      .filter { arguments.text(ofOption: $0) != nil }
  }

  /// Scores a file of tokens.
  func report(
    onTokens input: ScoreInput, format: TokenFile.Format
  ) throws(Failure) -> TokenReport {
    guard predictionOptions.isEmpty else {
      throw .usage(
        "--\(predictionOptions[0]) is about predictions of classes, and \(input.path) holds tokens",
        remedy: "leave it out")
    }
    let file = try TokenFile(input.file, path: input.path, format: format, unit: base)
    var brokenCount = 0
    var cache = PartCache<TokenScores> { (take) throws(Failure) in
      try file.forEachPart(brokenCount: &brokenCount, take)
    }
    let score = try TokenScore { (take) throws(Failure) in try cache.forEachPart(take) }
    return TokenReport(
      path: input.path, unit: file.unit, byteRule: format.byteRule, brokenCount: brokenCount,
      score: score)
  }

  /// Scores a file of predictions.
  func report(onPredictions input: ScoreInput) throws(Failure) -> PredictionReport {
    let file = try predictions(of: input)
    var notes = PredictionNotes()
    var cache = PartCache<Predictions> { (take) throws(Failure) in
      try file.forEachPart(noting: &notes, take)
    }
    let result = try PredictionScore(
      classCount: file.classCount, areLabelsSoft: file.areLabelsSoft, binCount: binCount
    ) { (take) throws(Failure) in
      try cache.forEachPart(take)
    }
    return PredictionReport(
      path: input.path, labelsPath: labels, classNames: file.classNames,
      placeName: file.placeName, rules: file.rules, notes: notes, result: result)
  }

  /// What the labels cost as predictions are made bolder or more timid.
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

  /// The predictions in a file, with their labels.
  func predictions(of input: ScoreInput) throws(Failure) -> PredictionFile {
    try refuse(ScoreOptions.columns.name, choice.values, of: input)
    guard let labels else {
      try refuse(ScoreOptions.labelColumns.name, choice.labels, of: input)
      return try file(input, choice, labels: nil)
    }
    let other = try ScoreInput(labels)
    try refuse(ScoreOptions.labelColumns.name, choice.labels, of: other)
    var (values, labelsChoice) = (choice, CSVLayout.Choice())
    (values.labels, values.hasLabels) = (nil, false)
    (labelsChoice.values, labelsChoice.hasLabels) = (choice.labels, false)
    labelsChoice.prefersLabels = true
    let columns = labelsChoice
    return try file(
      input, values,
      labels: (labels, { () throws(Failure) in try other.reader(columns) }))
  }

  /// Refuses columns where there are none to choose from.
  private func refuse(
    _ option: String, _ columns: [String]?, of input: ScoreInput
  ) throws(Failure) {
    guard columns != nil, input.format != .csv else { return }
    throw .usage(
      "--\(option) is about separated values, and \(input.path) holds none", remedy: "leave it out")
  }

  private func file(
    _ input: ScoreInput, _ choice: CSVLayout.Choice,
    labels: (path: String, open: () throws(Failure) -> any RowReader)?
  ) throws(Failure) -> PredictionFile {
    let file = try PredictionFile(
      path: input.path, open: { () throws(Failure) in try input.reader(choice) }, labels: labels,
      rules: rules, base: base)
    return file
  }
}

extension TokenFile.Format {
  /// How the bytes of the text are counted.
  fileprivate var byteRule: String {
    switch self {
    case .json: "bytes are those of the tokens, by 'bytes' or else by 'text' in UTF-8"
    case .kenLM:
      "bytes are those of the words, a space before each but the first of a line, and a line feed "
        + "for </s>"
    }
  }
}
