/// A sample of lm-evaluation-harness, as `--log_samples` writes it.
///
///     {"doc_id": 0, "target": 1, "arguments": {"gen_args_0": {"arg_0": "Q", "arg_1": " yes"}, …},
///      "filtered_resps": [[-3.2, false], [-1.1, true]], "acc": 1.0}
///     {"doc_id": 0, "filtered_resps": [-123.4], "byte_perplexity": [-123.4, 80],
///      "word_perplexity": [-123.4, 15]}
///
/// Source: EleutherAI, *lm-evaluation-harness*, `lm_eval/evaluator.py` and
/// `lm_eval/api/task.py`.
struct EvaluationSample {
  private let value: JSONTree

  /// Reads a value as a sample; `nil` if it is something else.
  init?(_ value: JSONTree) {
    guard value["doc_id"] != nil, value["resps"] != nil || value["filtered_resps"] != nil else {
      return nil
    }
    self.value = value
  }

  var id: String? { value["doc_id"]?.name }

  private var responses: [JSONTree] {
    value.first(of: ["filtered_resps", "resps"])?.value.items ?? []
  }

  /// The log-likelihoods of the choices, in nats; `nil` unless there are several.
  var choices: [Double]? {
    guard responses.count > 1, !isGenerated else { return nil }
    let numbers = responses.compactMap { Self.likelihood($0) }
    return numbers.count == responses.count ? numbers : nil
  }

  /// The number of the right choice, or its text.
  var target: NumberRow.Label {
    switch value["target"] {
    case .number(let number)?: return .number(number)
    case .text(let bytes)?:
      let text = String(decoding: bytes, as: UTF8.self)
      if let place = continuations.firstIndex(where: { $0.trimmed == text.trimmed }) {
        return .number(Double(place))
      }
      return .text(text)
    default: return .none
    }
  }

  /// Whether the model generated text, which has no likelihood.
  var isGenerated: Bool {
    // A request for text says how to generate it; the text may be a number.
    let request = value["arguments"]?[0]?[1] ?? value["arguments"]?.members?.first?.value["arg_1"]
    if request?.members != nil { return true }
    // A filter may leave a number of a text: `resps` has the text.
    return ((value["resps"]?.items ?? []) + responses).contains { Self.isText($0) }
  }

  private static func isText(_ response: JSONTree) -> Bool {
    if let first = response.items?.first { return isText(first) }
    return response.bytes != nil && response.number == nil
  }

  /// The log-likelihood of a single text, in nats.
  var likelihood: Double? { responses.first.flatMap { Self.likelihood($0) } }

  /// The continuation in each request.
  private var continuations: [String] {
    if let items = value["arguments"]?.items { return items.map { $0[1]?.string ?? "" } }
    return (value["arguments"]?.members ?? []).map { $0.value["arg_1"]?.string ?? "" }
  }

  /// The text that has this likelihood.
  var text: String? {
    if let first = continuations.first, !first.isEmpty { return first }
    let single = value["arguments"]?[0]?[0] ?? value["arguments"]?.members?.first?.value["arg_0"]
    return single?.string ?? value["target"]?.string
  }

  /// The numbers of bytes and words that the harness counted.
  var counts: (bytes: Int, words: Int?)? {
    let bytes = value.first(of: ["byte_perplexity", "bits_per_byte"])?.value[1]?.number
    let words = value["word_perplexity"]?[1]?.number
    return bytes.flatMap { Int(exactly: $0) }.map { ($0, words.flatMap { Int(exactly: $0) }) }
  }

  private static func likelihood(_ response: JSONTree) -> Double? {
    if let number = response.number { return number }
    guard let first = response.items?.first else { return nil }
    return first.number ?? likelihood(first)
  }
}

extension ResponseFormat {
  /// Texts with one likelihood each, that is, everything except multiple choice.
  static let languageModelEvaluation = ResponseFormat(
    name: "lm-evaluation-harness", mark: "doc_id, filtered_resps",
    reads: { EvaluationSample($0) != nil },
    documents: { (value) throws(ResponseProblem) in
      guard let sample = EvaluationSample(value) else { return [] }
      guard !sample.isGenerated else {
        throw ResponseProblem(
          reason: "the sample is generated text, which has no likelihood",
          remedy: "name samples of a multiple-choice, loglikelihood or perplexity task")
      }
      guard let likelihood = sample.likelihood else {
        throw ResponseProblem(
          reason: "the sample has no log-likelihood", remedy: "give it the output of --log_samples")
      }
      var token = TokenRecord(text: Array((sample.text ?? "").utf8))
      token.bytes = token.text
      token.logProbability = likelihood
      return [
        TokenDocument(key: sample.id, id: sample.id, tokens: [token], counts: sample.counts)
      ]
    })
}

extension String {
  /// The text without spaces around it.
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start.reversed().drop { $0.isWhitespace }.isEmpty
      ? start
      : start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.endIndex)]
  }
}
