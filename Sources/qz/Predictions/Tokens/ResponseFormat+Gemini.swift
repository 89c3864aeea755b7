extension ResponseFormat {
  /// A response of Gemini's `generateContent`.
  ///
  ///     {"responseId": …, "candidates": [{"content": {"parts": [{"text": "Hi"}]}, "logprobsResult":
  ///      {"chosenCandidates": [{"token": "Hi", "tokenId": 2, "logProbability": -0.1}],
  ///       "topCandidates": [{"candidates": […]}]}}]}
  ///
  /// Source: Google, *Gemini API reference*, `GenerateContentResponse`, `LogprobsResult`; its
  /// Python library writes the same names with underscores.
  static let gemini = ResponseFormat(
    name: "Gemini", mark: "candidates[].logprobsResult",
    reads: { $0["candidates"]?.items != nil },
    documents: { (value) throws(ResponseProblem) in
      var documents: [TokenDocument] = []
      let id = value.first(of: ["responseId", "response_id"])?.value.name
      for (place, candidate) in (value["candidates"]?.items ?? []).enumerated() {
        guard let result = candidate.first(of: ["logprobsResult", "logprobs_result"])?.value,
          var tokens = TokenRecord.list(
            result.first(of: ["chosenCandidates", "chosen_candidates"])?.value)
        else { continue }
        let lists = result.first(of: ["topCandidates", "top_candidates"])?.value.items ?? []
        for (index, list) in lists.enumerated() where tokens.indices.contains(index) {
          tokens[index].alternatives = (TokenRecord.list(list["candidates"]) ?? []).compactMap {
            other in other.logProbability.map { (other.text, $0) }
          }
        }
        let parts = candidate["content"]?["parts"]?.items ?? []
        let text = parts.compactMap { $0["text"]?.bytes }
        documents.append(
          TokenDocument(
            key: id.map { "\($0)#\(candidate["index"]?.name ?? "\(place)")" }, id: id,
            tokens: tokens, text: text.isEmpty ? nil : Array(text.joined())))
      }
      guard !documents.isEmpty else { throw .noLogProbabilities("\"responseLogprobs\": true") }
      return documents
    })
}
