import Foundation
import Testing

@testable import qz

/// `qz score --explain`: one row or token, step by step, with the numbers of the score.
struct ScoreExplanationTests {
  private func run(
    _ content: String, named name: String, _ options: String = ""
  ) throws -> (text: String, result: [String: Any]) {
    let folder = try TemporaryFolder()
    try folder.write(content, name)
    let text = try Shell("qz score \(name) \(options) --explain", in: folder.path)
    let json = try Shell("qz score \(name) \(options) --explain --format json", in: folder.path)
    #expect(text.status == 0 && json.status == 0, "\(text.error)\(json.error)")
    let plain = try Shell("qz score \(name) \(options) --format json", in: folder.path)
    #expect(json.output == plain.output)
    let words = text.output.split { " \n".contains($0) }.joined(separator: " ")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    return (words, try #require(object as? [String: Any]))
  }

  @Test func `a row leads to the sum, the mean and the perplexity`() throws {
    let (text, result) = try run(
      "label,cat,dog\ncat,.7,.3\ndog,.4,.6\ndog,.9,.1\n", named: "p.csv")
    // −log2 .7, and in nats and bytes.
    #expect(
      text.contains("The label is cat. An ideal code for z gives it −log2 0.700000 = 0.51457"))
    #expect(text.contains("0.51457 · ln 2 = 0.35667 nats, or 0.51457 / 8 = 0.06432 bytes"))
    // −log2 (.7 · .6 · .1) = 4.573466…
    #expect(text.contains("The costs of all 3 rows add up to 4.57347 bits."))
    #expect(text.contains("4.57347 / 3 = 1.52449 bits a row"))
    #expect(text.contains("1.52449 · ln 2 = 1.05670."))
    #expect(text.contains("e^1.05670 = 2^1.52449 = 2.8768"))
    let bits = try #require(result["crossEntropy"] as? Double)
    #expect(abs(bits - 1.5244887) < 1e-6)
  }

  @Test func `a soft label, logits and many classes are explained too`() throws {
    let (soft, _) = try run(
      "q1,q2,a,b\n.25,.75,.5,.5\n", named: "s.csv", "--label-column 'q*'")
    #expect(
      soft.contains("H(q,z) = −Σ q log2 z = 0.250000 · 1.00000 + 0.750000 · 1.00000 = 1.00000"))
    let row = (0..<12).map { "\($0 == 11 ? 1.0 : 0)" }.joined(separator: ",")
    let (logits, _) = try run("11,\(row)\n3,\(row)\n", named: "l.csv", "--logits")
    #expect(
      logits.contains("z = e^x / Σ e^x") && logits.contains("It has 12 classes; 8 are shown."))
    // log2 (1 + 11/e).
    #expect(
      logits.contains("The label is 11. An ideal code for z gives it −log2 0.198150 = 2.33533"))
  }

  @Test func `an impossible label has no finite cost`() throws {
    let (text, _) = try run("label,a,b\na,0,1\nb,0,1\n", named: "i.csv")
    #expect(text.contains("z calls impossible") && text.contains("the sum is infinite"))
  }

  @Test func `a token leads to bits per byte`() throws {
    let (text, result) = try run(
      "{\"token\":\"Hello\",\"logprob\":-1.5}\n{\"token\":\" world\",\"logprob\":-0.25}\n",
      named: "t.jsonl", "--base e")
    #expect(text.contains("line 1: 'Hello', 5 bytes of text"))
    #expect(text.contains("p = e^−1.50000 = 0.223130"))
    #expect(text.contains("−log2 p = 2.16404 bits, which is 1.50000 / ln 2"))
    #expect(text.contains("2.52472 / 2 = 1.26236 bits a token"))
    #expect(text.contains("2.52472 / 11 = 0.22952 bits a byte"))
    #expect(result["tokenCount"] as? Int == 2)
  }

  @Test func `two models have no single row to explain`() throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz score b.csv --against a.csv --explain", in: folder.path)
    #expect(run.status == 2 && run.error.contains("--explain is about the score of one model"))
  }
}
