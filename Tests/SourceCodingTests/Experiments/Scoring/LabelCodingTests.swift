import Testing

@testable import SourceCoding

struct LabelCodingTests {
  /// The law: every label comes back, and the stream is as long as the labels have
  /// information, but for 2 bits and the rounding of shares.
  private func expectLawful(_ rows: Predictions, slack: Double = 0) throws {
    let coding = PredictionScore(of: rows).coding
    let bitCount = try #require(coding.bitCount)
    #expect(coding.outcome == .exact)
    let rounding = 1e-5 * Double(rows.rowCount) + 1e-6 * coding.information + slack
    #expect(Double(bitCount) < coding.information + 2 + rounding)
    #expect(Double(bitCount) > coding.information - 1 - rounding)
  }

  @Test func `the labels of a model come back at the price of their information`() throws {
    let rows = try SampleModel.predictions()
    try expectLawful(rows)
    let score = PredictionScore(of: rows)
    #expect(abs(score.coding.information - score.score.total.bits) < 1e-9)
    #expect(score.allHold)
  }

  /// Every row over three classes whose logarithms are of wildly different sizes.
  @Test func `every label of every row comes back, however unlikely`() throws {
    let levels = [0, -1e-9, -13.8, -13.9, -30, -700, -5000, -Double.infinity]
    var rows = Predictions(classCount: 3)
    var notes = PredictionNotes()
    for a in levels {
      for b in levels {
        for c in levels where [a, b, c].contains(0) {
          for label in 0..<3 where [a, b, c][label] > -.infinity {
            try rows.append(
              [a, b, c], label: label, at: rows.rowCount, by: .init(scale: .logits(.nats)),
              noting: &notes)
          }
        }
      }
    }
    #expect(rows.rowCount > 300)
    try expectLawful(rows)
  }

  @Test(arguments: [2, 3, 10, 257, 2000])
  func `alphabets of any size are coded`(classCount: Int) throws {
    var rng = SplitMix64(seed: UInt64(classCount))
    var rows = Predictions(classCount: classCount)
    var notes = PredictionNotes()
    for index in 0..<20 {
      let logits = (0..<classCount).map { _ in rng.nextFraction() * 40 }
      let label = Int(rng.next() % UInt64(classCount))
      try rows.append(
        logits, label: label, at: index, by: .init(scale: .logits(.nats)), noting: &notes)
    }
    try expectLawful(rows)
  }

  @Test(arguments: [2, 30, 1000, 5000])
  func `a rare label costs its information, however many others are alike`(
    classCount: Int
  ) throws {
    for logit in [-3.0, -8, -13.8, -20] {
      var rows = Predictions(classCount: classCount)
      var notes = PredictionNotes()
      let logits = [logit] + [Double](repeating: 0, count: classCount - 1)
      for index in 0..<30 {
        try rows.append(
          logits, label: 0, at: index, by: .init(scale: .logits(.nats)), noting: &notes)
      }
      let coding = PredictionScore(of: rows).coding
      let bitCount = Double(try #require(coding.bitCount))
      // A share is rounded by less than 2^−11 of itself.
      let rounding = 30 * 0x1p-11 / Mathematics.naturalLogarithmOf2
      #expect(abs(bitCount - coding.information) < 2 + rounding, "\(logit)")
    }
  }

  @Test func `a label of probability one costs nothing`() throws {
    let rows = try predictions(Array(repeating: ([1, 0, 0], 0), count: 100_000 / 40))
    let coding = PredictionScore(of: rows).coding
    #expect(coding.bitCount == 0)
    #expect(coding.outcome == .exact)
  }

  @Test func `a label of nearly probability one costs nearly nothing`() throws {
    let tiny = 1e-30
    let rows = try predictions(Array(repeating: ([1, tiny, tiny], 0), count: 10_000))
    let bitCount = try #require(PredictionScore(of: rows).coding.bitCount)
    #expect(bitCount <= 2)
    try expectLawful(rows)
  }

  @Test func `rows that do not quite sum to one are coded as if they did`() throws {
    let rows = try predictions(
      Array(repeating: ([0.5, 0.25, 0.25 + 1e-6], 2), count: 1000), by: .init(tolerance: 1e-5))
    try expectLawful(rows)
    let score = PredictionScore(of: rows)
    // log2(1 + 10⁻⁶) a row more than the row says of itself.
    let excess = score.coding.information - score.score.total.bits
    #expect(abs(excess - 1000 * Mathematics.log1p(1e-6) / Mathematics.naturalLogarithmOf2) < 1e-9)
  }

  @Test func `an impossible label is not written, and neither are distributions`() throws {
    let rows = try predictions([([0.5, 0.5], 0), ([1, 0], 1)])
    #expect(PredictionScore(of: rows).coding.outcome == .unwritable(place: 2))
    let soft = PredictionScore(of: try SampleModel.softPredictions())
    #expect(soft.coding.outcome == .soft)
    let far = try predictions([([0, -1e9], 1)], by: PredictionRules(scale: .logits(.nats)))
    let score = PredictionScore(of: far)
    #expect(score.coding.outcome == .unwritable(place: 1))
    #expect(score.score.crossEntropy.nats == 1e9)
  }

  @Test func `a stream read with other predictions is found out`() throws {
    let rows = try SampleModel.predictions()
    var encoder = LabelEncoder()
    encoder.encode(rows)
    var decoder = encoder.finish()
    decoder.compare(try SampleModel.predictions(.init(scale: .logits(.nats), temperature: 2)))
    #expect(decoder.finish(areLabelsSoft: false).isBroken)
  }
}
