import Testing

@testable import SourceCoding

struct PredictionRulesTests {
  private func refusal(
    of values: [Double], label: Int = 0, classCount: Int = 3,
    by rules: PredictionRules = PredictionRules()
  ) -> InvalidPrediction? {
    var rows = Predictions(classCount: classCount)
    var notes = PredictionNotes()
    let error = #expect(throws: InvalidPrediction.self) {
      try rows.append(values, label: label, at: 1, by: rules, noting: &notes)
    }
    #expect(rows.rowCount == 0)
    return error
  }

  @Test func `what is no distribution is refused`() {
    #expect(refusal(of: [0.5, 0.5]) == .columnCount(found: 2, classCount: 3))
    #expect(refusal(of: [0.5, 0.6, -0.1]) == .noProbability(column: 2, found: -0.1))
    #expect(refusal(of: [0.5, .infinity, 0]) == .notFinite(column: 1, found: .infinity))
    #expect(refusal(of: [0.5, 0.25, 0.125]) == .sum(found: 0.875, tolerance: 1.5e-6))
    #expect(refusal(of: [0, 0, 0], by: PredictionRules(normalizes: true)) == .nothingPossible)
    #expect(refusal(of: [1, 0, 0], label: 3) == .label(found: 3, classCount: 3))
    #expect(refusal(of: [1, 0, 0], label: -1) == .label(found: -1, classCount: 3))
    #expect(refusal(of: [1.5], label: 0, classCount: 2) == .noProbability(column: 1, found: 1.5))
    guard case .notFinite(column: 0, let found) = refusal(of: [.nan, 1, 0]) else {
      Issue.record("not a number passed for a probability")
      return
    }
    #expect(found.isNaN)
  }

  @Test func `logits are refused only where they weigh nothing or too much`() {
    let logits = PredictionRules(scale: .logits(.nats))
    let none = -Double.infinity
    #expect(refusal(of: [none, none, none], by: logits) == .nothingPossible)
    #expect(
      refusal(of: [0, .infinity, 0], by: logits) == .notFinite(column: 1, found: .infinity))
    #expect(refusal(of: [0, 1e301, 0], by: logits) == .notFinite(column: 1, found: 1e301))
  }

  @Test func `rounding to six decimals is within the default tolerance`() throws {
    // The worst there is: each of 1,000 probabilities rounded up by half a unit.
    let exact = 1.0 / 1000
    let rounded = Array(repeating: exact + 4.99e-7, count: 1000)
    var notes = PredictionNotes()
    var rows = Predictions(classCount: 1000)
    try rows.append(rounded, label: 0, at: 1, by: PredictionRules(), noting: &notes)
    #expect(abs(notes.greatestDeviation - 4.99e-4) < 1e-12)
    // Nothing was divided: the row costs what it says.
    #expect(rows.logProbabilities[0] == Mathematics.log(rounded[0]))
  }

  @Test func `rows are divided by their sums if that is asked for`() throws {
    var notes = PredictionNotes()
    var rows = Predictions(classCount: 2)
    let rules = PredictionRules(normalizes: true)
    try rows.append([3, 1], label: 0, at: 1, by: rules, noting: &notes)
    #expect(notes.greatestDeviation == 3)
    #expect(ClassificationScore(of: rows).crossEntropy.nats == -Mathematics.log(0.75))
  }

  @Test func `logits, log-probabilities of any base and probabilities agree`() throws {
    let probabilities = [0.7, 0.2, 0.1]
    var costs: [Double] = []
    for unit in InformationUnit.allCases {
      let logs = probabilities.map { Mathematics.log($0) / unit.natsPerUnit + 5 }
      let rows = try predictions([(logs, 1)], by: PredictionRules(scale: .logits(unit)))
      costs.append(ClassificationScore(of: rows).crossEntropy.nats)
    }
    for cost in costs { #expect(abs(cost + Mathematics.log(0.2)) < 1e-14) }
  }

  @Test func `one number is the probability of class 1`() throws {
    var notes = PredictionNotes()
    var rows = Predictions(classCount: 2)
    try rows.append([0.25], label: 1, at: 1, by: PredictionRules(), noting: &notes)
    try rows.append(
      [0], label: 0, at: 2, by: PredictionRules(scale: .logits(.nats)), noting: &notes)
    #expect(abs(ClassificationScore(of: rows).total.bits - 3) < 1e-15)
  }

  @Test func `raised probabilities are counted`() throws {
    var notes = PredictionNotes()
    let rules = PredictionRules(scale: .logits(.nats), floor: 0.05, temperature: 2)
    let rows = try SampleModel.predictions(rules, noting: &notes)
    #expect(notes.raisedValues == 491)
    #expect(notes.raisedRows == 345)
    #expect(notes.raisedLabels == 28)
    #expect(abs(ClassificationScore(of: rows).crossEntropy.nats - 1.1928122556765983) < 1e-12)
  }

  @Test func `a soft label is held to the same rules`() throws {
    var rows = Predictions(classCount: 2, areLabelsSoft: true)
    var notes = PredictionNotes()
    #expect(throws: InvalidPrediction.labelDistribution(.sum(found: 0.5, tolerance: 1e-6))) {
      try rows.append([0.5, 0.5], label: [0.25, 0.25], at: 1, by: .init(), noting: &notes)
    }
    #expect(
      throws: InvalidPrediction.labelDistribution(.columnCount(found: 3, classCount: 2))
    ) {
      try rows.append([0.5, 0.5], label: [0, 0, 1], at: 1, by: .init(), noting: &notes)
    }
    let rules = PredictionRules(normalizes: true)
    try rows.append([0.5, 0.5], label: [1, 3], at: 1, by: rules, noting: &notes)
    #expect(rows.labelProbabilities == [0.25, 0.75])
    #expect(notes.greatestLabelDeviation == 3)
  }
}
