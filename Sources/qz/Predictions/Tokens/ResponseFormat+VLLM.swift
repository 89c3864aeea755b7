/// The tokens of a prompt in vLLM's form.
///
///     "prompt_logprobs": [null, {"1820": {"logprob": -2.5, "rank": 3, "decoded_token": " the"},
///      "279": {…}}]
///
/// The prompt's own token is the one that `prompt_token_ids` names, or the first key of
/// each object; the first token of the prompt has no preceding token, and is `null`.
///
/// Source: vLLM, `vllm/logprobs.py` and *OpenAI-compatible server*, `prompt_logprobs`.
enum VLLMPrompt {
  /// The prompt of a response or choice as a document; empty if there is no prompt.
  static func documents(_ value: JSONTree, key: String?) -> [TokenDocument] {
    guard let items = value["prompt_logprobs"]?.items else { return [] }
    // Programs that sort keys move the first one, so the numbers of the prompt's tokens decide
    // where they are known.
    let numbers = value["prompt_token_ids"]?.items ?? []
    return [
      TokenDocument(
        key: key.map { $0 + " prompt" }, id: key, part: .prompt,
        tokens: items.enumerated().map { index, item in
          record(item, own: items.count == numbers.count ? numbers[index].name : nil)
        }, text: value["prompt"]?.bytes)
    ]
  }

  /// The token at one place.
  ///
  /// - Parameters:
  ///   - value: an object of token numbers, or null.
  ///   - own: the number of the token at this place; `nil` for the first key.
  /// - Returns: the token; without a text for null, and where the server wrote none.
  static func record(_ value: JSONTree, own: String?) -> TokenRecord {
    guard let members = value.members,
      let first = members.first(where: { $0.key == own }) ?? members.first
    else { return TokenRecord(lacksText: true) }
    var token = TokenRecord(first.value) ?? TokenRecord(lacksText: true)
    token.logProbability = first.value["logprob"]?.number
    token.alternatives = members.compactMap { member in
      guard let other = TokenRecord(member.value), let log = other.logProbability else {
        return nil
      }
      return (other.text, log)
    }
    return token
  }
}

extension ResponseFormat {
  /// The outputs of vLLM's own interface, written as JSON.
  ///
  ///     {"prompt": "ab", "prompt_logprobs": [null, {…}], "outputs": [{"index": 0, "text": "c",
  ///      "token_ids": [66], "logprobs": [{"66": {"logprob": -0.2, "decoded_token": "c"}}]}]}
  static let vllm = ResponseFormat(
    name: "vLLM", mark: "prompt_logprobs[], outputs[].logprobs[]",
    reads: {
      $0["choices"] == nil && ($0["prompt_logprobs"] != nil || $0["outputs"]?.items != nil)
    },
    documents: { (value) throws(ResponseProblem) in
      let key = value["request_id"]?.name
      var documents = VLLMPrompt.documents(value, key: key)
      for (place, output) in (value["outputs"]?.items ?? []).enumerated() {
        guard let items = output["logprobs"]?.items else { continue }
        let numbers = output["token_ids"]?.items ?? []
        var document = TokenDocument(
          key: key.map { "\($0)#\(output["index"]?.name ?? "\(place)")" }, id: key)
        document.tokens = items.enumerated().map { index, item in
          VLLMPrompt.record(item, own: numbers.indices.contains(index) ? numbers[index].name : nil)
        }
        document.text = output["text"]?.bytes
        documents.append(document)
      }
      guard !documents.isEmpty else {
        throw .noLogProbabilities("prompt_logprobs=0 or logprobs=0")
      }
      return documents
    })
}
