import Foundation
import SourceCoding
import Testing

@testable import qz

/// Inputs that look right and are wrong are told.
struct ScoreSuspicionTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// Logits that hold `labels` likely, one row for each.
  private func logits(_ labels: [Int], classCount: Int) -> [[Double]] {
    labels.map { label in (0..<classCount).map { $0 == label ? 3 : 0 } }
  }

  @Test func `labels that belong to the next row are seen, and --shift mends them`() throws {
    var rng = SplitMix64(seed: 3)
    let labels = (0..<60).map { _ in Int(rng.next() % 6) }
    // Row t holds likely what comes at t + 1.
    let x = NPYSample.file(logits(Array(labels.dropFirst()) + [0], classCount: 6))
    let y = NPYSample.file([labels.map(Double.init)], type: "<i8", shape: "(60,)")
    let words = ["a", "--labels", "b", "--logits"]
    let wrong = try reading.score([x, y], words)
    let suspicions = try #require(wrong["suspicions"] as? [String])
    #expect(suspicions.contains { $0.contains("--shift") }, "\(suspicions)")
    let right = try reading.score([x, y], words + ["--shift"])
    #expect((right["suspicions"] as? [String])?.isEmpty == true)
    #expect(isNear(right["crossEntropyNats"], log(1 + 5 * exp(-3.0))))
  }

  @Test func `padding at the ends of sequences is seen, and --ignore leaves it out`() throws {
    var rng = SplitMix64(seed: 4)
    let labels = (0..<4).flatMap { sequence in
      (0..<12).map { $0 < 6 + sequence ? 1 + Int(rng.next() % 5) : 0 }
    }
    let x = NPYSample.file(logits(labels, classCount: 6), shape: "(4, 12, 6)")
    let y = NPYSample.file([labels.map(Double.init)], type: "<i8", shape: "(4, 12)")
    let words = ["a", "--labels", "b", "--logits"]
    let wrong = try reading.score([x, y], words)
    #expect((wrong["suspicions"] as? [String])?.contains { $0.contains("--ignore 0") } == true)
    let right = try reading.score([x, y], words + ["--ignore", "0"])
    #expect(right["rowCount"] as? Int == labels.count { $0 != 0 })
    #expect(right["documentCount"] as? Int == 4)
  }

  @Test func `rows without order raise no suspicion`() throws {
    let rows = (0..<40).map { "\($0 % 3),.5,.25,.25\n" }.joined()
    let result = try reading.score([rows])
    #expect((result["suspicions"] as? [String])?.isEmpty == true)
  }

  @Test func `several files are one, each a document`() throws {
    let tokens = { (log: Double) in "{\"text\": \"ab\", \"logprob\": \(log), \"base\": 2}\n" }
    let result = try reading.score(
      [tokens(-1) + tokens(-2), tokens(-3), tokens(-4)], ["a", "b", "c"])
    #expect(result["documentCount"] as? Int == 3)
    #expect(isNear(result["information"], 10))
    // Leaving one out: 7/2, 7/3, 6/3 bits a token.
    let parts = [7.0 / 2, 7.0 / 3, 6.0 / 3]
    let mean = parts.reduce(0, +) / 3
    let error = sqrt(2.0 / 3 * parts.map { ($0 - mean) * ($0 - mean) }.reduce(0, +))
    #expect(isNear(result["standardError"], error))
    let rows = try reading.score(
      ["y,p,q\np,.5,.5\n", "y,p,q\nq,.25,.75\np,.25,.75\n"], ["a", "b"])
    #expect(rows["rowCount"] as? Int == 3)
    #expect(rows["documentCount"] as? Int == 2)
    #expect(
      reading.failure(["y,p,q\np,.5,.5\n", "y,p,r\nr,.5,.5\n"], ["a", "b"])
        == "b has other classes than a; give every file the same columns")
  }
}
