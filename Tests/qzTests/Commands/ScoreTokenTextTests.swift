import Foundation
import Testing

@testable import qz

/// Tokens as their vocabularies and servers write them.
struct ScoreTokenTextTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  private func lines(_ tokens: [String]) -> String {
    tokens.map { text in
      let escaped = text.unicodeScalars.map { scalar in
        scalar.value < 0x80 ? "\(scalar)" : String(format: "\\u%04x", scalar.value)
      }.joined()
      return "{\"text\": \"\(escaped)\", \"logprob\": -1, \"base\": 2}\n"
    }.joined()
  }

  @Test(arguments: [
    (["▁the", "▁cat", "s"], 9), (["▁na", "ï", "<0xE2>", "<0x82>", "<0xAC>", "</s>"], 8),
    (["the", "Ġcat", "Ċ", "Ã©"], 10), (["<|im_start|>", "user", "Ċ", "Ġhi", "<|im_end|>"], 8),
    (["the", "walk", "##ing", "dog"], 15), (["[CLS]", "a", "##b", "[SEP]"], 2),
    (["the", " cat", "▁"], 10), (["a", "b "], 3),
  ])
  func `the bytes are those of the text`(tokens: [String], byteCount: Int) throws {
    let result = try reading.score([lines(tokens)])
    #expect(result["byteCount"] as? Int == byteCount)
    #expect(isNear(result["crossEntropyPerByte"], Double(tokens.count) / Double(byteCount)))
    let raw = try reading.score([lines(tokens)], ["a", "--token-text", "raw"])
    #expect(raw["byteCount"] as? Int == tokens.reduce(0) { $0 + $1.utf8.count })
  }

  @Test func `marks cost bits and are no bytes, and the rest is told beside`() throws {
    let result = try reading.score([lines(["a", "b", "<|endoftext|>"])])
    #expect(result["specialTokens"] as? Int == 1)
    #expect(isNear(result["crossEntropyPerByte"], 1.5))
    let rest = try #require(result["bitsPerByteWithoutSpecials"] as? [String: Any])
    #expect(isNear(rest["value"], 1))
  }

  @Test func `what Python's JSON writes is read`() throws {
    let text = """
      {"text": "a\\udce2", "logprob": -2}
      {"text": "b", "logprob": -Infinity}
      """
    let result = try reading.score([text], ["a", "--base", "2"])
    #expect(result["byteCount"] as? Int == 3)
    #expect(result["crossEntropy"] as? String == "Infinity")
    #expect(isNear(result["possibleInformation"], 2))
    #expect(
      reading.failure(["{\"text\": \"b\", \"logprob\": NaN}\n"], ["a", "--base", "2"])
        == "a: line 1: the log-probability is not a number; give logarithms of probabilities")
    let broken = try reading.score(
      ["{\"text\": \"\\ud83d\", \"logprob\": -1}"], ["a", "--base", "2"])
    #expect(broken["brokenTokens"] as? Int == 1)
    let pair = try reading.score(
      ["{\"text\": \"\\ud83d\\ude00\", \"logprob\": -1}"], ["a", "--base", "2"])
    #expect(pair["byteCount"] as? Int == 4)
  }

  @Test(arguments: [
    ("-9999.0", "OpenAI"), ("-3.4028234663852886e+38", "llama.cpp"), ("-1.2676506e+30", "Gemini"),
  ])
  func `what stands for no probability is named, and the rest is told`(
    number: String, source: String
  ) throws {
    let text = "{\"text\": \"a\", \"logprob\": -1.5}\n{\"text\": \"b\", \"logprob\": \(number)}\n"
    let result = try reading.score([text], ["a", "--base", "e"])
    #expect(result["information"] as? String == "Infinity")
    #expect(isNear(result["possibleInformation"], 1.5 / log(2)))
    let notes = try #require(result["notes"] as? [String])
    #expect(notes.contains { $0.contains(source) })
  }

  @Test func `a rounding above 0 counts as 0, and more is refused`() throws {
    let text = { (log: String) in "{\"text\": \"ab\", \"logprob\": \(log), \"base\": \"e\"}\n" }
    let result = try reading.score([text("1.2e-6") + text("-1")])
    #expect(isNear(result["information"], 1 / log(2)))
    let notes = try #require(result["notes"] as? [String])
    #expect(notes.contains { $0.contains("above 0") })
    #expect(reading.failure([text("2e-4")]) != nil)
  }

  @Test func `a token that nothing foretold is counted apart`() throws {
    let text = """
      {"text": "Hello", "logprob": null, "base": 2}
      {"text": " you", "logprob": -3, "base": 2}
      """
    let result = try reading.score([text])
    #expect(result["byteCount"] as? Int == 4)
    #expect(isNear(result["information"], 3))
    let unpredicted = try #require(result["unpredicted"] as? [String: Any])
    #expect(unpredicted["count"] as? Int == 1)
    #expect(unpredicted["byteCount"] as? Int == 5)
  }
}
