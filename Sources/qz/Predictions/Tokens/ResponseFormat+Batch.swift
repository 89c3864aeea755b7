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
      // A request that failed has no tokens.
      guard let body = value["response"]?["body"], let format = ResponseFormat.of(body) else {
        return []
      }
      let id = value["custom_id"]?.name
      return try format.documents(body).map { document in
        var document = document
        document.key = (id ?? "") + "#" + (document.key ?? "")
        document.id = id
        return document
      }
    })
}
