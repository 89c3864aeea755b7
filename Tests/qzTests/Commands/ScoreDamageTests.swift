import Foundation
import Reports
import SourceCoding
import Testing

@testable import qz

/// Damaged files: a failure or a report, and never anything else.
struct ScoreDamageTests {
  private static let samples: [(name: String, bytes: [UInt8], words: [String])] = [
    ("CSV", Array("label,p0,p1,p2\n0,.5,.25,.25\n2,1e-3,.5,0.499\n1,0,1,0\n".utf8), []),
    ("weights", Array("0;3;1\n1;\"2\";7\n".utf8), ["--normalize", "--clip", "0.01"]),
    ("logits", Array("1 -2.5 3e2\n0 -inf 1\n".utf8), ["--logits", "--temperature", "2"]),
    (
      "JSON", Array("{\"label\": 1, \"probs\": [0.25, 0.75]}\n{\"y\": 0, \"probs\": [1, 0]}".utf8),
      []
    ),
    (
      "tokens",
      Array("{\"text\": \"é\", \"logprob\": -2}\n{\"bytes\": [1, 2], \"logprob\": -3.5}".utf8),
      ["--base", "e"]
    ),
    ("KenLM", Array("a=1 1 -1.5\tb=0 2 -2\t</s>=2 1 -1\tTotal: -4.5 OOV: 1\n".utf8), []),
    ("NPY", NPYSample.file([[0.5], [0.25], [1]], type: "<f4"), ["--labels", "y"]),
  ]

  @Test(arguments: samples.map(\.name))
  func `damage is told or harmless`(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    let folder = try TemporaryFolder()
    let labels = try folder.write("0\n1\n1\n", "y")
    let words = sample.words.map { $0 == "y" ? labels : $0 }
    let request = try ScoreRequest(
      Arguments(["file"] + words, for: ScoreCommand.runner.description))
    var rng = SplitMix64(seed: 11)
    let isLong = ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil
    var reports = 0
    for _ in 0..<(isLong ? 20_000 : 60) {
      var bytes = sample.bytes
      for _ in 0...rng.next() % 3 { damage(&bytes, using: &rng) }
      let path = folder.path("file")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      do throws(Failure) {
        if try text(of: ScoreInput(path), request).isEmpty { Issue.record("an empty report") }
        reports += 1
      } catch {
        #expect(error.exitCode == 2 || error.exitCode == 1)
        #expect(!error.message.contains("\n"))
      }
    }
    // Some damage is harmless: the samples are what they should be.
    #expect(reports > 0)
  }

  private func text(of input: ScoreInput, _ request: ScoreRequest) throws(Failure) -> String {
    switch input.format {
    case .tokens(let format):
      try request.reports(onTokens: input, format: format).map(\.json.text).joined()
    default: try request.report(onPredictions: input).json.text
    }
  }

  private func damage(_ bytes: inout [UInt8], using rng: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let place = Int(rng.next() % UInt64(bytes.count))
    let alphabet = Array("0123456789.-+eE,;\t \n\"{}[]:=infan\u{0}\u{7F}".utf8) + [0xFF, 0x80]
    let byte = alphabet[Int(rng.next() % UInt64(alphabet.count))]
    switch rng.next() % 4 {
    case 0: bytes[place] = byte
    case 1: bytes.insert(byte, at: place)
    case 2: bytes.remove(at: place)
    default: bytes.removeLast(Int(rng.next() % UInt64(min(bytes.count, 8))))
    }
  }
}
