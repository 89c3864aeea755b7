extension ResponseFormat {
  /// A response of the Responses interface, or the events that stream its text.
  ///
  ///     {"id": …, "output": [{"type": "message", "content": [{"type": "output_text", "text": "Hi",
  ///      "logprobs": [{"token": "Hi", "logprob": -0.1, "bytes": [72, 105]}]}]}]}
  ///     {"type": "response.output_text.delta", "item_id": …, "logprobs": […]}
  ///
  /// Source: OpenAI, *Responses API reference*, the response object and its streaming events.
  static let openAIResponses = ResponseFormat(
    name: "OpenAI response", mark: "output[].content[].logprobs[]",
    reads: {
      $0["output"]?.items != nil || $0["type"]?.string?.hasPrefix("response.") ?? false
    },
    documents: { (value) throws(ResponseProblem) in
      if let type = value["type"]?.string {
        // The other events tell the same text again.
        guard type == "response.output_text.delta" else { return [] }
        let tokens = TokenRecord.list(value["logprobs"]) ?? []
        return tokens.isEmpty ? [] : [TokenDocument(key: value["item_id"]?.name, tokens: tokens)]
      }
      var documents: [TokenDocument] = []
      for (place, item) in (value["output"]?.items ?? []).enumerated() {
        for content in item["content"]?.items ?? [] {
          guard let tokens = TokenRecord.list(content["logprobs"]), !tokens.isEmpty else {
            continue
          }
          documents.append(
            TokenDocument(
              key: value["id"]?.name.map { "\($0)#\(place)" }, id: value["id"]?.name,
              tokens: tokens, text: content["text"]?.bytes))
        }
      }
      guard !documents.isEmpty else {
        throw .noLogProbabilities("\"include\": [\"message.output_text.logprobs\"]")
      }
      return documents
    })
}
