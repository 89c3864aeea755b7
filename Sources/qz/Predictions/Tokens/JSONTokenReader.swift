import SourceCoding

/// Tokens in a JSON file: unchanged responses of servers, or one token a line.
///
///     {"text": "Hello", "logprob": -2.5, "base": "e", "document": "a"}
///     {"bytes": [72, 105], "logprob": -3.1}
struct JSONTokenReader: TokenReader {
  let placeName: String

  /// The format of the first value; `nil` for one token a line.
  let format: ResponseFormat?

  /// The unit of the logarithms, if the first line states it.
  let unit: InformationUnit?

  private var values: JSONValueReader

  /// Whether an object is a token of this kind.
  static func reads(_ value: JSONTree) -> Bool {
    value["choices"] == nil
      && (value.members?.contains { $0.key == "logprob" || $0.key == "bytes" } ?? false
        || value.first(of: ["text", "token"]) != nil && value["logprobs"] == nil)
  }

  /// A reader of `file`, which the user named `path`.
  init(_ file: FileSource, path: String) throws(Failure) {
    var first = JSONValueReader(file, path: path)
    var value = try first.next() ?? .null
    // Requests that failed may come first.
    while ResponseFormat.of(value) == nil, ResponseFormat.errorText(in: value) != nil,
      let next = try first.next()
    { value = next }
    format = ResponseFormat.of(value)
    placeName = format == nil ? "line" : "token"
    unit = format == nil ? try Self.unit(of: value, at: first.place) : .nats
    values = JSONValueReader(file, path: path)
  }

  mutating func next() throws(Failure) -> TokenDocument? {
    guard pending.isEmpty else { return pending.removeFirst() }
    guard let value = try values.next() else { return nil }
    guard format != nil else { return try line(value) }
    do throws(ResponseProblem) {
      // The last value of a stream may have another form, and a request that failed has an error.
      pending =
        try ResponseFormat.of(value)?.documents(value)
        ?? ResponseFormat.errorText(in: value).map {
          [TokenDocument(id: value["id"]?.name, failure: $0)]
        } ?? []
    } catch {
      throw .job("\(values.place): \(error.reason)", remedy: error.remedy)
    }
    return pending.isEmpty ? TokenDocument(isEnd: false) : pending.removeFirst()
  }

  /// The documents of the last value that have not been returned yet.
  private var pending: [TokenDocument] = []

  private func line(_ value: JSONTree) throws(Failure) -> TokenDocument {
    let place = values.place
    guard value.members != nil, var token = TokenRecord(value) else {
      guard value.members != nil else {
        throw .job(
          "\(place) is not a JSON object",
          remedy: "write it like {\"text\": \"a\", \"logprob\": -1.5}")
      }
      throw .job(
        "\(place) has neither 'text' nor 'bytes'", remedy: "give every token one of them")
    }
    if let bytes = value["bytes"], !bytes.isNull, token.bytes == nil {
      throw .job("\(place): 'bytes' is not a list of bytes", remedy: "write them like [72, 105]")
    }
    guard let log = value["logprob"] else {
      throw .job(
        "\(place) has no log-probability",
        remedy: "write \"logprob\": null for a token that the model did not predict")
    }
    guard log.isNull || token.logProbability != nil else {
      throw .job("\(place): 'logprob' is not a number", remedy: "write it like -1.5")
    }
    if let base = try Self.unit(of: value, at: place), let unit, base != unit {
      throw .job(
        "\(place): a logarithm to the base \(base.base), where others are to the base \(unit.base)",
        remedy: "bring them to one base")
    }
    token.place = values.lineNumber
    let key = value.first(of: JSONRowReader.documentKeys)?.value.name
    return TokenDocument(
      key: key, id: value["id"]?.name, name: key, tokens: [token], isEnd: false)
  }

  private static func unit(
    of value: JSONTree, at place: String
  ) throws(Failure) -> InformationUnit? {
    guard let base = value["base"], !base.isNull else { return nil }
    guard let unit = base.name.flatMap({ InformationUnit(base: $0) }) else {
      throw .job("\(place): 'base' is neither e, 2 nor 10", remedy: "write one of them")
    }
    return unit
  }
}
