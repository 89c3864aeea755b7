import Foundation
import Testing

@testable import qz

/// Predictions at the edge of what numbers can be, and arrays that are something else.
struct ScoreExtremeTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  @Test(arguments: ["text", "json", "csv", "html"])
  func `a token of a cost beyond all whole numbers is told, not a trap`(format: String) throws {
    let lines = ["a": -1e20, "b": -1].sorted { $0.key < $1.key }
      .map { "{\"text\":\"\($0.key)\",\"logprob\":\($0.value)}\n" }
    let path = try reading.folder.write(lines.joined(), "tokens.jsonl")
    let run = try QZ(["score", path, "--base", "e", "--format", format])
    #expect(run.status == 0, "\(run.error)")
  }

  @Test func `a perplexity beyond all doubles is told by its logarithm`() throws {
    let lines = String(repeating: "{\"text\":\"a\",\"logprob\":-1000}\n", count: 3)
    let path = try reading.folder.write(lines, "tokens.jsonl")
    let run = try QZ(["score", path, "--base", "e"])
    #expect(run.output.contains("Perplexity 1.9701e434 a token"))
    #expect(run.output.contains("word perplexity 7.6462e1302"))
    #expect(!run.output.contains(" inf"))
    let json = try reading.score([Array(lines.utf8)], ["a", "--base", "e"])
    #expect(json["perplexity"] is NSNull && json["wordPerplexity"] is NSNull)
    #expect(isNear(json["crossEntropyNats"], 1000))
  }

  @Test func `whole numbers of 16 bits are no predictions, unless they hold bfloat16`() throws {
    let x = NPYSample.file([[1, 2], [3, 4]], type: "<u2", shape: "(2, 2)")
    let y = NPYSample.file([[0, 1]], type: "<i8", shape: "(2,)")
    let words = ["a", "--labels", "b", "--logits"]
    #expect {
      try reading.score([x, y], words)
    } throws: {
      ($0 as? Failure)?.message.hasSuffix("say --dtype bfloat16 if they are that") ?? false
    }
    #expect(try reading.score([x, y], words + ["--dtype", "bfloat16"])["rowCount"] as? Int == 2)
  }
}
