internal import SourceCoding

extension TokenReport {
  /// The report as a JSON object of the schema `qz.score/1`.
  ///
  /// Information is in bits. A value that is infinite is the text `"Infinity"`, for
  /// JSON has no such number.
  package var json: JSONValue {
    .object([
      "schema": .string("qz.score/1"),
      "kind": .string("tokens"),
      "source": .string(path),
      "base": .string(unit.rawValue),
      "tokenCount": .integer(score.tokenCount),
      "byteCount": .integer(score.byteCount),
      "byteRule": .string(byteRule),
      "brokenTokens": .integer(brokenCount),
      "information": .real(score.total.bits),
      "possibleInformation": .real(score.possibleTotal.bits),
      "crossEntropy": .real(score.crossEntropy.bits),
      "crossEntropyNats": .real(score.crossEntropy.nats),
      "crossEntropyPerByte": score.crossEntropyPerByte.map { .real($0.bits) } ?? .null,
      "standardError": .finite(score.interval?.standardError),
      "halfWidth95": .finite(score.interval?.halfWidth95),
      "effectiveCount": .finite(score.interval?.effectiveCount),
      "perplexity": .real(score.perplexity),
      "unknown": .object([
        "count": .integer(score.unknownCount),
        "byteCount": .integer(score.unknownByteCount),
        "perplexityWithout": score.knownPerplexity.map { .real($0) } ?? .null,
      ]),
      "impossible": .object([
        "count": .integer(score.impossible.count),
        "places": .array(score.impossible.first.map { .integer($0) }),
        "placeName": .string("line"),
      ]),
      "coding": .object([
        "bitCount": score.coding.bitCount.map { .integer($0) } ?? .null,
        "coded": .string("the event \"it was this token\", for each"),
        "roundTrip": score.coding.bitCount == nil ? .null : .bool(score.coding.outcome == .exact),
        "outcome": .string("\(score.coding.outcome)"),
      ]),
      "checks": .checks(score.checks),
    ])
  }

  /// The report, a row for each quantity.
  package var observations: Observations {
    var table = Observations(of: ["source", "class"])
    func add(_ quantity: String, _ unit: String, _ value: Double?) {
      table.add(quantity, unit, value, of: [.text(path), .none])
    }
    add("token count", "tokens", Double(score.tokenCount))
    add("byte count", "bytes", Double(score.byteCount))
    add("information", "bits", score.total.bits)
    add("cross entropy", "bits/token", score.crossEntropy.bits)
    add("standard error", "bits/token", score.interval?.standardError)
    add("cross entropy per byte", "bits/byte", score.crossEntropyPerByte?.bits)
    add("perplexity", "tokens", score.perplexity)
    add("unknown words", "tokens", Double(score.unknownCount))
    add("impossible tokens", "tokens", Double(score.impossible.count))
    add("stream", "bits", score.coding.bitCount.map(Double.init))
    return table
  }
}
