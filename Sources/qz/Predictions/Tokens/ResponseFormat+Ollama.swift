extension ResponseFormat {
  /// A response of Ollama's `/api/generate` or `/api/chat`, whole or streamed.
  ///
  ///     {"model": …, "response": "Hi", "done": true,
  ///      "logprobs": [{"token": "Hi", "logprob": -0.1, "bytes": [72, 105]}]}
  ///
  /// *Surprise:* it writes U+FFFD for a token that ends within a character, so bytes
  /// are counted from the text.
  ///
  /// Source: Ollama, *API reference*, `logprobs` and `top_logprobs`.
  static let ollama = ResponseFormat(
    name: "Ollama", mark: "logprobs[] beside response or message",
    reads: { value in
      value["choices"] == nil && value["model"] != nil
        && (value["response"]?.bytes != nil || value["message"] != nil)
        || value["logprobs"]?.items?.contains { $0["token"] != nil } ?? false
    },
    documents: { (value) throws(ResponseProblem) in
      let isEnd = if case .truth(false)? = value["done"] { false } else { true }
      guard let tokens = TokenRecord.list(value["logprobs"]), !tokens.isEmpty else {
        let text = value["response"]?.bytes ?? value["message"]?["content"]?.bytes ?? []
        if isEnd, text.isEmpty { return [TokenDocument()] }
        if !isEnd, text.isEmpty { return [] }
        throw .noLogProbabilities("\"logprobs\": true")
      }
      return [
        TokenDocument(
          tokens: tokens,
          text: value["response"]?.bytes ?? value["message"]?["content"]?.bytes, isEnd: isEnd)
      ]
    })
}
