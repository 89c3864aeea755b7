import Foundation
import Testing

@testable import SourceCoding

struct BrierScoreTests {
  /// Rows drawn from a model, with labels drawn from another.
  private func rows(_ count: Int, classCount: Int, seed: UInt64) throws -> Predictions {
    var rng = SplitMix64(seed: seed)
    var rows = Predictions(classCount: classCount)
    var notes = PredictionNotes()
    for place in 0..<count {
      let logits = (0..<classCount).map { _ in Double(rng.next() >> 11) * 0x1p-53 * 4 - 2 }
      let label = Int(rng.next() % UInt64(classCount))
      try rows.append(
        logits, label: label, at: place, by: PredictionRules(scale: .logits(.nats)),
        noting: &notes)
    }
    return rows
  }

  @Test(arguments: [2, 3, 7], [1, 15, 400])
  func `the parts add up to the sum over classes`(classCount: Int, binCount: Int) throws {
    let rows = try rows(500, classCount: classCount, seed: 9)
    let score = ClassificationScore(of: rows, binCount: binCount)
    var sum = 0.0
    for row in 0..<rows.rowCount {
      for label in 0..<classCount {
        let p = exp(rows.logProbabilities[row * classCount + label])
        sum += pow(p - (rows.labels[row] == label ? 1 : 0), 2)
      }
    }
    let mean = try #require(score.brier.mean)
    let parts = try #require(score.brier.parts)
    #expect(abs(mean - sum / 500) < 1e-12)
    #expect(abs(parts.total - mean) < 1e-12)
    #expect(parts.reliability >= 0 && parts.resolution >= 0)
  }

  @Test func `a worked example`() throws {
    // Two rows of two classes: (0.8, 0.2) and (0.4, 0.6), the first class came in both.
    var rows = Predictions(classCount: 2)
    var notes = PredictionNotes()
    for (place, p) in [0.8, 0.4].enumerated() {
      try rows.append(
        [p, 1 - p], label: 0, at: place, by: PredictionRules(), noting: &notes)
    }
    let score = ClassificationScore(of: rows)
    let expected = 0.4
    let mean = try #require(score.brier.mean)
    #expect(abs(mean - expected) < 1e-12)
    let parts = try #require(score.brier.parts)
    #expect(parts.uncertainty == 0)
    #expect(abs(parts.reliability - expected) < 1e-12)
  }

  @Test func `what came is among the five likeliest as often as counted`() throws {
    let rows = try rows(300, classCount: 9, seed: 4)
    let score = ClassificationScore(of: rows)
    let hits = (0..<300).count { row in
      let logs = Array(rows.logProbabilities[row * 9..<(row + 1) * 9])
      let order = logs.indices.sorted { logs[$0] != logs[$1] ? logs[$0] > logs[$1] : $0 < $1 }
      return order.prefix(5).contains(rows.labels[row])
    }
    #expect(score.topFive?.value == Double(hits) / 300)
    #expect(score.accuracyInterval?.value == score.accuracy)
  }
}
