import SourceCoding

/// A JSON form in which servers and tools write tokens with their log-probabilities.
struct ResponseFormat: Sendable {
  /// The program or service that writes it.
  let name: String

  /// The keys by which it is recognised, for help.
  let mark: String

  /// Whether a value is of this form.
  let reads: @Sendable (JSONTree) -> Bool

  /// The tokens of a value; empty for a part of a stream without tokens.
  let documents: @Sendable (JSONTree) throws(ResponseProblem) -> [TokenDocument]

  /// Every form except that of qz's own lines, in the order in which they are tried.
  static let all: [ResponseFormat] = [
    .batch, .languageModelEvaluation, .llamaServer, .sglang, .vllm, .openAIChat,
    .openAICompletions, .openAIResponses, .gemini, .ollama,
  ]

  /// The form of `value`; `nil` if it has none of them.
  static func of(_ value: JSONTree) -> ResponseFormat? { all.first { $0.reads(value) } }
}

/// The reason why a value has no tokens that can be scored.
struct ResponseProblem: Error {
  let reason: String
  let remedy: String

  /// A response for which log-probabilities were not requested.
  static func noLogProbabilities(_ request: String) -> ResponseProblem {
    ResponseProblem(
      reason: "the response has no log-probabilities", remedy: "ask the server with \(request)")
  }
}

extension TokenRecord {
  /// A token of the form `{"token": …, "logprob": …, "bytes": …, "top_logprobs": […]}`.
  ///
  /// - Returns: `nil` if it has neither text nor bytes.
  init?(_ value: JSONTree) {
    let text = value.first(of: ["token", "text", "tok_str", "decoded_token"])?.value.bytes
    bytes = value["bytes"]?.byteList
    guard let spelled = text ?? bytes else { return nil }
    self.text = spelled
    logProbability =
      value.first(of: ["logprob", "logProbability", "log_probability"])?.value.number
      ?? value["prob"]?.number.map(TokenRecord.logarithm)
    for other in value.first(of: ["top_logprobs", "top_probs"])?.value.items ?? [] {
      guard let token = TokenRecord(other), let log = token.logProbability else { continue }
      alternatives.append((token.bytes ?? token.text, log))
    }
    // Old servers list objects of a token and its logarithm.
    for other in value.first(of: ["top_logprobs"])?.value.members ?? [] {
      guard let log = other.value.number else { continue }
      alternatives.append((Array(other.key.utf8), log))
    }
  }

  static func logarithm(_ probability: Double) -> Double {
    probability > 0 ? Mathematics.log(probability) : -.infinity
  }

  /// The tokens of a list of such objects; `nil` if an item is something else.
  static func list(_ value: JSONTree?) -> [TokenRecord]? {
    guard let items = value?.items else { return nil }
    var tokens: [TokenRecord] = []
    for item in items {
      guard let token = TokenRecord(item) else { return nil }
      tokens.append(token)
    }
    return tokens
  }
}
