import Reports
import SourceCoding

extension SampleReport {
  /// Predictions with a mistake, and one that calls its label impossible.
  static func predictions() throws -> PredictionReport {
    var rows = Predictions(classCount: 3)
    var notes = PredictionNotes()
    let rules = PredictionRules()
    for (place, row) in [([0.7, 0.2, 0.1], 0), ([0.5, 0.25, 0.25], 1), ([0, 1, 0], 2)].enumerated()
    {
      try rows.append(row.0, label: row.1, at: place + 2, by: rules, noting: &notes)
    }
    return PredictionReport(
      path: "test <1> & more.csv", labelsPath: nil, classNames: ["cat", "a\"b", "dog"],
      placeName: "line", rules: rules, notes: notes, result: PredictionScore(of: rows))
  }

  /// Logits against distributions, at a temperature and above a floor.
  static func softPredictions() throws -> PredictionReport {
    var rows = Predictions(classCount: 2, areLabelsSoft: true)
    var notes = PredictionNotes()
    let rules = PredictionRules(scale: .logits(.nats), floor: 0.1, temperature: 2)
    try rows.append([5, -3], label: [0.75, 0.25], at: 1, by: rules, noting: &notes)
    try rows.append([0, 1], label: [0.5, 0.5], at: 2, by: rules, noting: &notes)
    return PredictionReport(
      path: "logits.npy", labelsPath: "labels.npy", classNames: nil, placeName: "row",
      rules: rules, notes: notes, result: PredictionScore(of: rows))
  }

  /// A text with an unknown word.
  static func tokens() throws -> TokenReport {
    var tokens = TokenScores()
    for (place, log) in [-1.5, -3, -0.25].enumerated() {
      try tokens.append(
        logProbability: log, in: .bans, byteCount: 4, isUnknown: place == 1, at: place + 1)
    }
    return TokenReport(
      path: "words.txt", unit: .bans, byteRule: "bytes are those of the words", brokenCount: 2,
      score: TokenScore(of: tokens))
  }
}
