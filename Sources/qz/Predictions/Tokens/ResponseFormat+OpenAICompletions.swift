extension ResponseFormat {
  /// A completion of the older interface, with or without its prompt (`echo`).
  ///
  ///     {"choices": [{"text": "ab", "logprobs": {"tokens": ["a", "b"],
  ///      "token_logprobs": [null, -0.5], "top_logprobs": [null, {"b": -0.5}]}}]}
  ///
  /// A token that is not valid UTF-8 is written `bytes:\xe2\x80`.
  ///
  /// Source: OpenAI, *Completions API reference*, the completion object; vLLM and
  /// SGLang write the same.
  static let openAICompletions = ResponseFormat(
    name: "OpenAI completion", mark: "choices[].logprobs.tokens[]",
    reads: {
      $0["choices"]?.items?.allSatisfy { $0["text"] != nil || $0["logprobs"] != nil } ?? false
    },
    documents: { (value) throws(ResponseProblem) in
      var documents: [TokenDocument] = []
      for (place, choice) in (value["choices"]?.items ?? []).enumerated() {
        let key = value["id"]?.name.map { "\($0)#\(choice["index"]?.name ?? "\(place)")" }
        documents += VLLMPrompt.documents(choice, key: key)
        guard let logs = choice["logprobs"], !logs.isNull else {
          if documents.isEmpty, choice["finish_reason"]?.isNull == false {
            throw .noLogProbabilities("\"logprobs\": 1")
          }
          continue
        }
        guard let texts = logs["tokens"]?.items, let numbers = logs["token_logprobs"]?.items,
          texts.count == numbers.count
        else {
          throw ResponseProblem(
            reason: "'tokens' and 'token_logprobs' are not two lists of one length",
            remedy: "give it the response as it came")
        }
        let lists = logs["top_logprobs"]?.items ?? []
        var document = TokenDocument(key: key, id: value["id"]?.name)
        for index in texts.indices {
          var token = TokenRecord(text: texts[index].bytes ?? [])
          token.bytes = escapedBytes(token.text)
          token.logProbability = numbers[index].number
          if lists.indices.contains(index) {
            for (name, log) in lists[index].members ?? [] {
              guard let log = log.number else { continue }
              let text = Array(name.utf8)
              token.alternatives.append((escapedBytes(text) ?? text, log))
            }
          }
          document.tokens.append(token)
        }
        // The text of a stream's chunk is only a part of the document.
        if choice["finish_reason"]?.isNull != true { document.text = choice["text"]?.bytes }
        documents.append(document)
      }
      return documents
    })

  /// The bytes in a text such as `bytes:\xe2\x80`; `nil` if the text has another form.
  static func escapedBytes(_ text: [UInt8]) -> [UInt8]? {
    guard text.starts(with: "bytes:".utf8) else { return nil }
    var (rest, bytes) = (text.dropFirst(6), [UInt8]())
    while let first = rest.first {
      if rest.starts(with: "\\x".utf8),
        let byte = UInt8(String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
