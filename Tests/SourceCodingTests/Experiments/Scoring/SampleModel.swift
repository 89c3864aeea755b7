@testable import SourceCoding

/// Five hundred predictions over four classes, all whole numbers until divided, so
/// that another program can form the same.
enum SampleModel {
  static let classCount = 4

  /// Logits from −5 to 5, and the labels that they and some noise chose.
  static let rows: [(logits: [Double], label: Int)] = {
    var state = 12345
    func next(_ divisor: Double) -> Double {
      state = (state * 1_103_515_245 + 12345) % (1 << 31)
      return Double(state % 2001 - 1000) / divisor
    }
    let logits = (0..<500).map { _ in (0..<classCount).map { _ in next(200) } }
    return logits.map { row in
      let noisy = row.map { $0 + next(150) }
      return (row, noisy.indices.max { noisy[$0] < noisy[$1] } ?? 0)
    }
  }()

  /// The rows with their labels as classes.
  static func predictions(_ rules: PredictionRules = PredictionRules(scale: .logits(.nats)))
    throws -> Predictions
  {
    var notes = PredictionNotes()
    return try predictions(rules, noting: &notes)
  }

  static func predictions(
    _ rules: PredictionRules, noting notes: inout PredictionNotes
  ) throws -> Predictions {
    var result = Predictions(classCount: classCount)
    for (index, row) in rows.enumerated() {
      try result.append(row.logits, label: row.label, at: index + 1, by: rules, noting: &notes)
    }
    return result
  }

  /// The rows with distributions as labels: the softmax of half the logits of the row
  /// as far from the end.
  static func softPredictions() throws -> Predictions {
    var result = Predictions(classCount: classCount, areLabelsSoft: true)
    var notes = PredictionNotes()
    for (index, row) in rows.enumerated() {
      let weights = rows[rows.count - 1 - index].logits.map { Mathematics.exp($0 / 2) }
      let label = weights.map { $0 / weights.reduce(0, +) }
      try result.append(
        row.logits, label: label, at: index + 1, by: PredictionRules(scale: .logits(.nats)),
        noting: &notes)
    }
    return result
  }
}

/// Predictions of the given probabilities, labelled with classes.
func predictions(
  _ rows: [(probabilities: [Double], label: Int)], by rules: PredictionRules = PredictionRules()
) throws -> Predictions {
  var result = Predictions(classCount: rows[0].probabilities.count)
  var notes = PredictionNotes()
  for (index, row) in rows.enumerated() {
    try result.append(
      row.probabilities, label: row.label, at: index + 1, by: rules, noting: &notes)
  }
  return result
}

extension SplitMix64 {
  /// A number from 0 to below 1, of 53 random bits.
  mutating func nextFraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
