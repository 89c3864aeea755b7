import SourceCoding

extension ResponseFormat {
  /// A line of a batch's output: a request's own id, and the response in its body.
  ///
  ///     {"custom_id": "a", "response": {"status_code": 200, "body": {…}}, "error": null}
  ///
  /// Source: OpenAI, *Batch API reference*, the request output object.
  static let batch = ResponseFormat(
    name: "OpenAI batch output", mark: "custom_id, response.body",
    reads: { $0["custom_id"] != nil && ($0["response"] != nil || $0["error"] != nil) },
    documents: { (value) throws(ResponseProblem) in
      let id = value["custom_id"]?.name
      if let reason = failure(of: value) { return [TokenDocument(id: id, failure: reason)] }
      guard let body = value["response"]?["body"], let format = ResponseFormat.of(body) else {
        return [TokenDocument(id: id, failure: "its response has no choices")]
      }
      let documents = try format.documents(body)
      guard !documents.isEmpty else {
        return [TokenDocument(id: id, failure: "its response has no tokens")]
      }
      return documents.map { document in
        var document = document
        document.key = (id ?? "") + "#" + (document.key ?? "")
        document.id = id
        return document
      }
    })

  /// Why a request of a batch failed; `nil` if it did not.
  private static func failure(of value: JSONTree) -> String? {
    if let reason = errorText(in: value) { return reason }
    let response = value["response"] ?? .null
    if response.isNull { return "there is no response" }
    let own = response["body"].flatMap { errorText(in: $0) }
    guard let status = response["status_code"]?.number, status != 200 else { return own }
    return "status \(status.inDigits)" + (own.map { ": \($0)" } ?? "")
  }

  /// The text of the error that a value has; `nil` if it has none.
  static func errorText(in value: JSONTree) -> String? {
    guard let error = value["error"], !error.isNull else { return nil }
    let text = error.first(of: ["message", "code", "type"])?.value.name ?? error.string
    return text.map { String($0.prefix(200)) } ?? "an error without a text"
  }
}
