extension ResponseFormat {
  /// A chat completion, whole or in chunks of a stream.
  ///
  ///     {"id": …, "choices": [{"index": 0, "message": {"content": "Hi"}, "logprobs":
  ///      {"content": [{"token": "Hi", "logprob": -0.1, "bytes": [72, 105], "top_logprobs": […]}]}}]}
  ///
  /// Source: OpenAI, *Chat API reference*, the chat completion object and its chunks; vLLM,
  /// SGLang and llama.cpp write the same.
  static let openAIChat = ResponseFormat(
    name: "OpenAI chat completion", mark: "choices[].logprobs.content[]",
    reads: { value in
      value["choices"]?.items?.allSatisfy {
        $0["message"] != nil || $0["delta"] != nil || $0["logprobs"]?["content"] != nil
      } ?? false
    },
    documents: { (value) throws(ResponseProblem) in
      var documents: [TokenDocument] = VLLMPrompt.documents(value, key: value["id"]?.name)
      for (place, choice) in (value["choices"]?.items ?? []).enumerated() {
        let logs = choice["logprobs"]
        let tokens =
          (TokenRecord.list(logs?["content"]) ?? []) + (TokenRecord.list(logs?["refusal"]) ?? [])
        let content = choice["message"]?["content"]?.bytes ?? choice["delta"]?["content"]?.bytes
        guard !tokens.isEmpty else {
          // Chunks that contain only the role or the end have no tokens.
          if choice["delta"] == nil, !(content ?? []).isEmpty, documents.isEmpty {
            throw .noLogProbabilities("\"logprobs\": true")
          }
          continue
        }
        let number = choice["index"]?.name ?? "\(place)"
        documents.append(
          TokenDocument(
            key: value["id"]?.name.map { "\($0)#\(number)" }, id: value["id"]?.name,
            tokens: tokens, text: choice["delta"] == nil ? content : nil))
      }
      return documents
    })
}
