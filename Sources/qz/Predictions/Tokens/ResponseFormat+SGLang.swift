extension ResponseFormat {
  /// A response of SGLang's `/generate`.
  ///
  ///     {"text": "b", "meta_info": {"id": …, "input_token_logprobs": [[null, 97, "a"]],
  ///      "output_token_logprobs": [[-0.5, 98, "b"]], "output_top_logprobs": [[[-0.5, 98, "b"]]]}}
  ///
  /// Source: SGLang, *Native API* and *Sampling parameters*, `return_logprob`.
  static let sglang = ResponseFormat(
    name: "SGLang", mark: "meta_info.output_token_logprobs[]",
    reads: { $0["meta_info"]?.members != nil },
    documents: { (value) throws(ResponseProblem) in
      let info = value["meta_info"] ?? .null
      var documents: [TokenDocument] = []
      for part in TokenPart.allCases {
        let name = part == .prompt ? "input" : "output"
        guard let items = info["\(name)_token_logprobs"]?.items, !items.isEmpty else { continue }
        let lists = info["\(name)_top_logprobs"]?.items ?? []
        let id = info["id"]?.name
        var document = TokenDocument(key: id.map { "\($0) \(name)" }, id: id, part: part)
        for (index, item) in items.enumerated() {
          var token = record(item)
          if lists.indices.contains(index) {
            token.alternatives = (lists[index].items ?? []).compactMap { other in
              let other = record(other)
              return other.logProbability.map { (other.text, $0) }
            }
          }
          document.tokens.append(token)
        }
        if part == .output { document.text = value["text"]?.bytes }
        let lacksText = document.text == nil && document.tokens.contains { $0.text.isEmpty }
        guard !lacksText else {
          throw ResponseProblem(
            reason: "tokens have numbers and no text",
            remedy: "ask the server with \"return_text_in_logprobs\": true")
        }
        documents.append(document)
      }
      guard !documents.isEmpty else { throw .noLogProbabilities("\"return_logprob\": true") }
      return documents
    })

  /// A token given as its logarithm, its number in the vocabulary, and its text or
  /// null.
  private static func record(_ item: JSONTree) -> TokenRecord {
    var token = TokenRecord(text: item[2]?.bytes ?? [])
    token.logProbability = item[0]?.number
    return token
  }
}
