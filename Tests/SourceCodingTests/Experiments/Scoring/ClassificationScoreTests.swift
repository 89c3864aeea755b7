import Testing

@testable import SourceCoding

/// The golden numbers were computed with NumPy and SciPy from the same rows.
struct ClassificationScoreTests {
  private func isClose(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-12 } ?? false }

  @Test func `a hard label costs what an independent computation says`() throws {
    let score = ClassificationScore(of: try SampleModel.predictions())
    #expect(isClose(score.crossEntropy.nats, 1.620970681013042))
    let error = try #require(score.standardError)
    #expect(isClose(Information(bits: error.value).nats, 0.08165063384500354))
    #expect(score.accuracy == 0.488)
    #expect(isClose(score.priorEntropy?.bits, 1.9987859697302954))
    #expect(score.classes.map(\.mass) == [120, 121, 126, 133])
    let golden = [2.289401936652197, 2.414203894704734, 1.9378360173472022, 2.693751425704337]
    for (found, expected) in zip(score.classes, golden) {
      #expect(isClose(found.crossEntropy?.bits, expected))
    }
  }

  @Test func `two rows know little of how rows vary`() throws {
    let score = ClassificationScore(of: try predictions([([0.5, 0.5], 0), ([0.125, 0.875], 0)]))
    let error = try #require(score.standardError)
    // Costs of 1 and 3 bits have a mean of 2 ± 1; Student's quantile for one degree is 12.7.
    #expect(abs(error.value - 1) < 1e-12 && error.method == .independentRows(count: 2))
    #expect(abs(error.halfWidth95 - 12.706204736174705) < 1e-9)
  }

  @Test func `a soft label costs what an independent computation says`() throws {
    let score = ClassificationScore(of: try SampleModel.softPredictions())
    #expect(isClose(score.crossEntropy.nats, 3.4833190890114385))
    #expect(isClose(score.labelEntropy.nats, 0.9303330029788515))
    #expect(isClose(score.divergence.nats, 2.552986086032587))
    #expect(isClose(score.reverseCrossEntropy.crossEntropy?.nats, 2.1550597678190577))
    #expect(score.reverseCrossEntropy.infiniteRows == 0)
  }

  @Test func `a soft label with all on one class is a hard one`() throws {
    let hard = try SampleModel.predictions()
    var soft = Predictions(classCount: 4, areLabelsSoft: true)
    var notes = PredictionNotes()
    for (index, row) in SampleModel.rows.enumerated() {
      let label = (0..<4).map { $0 == row.label ? 1.0 : 0 }
      try soft.append(
        row.logits, label: label, at: index + 1, by: PredictionRules(scale: .logits(.nats)),
        noting: &notes)
    }
    let (first, second) = (ClassificationScore(of: hard), ClassificationScore(of: soft))
    #expect(first.crossEntropy == second.crossEntropy)
    #expect(first.divergence == second.divergence)
    #expect(second.labelEntropy.bits == 0)
    #expect(first.accuracy == second.accuracy)
    #expect(first.calibration.expectedError == second.calibration.expectedError)
    #expect(second.reverseCrossEntropy.infiniteRows == 500)
    for (a, b) in zip(first.classes, second.classes) {
      #expect(a.mass == b.mass)
      #expect(a.crossEntropy == b.crossEntropy)
    }
  }

  @Test func `the cross entropy of hard labels is the negative log-likelihood`() throws {
    let rows: [([Double], Int)] = [([0.5, 0.25, 0.25], 0), ([0.125, 0.75, 0.125], 2)]
    let score = ClassificationScore(of: try predictions(rows))
    // −log2 of 1/2 · 1/8, the probability that the model gave to both labels.
    #expect(score.total.bits == 4)
    #expect(score.crossEntropy.bits == 2)
    #expect(score.divergence == score.crossEntropy)
    #expect(abs(score.perplexity - 4) < 1e-14)
  }

  @Test(arguments: [(15, 0.2812375898450101), (10, 0.2812375898450101)])
  func `the calibration error is what an independent computation says`(
    binCount: Int, golden: Double
  ) throws {
    let score = ClassificationScore(of: try SampleModel.predictions(), binCount: binCount)
    #expect(isClose(score.calibration.expectedError, golden))
    #expect(score.calibration.bins.count == binCount)
    #expect(score.calibration.bins.reduce(0) { $0 + $1.rowCount } == 500)
  }

  @Test func `a bin holds its upper edge`() throws {
    var calibration = Calibration(binCount: 4)
    for confidence in [0.25, 0.26, 0.5, 0.75, 1, 1.000001] {
      calibration.add(confidence: confidence, success: 1, document: -1)
    }
    #expect(calibration.bins.map(\.rowCount) == [1, 2, 1, 2])
    #expect(calibration.bins[0].confidence == 0.25)
    #expect(Calibration(binCount: 3).expectedError == nil)
  }

  @Test func `an impossible label costs infinitely much, and its row is named`() throws {
    let rows: [([Double], Int)] = [
      ([1, 0], 0), ([1, 0], 1), ([0.5, 0.5], 1), ([0, 1], 0),
    ]
    let score = ClassificationScore(of: try predictions(rows))
    #expect(score.crossEntropy.bits == .infinity)
    #expect(score.divergence.bits == .infinity)
    #expect(score.total.bits == .infinity)
    #expect(score.standardError == nil)
    #expect(score.impossible.first == [2, 4])
    #expect(score.impossible.count == 2)
    #expect(score.possibleCrossEntropy.bits == 0.5)
    #expect(score.classes.map(\.crossEntropy?.bits) == [.infinity, .infinity])
    #expect(score.confusions.first?.cost.bits == .infinity)
  }

  @Test func `swapped arguments are finite only where the model is certain and right`() throws {
    let certain = ClassificationScore(of: try predictions([([1, 0], 0), ([0, 1], 1)]))
    #expect(certain.reverseCrossEntropy.crossEntropy?.bits == 0)
    let doubt = ClassificationScore(of: try predictions([([1, 0], 0), ([0.01, 0.99], 1)]))
    #expect(doubt.reverseCrossEntropy.crossEntropy?.bits == .infinity)
    #expect(doubt.reverseCrossEntropy.infiniteRows == 1)
  }

  @Test func `the dearest confusions come first`() throws {
    let confusions = ClassificationScore(of: try SampleModel.predictions()).confusions
    #expect(confusions.map(\.label).prefix(2) == [3, 3])
    #expect(confusions.map(\.prediction).prefix(2) == [0, 1])
    #expect(confusions.map(\.count).prefix(2) == [26, 22])
    #expect(isClose(confusions[0].cost.bits / 100, 1.1884434170943474))
    #expect(confusions.reduce(0) { $0 + $1.count } == 256)
  }

  @Test func `parts give the score of the whole`() throws {
    let whole = ClassificationScore(of: try SampleModel.predictions())
    var parts = ClassificationScore(classCount: 4, areLabelsSoft: false)
    var notes = PredictionNotes()
    for row in SampleModel.rows {
      var part = Predictions(classCount: 4)
      try part.append(
        row.logits, label: row.label, at: 1, by: PredictionRules(scale: .logits(.nats)),
        noting: &notes)
      parts.add(part)
    }
    #expect(parts.crossEntropy == whole.crossEntropy)
    #expect(parts.calibration.expectedError == whole.calibration.expectedError)
    #expect(parts.confusions == whole.confusions)
  }

  @Test func `no rows are no score`() {
    let score = ClassificationScore(classCount: 2, areLabelsSoft: false)
    #expect(score.rowCount == 0)
    #expect(score.crossEntropy.bits == 0)
    #expect(score.accuracy == nil)
    #expect(score.priorEntropy == nil)
    #expect(score.standardError == nil)
    #expect(score.reverseCrossEntropy.crossEntropy == nil)
  }
}
