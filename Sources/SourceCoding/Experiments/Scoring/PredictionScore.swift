/// All measurements of predictions: the score, the really coded labels, and the best
/// temperature.
package struct PredictionScore: Sendable {
  /// The cross entropy and the figures that belong to it.
  package let score: ClassificationScore

  /// The result of writing the labels and reading them again.
  package let coding: LabelCoding

  /// The temperature at which the predictions would cost least; `nil` if a row is
  /// impossible at any temperature.
  package let temperature: BestTemperature?

  /// The number of rows in which the temperature was searched: all of them, or an even
  /// sample.
  package let temperatureRowCount: Int

  /// The checks of laws that the score must obey.
  package let checks: [Check]

  /// Measures predictions that are too many for memory.
  ///
  /// Memory does not grow with the rows: they come in parts, as often as they are
  /// needed. One pass scores and writes, one reads what was written, and some ten
  /// search for the temperature.
  ///
  /// - Parameters:
  ///   - classCount: the number of classes, at least 2.
  ///   - areLabelsSoft: whether labels are distributions.
  ///   - binCount: the number of bins of the reliability table, at least 1.
  ///   - pass: passes all rows, in any parts, to its argument; it must pass the same
  ///     rows each time.
  /// - Throws: any error of `pass`.
  package init<Failure: Error>(
    classCount: Int, areLabelsSoft: Bool, binCount: Int = 15,
    pass: (_ take: (Predictions) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var score = ClassificationScore(
      classCount: classCount, areLabelsSoft: areLabelsSoft, binCount: binCount)
    var encoder = LabelEncoder()
    var sample = PartSample()
    try pass { rows in
      score.add(rows)
      encoder.encode(rows)
      sample.add(rows)
    }
    var decoder = encoder.finish()
    if decoder.isReadable { try pass { decoder.compare($0) } }
    self.score = score
    coding = decoder.finish(areLabelsSoft: areLabelsSoft)
    var searched = score
    if !sample.isWhole {
      searched = ClassificationScore(classCount: classCount, areLabelsSoft: areLabelsSoft)
      for part in sample.parts { searched.add(part) }
    }
    temperatureRowCount = searched.rowCount
    temperature = BestTemperature.search(after: searched) { take in
      for part in sample.parts { take(part) }
    }
    checks = Self.checks(of: score, coding, temperature)
  }

  /// Measures predictions that are in memory.
  package init(of rows: Predictions, binCount: Int = 15) {
    self.init(
      classCount: rows.classCount, areLabelsSoft: rows.areLabelsSoft, binCount: binCount
    ) { take in take(rows) }
  }

  /// Whether every check holds.
  package var allHold: Bool { checks.allSatisfy(\.holds) }

  private static func checks(
    of score: ClassificationScore, _ coding: LabelCoding, _ temperature: BestTemperature?
  ) -> [Check] {
    var checks: [Check] = []
    if let bitCount = coding.bitCount {
      let information = coding.information
      checks += [
        Check(
          name: "the labels are decoded correctly", holds: !coding.isBroken,
          detail: "\(coding.outcome)"),
        Check(
          name: "the stream is as long as the labels have information",
          holds: abs(Double(bitCount) - information) <= 0.001 * information + 64,
          detail:
            "\(bitCount.counted("bit")) written, \(information.inDigits) of information; 0.1 % and 64 bits allowed"
        ),
      ]
    }
    if score.impossible.count == 0, score.rowCount > 0 {
      let sum = score.labelEntropy.bits + score.divergence.bits
      checks.append(
        Check(
          name: "H(q,z) = H(q) + KL(q‖z)",
          holds: abs(sum - score.crossEntropy.bits) <= Rounding.bound(at: score.crossEntropy.bits),
          detail:
            "the sum is \(sum.inDigits) bits a row, H(q,z) \(score.crossEntropy.bits.inDigits)")
      )
    }
    if let temperature {
      checks.append(
        Check(
          name: "the best temperature costs no more than 1",
          holds: temperature.saving.bits >= -Rounding.bound(at: temperature.before.bits),
          detail:
            "\(temperature.saving.bits.inDigits) bits a row saved at T = \(temperature.temperature.inDigits)"
        ))
    }
    return checks
  }
}

extension LabelCoding.Outcome: CustomStringConvertible {
  /// The outcome in words.
  package var description: String {
    switch self {
    case .exact: "every label was decoded correctly"
    case .differs(let place): "the label of row \(place) was decoded as another"
    case .undecodable(let place): "the stream cannot be read at row \(place)"
    case .unread: "the stream does not end where the labels do"
    case .soft: "labels that are distributions are not a message, so nothing was written"
    case .unwritable(let place):
      "nothing was written, because row \(place) would take too many bits"
    }
  }
}
