extension ResponseFormat {
  /// A response of `/completion` of llama.cpp's server, in either form, whole or
  /// streamed.
  ///
  ///     {"content": "a", "completion_probabilities": [{"id": 64, "token": "a", "bytes": [97],
  ///      "logprob": -0.2, "top_logprobs": […]}], "stop": true}
  ///     {"content": "a", "completion_probabilities": [{"content": "a",
  ///      "probs": [{"tok_str": "a", "prob": 0.8}]}]}
  ///
  /// *Surprise:* a token that ends within a character is not listed.
  ///
  /// Source: llama.cpp, `tools/server/README.md`, `n_probs` and `post_sampling_probs`.
  static let llamaServer = ResponseFormat(
    name: "llama.cpp server", mark: "completion_probabilities[]",
    reads: { $0["completion_probabilities"] != nil },
    documents: { (value) throws(ResponseProblem) in
      var document = TokenDocument()
      for item in value["completion_probabilities"]?.items ?? [] {
        guard let token = item["probs"] == nil ? TokenRecord(item) : oldRecord(item) else {
          throw ResponseProblem(
            reason: "a token has neither a text nor a probability",
            remedy: "give it the response as it came")
        }
        document.tokens.append(token)
      }
      document.text = value["content"]?.bytes
      document.isEnd = if case .truth(false)? = value["stop"] { false } else { true }
      return document.tokens.isEmpty && document.isEnd == false ? [] : [document]
    })

  /// A token whose own probability is found by its text among the most probable ones.
  private static func oldRecord(_ item: JSONTree) -> TokenRecord? {
    guard let text = item["content"]?.bytes else { return nil }
    var token = TokenRecord(text: text)
    for other in item["probs"]?.items ?? [] {
      guard let name = other["tok_str"]?.bytes, let probability = other["prob"]?.number else {
        return nil
      }
      let log = TokenRecord.logarithm(probability)
      token.alternatives.append((name, log))
      if name == text, token.logProbability == nil { token.logProbability = log }
    }
    return token
  }
}
