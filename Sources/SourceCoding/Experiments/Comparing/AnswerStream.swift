/// The bill of using B's code for A's world, measured on a real stream.
///
/// Answers are drawn from A's distributions, row by row, and sent in the code that B's
/// distributions define. They cost the entropy H(A), the price KL(A‖B) of the wrong
/// model, the luck of the draw, and the coder's overhead. The stream is read again and
/// compared. The labels that really occurred are also sent, in both codes.
package struct AnswerStream: Sendable {
  /// The results of each stream.
  package let drawnInSecond: LabelCoding
  package let drawnInFirst: LabelCoding
  package let labelsInFirst: LabelCoding
  package let labelsInSecond: LabelCoding

  /// The number of rows.
  package let rowCount: Int

  /// The sums of H(A) and of H(A,B) over the rows, in bits.
  package let entropy: Double
  package let crossEntropy: Double

  /// The price of the wrong model, N·KL(A‖B), in bits.
  package var mismatch: Double { crossEntropy - entropy }

  /// The cost of this draw beyond its expectation, in bits.
  package var sampling: Double { drawnInSecond.information - crossEntropy }

  /// The coder's overhead in bits; `nil` if nothing was written.
  package var coder: Double? {
    drawnInSecond.bitCount.map { Double($0) - drawnInSecond.information }
  }

  /// Sends answers for rows that need not fit in memory at once.
  ///
  /// - Parameters:
  ///   - seed: the seed of the draw.
  ///   - pass: calls its argument with all rows of both models, in parts of equal
  ///     length; it is called twice, and must give the same rows each time.
  /// - Throws: the errors of `pass`.
  package init<Failure: Error>(
    seed: UInt64, pass: (_ take: (Predictions, Predictions) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var drawnB = LabelEncoder()
    var drawnA = LabelEncoder()
    var labelsA = LabelEncoder()
    var labelsB = LabelEncoder()
    var generator = SplitMix64(seed: seed)
    var (entropy, cross, count) = (CompensatedSum(), CompensatedSum(), 0)
    var areSoft = false
    try pass { a, b in
      let answers = Self.draw(from: a, using: &generator)
      drawnB.encode(b.relabelled(answers))
      drawnA.encode(a.relabelled(answers))
      labelsA.encode(a)
      labelsB.encode(b)
      Self.addExpected(a, b, &entropy, &cross)
      count += a.rowCount
      areSoft = a.areLabelsSoft
    }
    var decoders = (drawnB.finish(), drawnA.finish(), labelsA.finish(), labelsB.finish())
    generator = SplitMix64(seed: seed)
    try pass { a, b in
      let answers = Self.draw(from: a, using: &generator)
      decoders.0.compare(b.relabelled(answers))
      decoders.1.compare(a.relabelled(answers))
      decoders.2.compare(a)
      decoders.3.compare(b)
    }
    drawnInSecond = decoders.0.finish(areLabelsSoft: false)
    drawnInFirst = decoders.1.finish(areLabelsSoft: false)
    labelsInFirst = decoders.2.finish(areLabelsSoft: areSoft)
    labelsInSecond = decoders.3.finish(areLabelsSoft: areSoft)
    rowCount = count
    self.entropy = Information(nats: entropy.value).bits
    crossEntropy = Information(nats: cross.value).bits
  }

  /// The laws that the streams were checked against.
  package var checks: [Check] {
    let streams = [
      ("answers drawn from A, in B's code, are decoded correctly", drawnInSecond),
      ("answers drawn from A, in A's code, are decoded correctly", drawnInFirst),
      ("the labels in A's code are decoded correctly", labelsInFirst),
      ("the labels in B's code are decoded correctly", labelsInSecond),
    ]
    var checks = streams.filter { $0.1.bitCount != nil }.map {
      Check(name: $0.0, holds: !$0.1.isBroken, detail: "\($0.1.outcome)")
    }
    if let bitCount = drawnInSecond.bitCount, let coder, crossEntropy.isFinite {
      let sum = entropy + mismatch + sampling + coder
      checks.append(
        Check(
          name: "the bill adds up to the stream",
          holds: abs(sum - Double(bitCount)) <= Rounding.bound(at: sum),
          detail: "the lines sum to \(sum.inDigits), \(bitCount.grouped) bits were written"))
    }
    return checks
  }

  /// An answer for each row, drawn from its distribution; the same on every machine.
  private static func draw(from rows: Predictions, using generator: inout SplitMix64) -> [Int] {
    let logs = rows.logProbabilities.span
    return (0..<rows.rowCount).map { row in
      let s = logs.extracting(row * rows.classCount..<(row + 1) * rows.classCount)
      var sum = 0.0
      for index in s.indices { sum += PortableExponential.exp(s[index]) }
      var rest = Double(generator.next() >> 11) * 0x1p-53 * sum
      var last = 0
      for index in s.indices where s[index] > -.infinity {
        let share = PortableExponential.exp(s[index])
        guard share > 0 else { continue }
        last = index
        if rest < share { return index }
        rest -= share
      }
      return last
    }
  }

  /// Adds H(A) and H(A,B) of rows, both normalised, as a code needs them.
  private static func addExpected(
    _ a: Predictions, _ b: Predictions, _ entropy: inout CompensatedSum,
    _ cross: inout CompensatedSum
  ) {
    let (x, y) = (a.logProbabilities.span, b.logProbabilities.span)
    for row in 0..<a.rowCount {
      let range = row * a.classCount..<(row + 1) * a.classCount
      let (s, t) = (x.extracting(range), y.extracting(range))
      let (sumOfA, sumOfB) = (LogSum.of(s), LogSum.of(t))
      var (own, other) = (0.0, 0.0)
      for index in s.indices where s[index] > -.infinity {
        let p = Mathematics.exp(s[index] - sumOfA)
        guard p > 0 else { continue }
        own -= p * (s[index] - sumOfA)
        other -= p * (t[index] - sumOfB)
      }
      entropy.add(own)
      cross.add(other)
    }
  }
}
