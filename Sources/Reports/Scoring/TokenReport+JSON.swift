internal import SourceCoding

extension TokenReport {
  /// The report as a JSON object of the schema `qz.score/1`.
  ///
  /// Information is in bits. An infinite value is the text `"Infinity"`, because JSON
  /// has no such number.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "schema": .string("qz.score/1"),
      "kind": .string("tokens"),
      "summary": summary.json,
      "source": .string(path),
      "base": .string(unit.rawValue),
      "item": .string(item),
      "tokenCount": .integer(score.tokenCount),
      "byteCount": .integer(score.byteCount),
      "byteRule": .string(byteRule),
      "brokenTokens": .integer(brokenCount),
      "tokensWithoutText": .integer(textlessCount),
      "information": .real(score.total.bits),
      "possibleInformation": .real(score.possibleTotal.bits),
      "crossEntropy": .real(score.crossEntropy.bits),
      "crossEntropyNats": .real(score.crossEntropy.nats),
      "crossEntropyPerByte": score.crossEntropyPerByte.map { .real($0.bits) } ?? .null,
      "standardError": .finite(score.perToken?.standardError),
      "halfWidth95": .finite(score.perToken?.halfWidth95),
      "effectiveCount": .finite(score.interval?.effectiveCount),
      "perplexity": .perplexity(of: score.crossEntropy),
      "nllPerToken": .real(score.crossEntropy.nats),
    ]
    members.merge(figures) { $1 }
    members.merge(rest) { $1 }
    return .object(members)
  }

  /// The figures with their names.
  private var figures: [String: JSONValue] {
    [
      "bitsPerByte": figure(score.crossEntropyPerByte?.bits, score.perByte),
      "bitsPerCharacter": figure(
        score.characterCount > 0 ? score.total.bits / Double(score.characterCount) : nil,
        score.perCharacter),
      "bitsPerByteWithoutSpecials": figure(score.textPerByte?.bits, score.perByteOfText),
      "bytePerplexity": score.crossEntropyPerByte.map { .perplexity(of: $0) } ?? .null,
      "wordPerplexity": score.crossEntropyPerWord.map { .perplexity(of: $0) } ?? .null,
      "characterCount": .integer(score.characterCount),
      "wordCount": .integer(score.wordCount),
      "documentCount": .integer(score.documentCount),
      "intervalBy": score.perToken.map {
        .string($0.kind.rawValue)
      } ?? .null,
      "intervalGroups": score.perToken.map { .integer($0.groupCount) } ?? .null,
      "specialTokens": .integer(score.specialCount),
      "unpredicted": .object([
        "count": .integer(score.unpredicted.count),
        "byteCount": .integer(score.unpredicted.byteCount),
      ]),
    ]
  }

  private var rest: [String: JSONValue] {
    [
      "possibleBitsPerByte": score.possiblePerByte.map { .real($0.bits) } ?? .null,
      "notes": .array(notes.map { .string($0) }),
      "failedRequests": failedRequests.map {
        .object([
          "count": .integer($0.count), "firstID": $0.firstID.map { .string($0) } ?? .null,
          "firstReason": .string($0.firstReason),
        ])
      } ?? .null,
      "unknown": .object([
        "count": .integer(score.unknownCount),
        "byteCount": .integer(score.unknownByteCount),
        "perplexityWithout": score.knownLoss.map { .perplexity(of: $0) } ?? .null,
      ]),
      "impossible": .object([
        "count": .integer(score.impossible.count),
        "places": .array(score.impossible.first.map { .integer($0) }),
        "placeName": .string(placeName),
      ]),
      "coding": .object([
        "bitCount": score.coding.bitCount.map { .integer($0) } ?? .null,
        "coded": .string("the event \"it was this token\", for each"),
        "roundTrip": score.coding.bitCount == nil ? .null : .bool(score.coding.outcome == .exact),
        "outcome": .string("\(score.coding.outcome)"),
      ]),
      "checks": .checks(score.checks),
    ]
  }

  private func figure(_ value: Double?, _ interval: GroupInterval?) -> JSONValue {
    guard let value else { return .null }
    return .object([
      "value": .real(value), "standardError": .finite(interval?.standardError),
      "halfWidth95": .finite(interval?.halfWidth95),
    ])
  }

  /// The report, with a row for each quantity.
  package var observations: Observations {
    var table = Observations(of: ["source", "class"])
    func add(_ quantity: String, _ unit: String, _ value: Double?) {
      table.add(quantity, unit, value, of: [.text(path), .none])
    }
    add("token count", "\(item)s", Double(score.tokenCount))
    add("byte count", "bytes", Double(score.byteCount))
    add("information", "bits", score.total.bits)
    add("cross entropy", "bits/\(item)", score.crossEntropy.bits)
    add(Observations.halfWidth95, "bits/\(item)", score.perToken?.halfWidth95)
    add("standard error", "bits/\(item)", score.perToken?.standardError)
    add("cross entropy per byte", "bits/byte", score.crossEntropyPerByte?.bits)
    add(Observations.halfWidth95 + " per byte", "bits/byte", score.perByte?.halfWidth95)
    if score.characterCount > 0 {
      add(
        "cross entropy per character", "bits/character",
        score.total.bits / Double(score.characterCount))
      add(
        Observations.halfWidth95 + " per character", "bits/character",
        score.perCharacter?.halfWidth95)
    }
    add("loss", "nats/\(item)", score.crossEntropy.nats)
    add("byte perplexity", "bytes", score.crossEntropyPerByte?.representablePerplexity)
    add("word perplexity", "words", score.crossEntropyPerWord?.representablePerplexity)
    add("characters", "characters", Double(score.characterCount))
    add("words", "words", Double(score.wordCount))
    add("documents", "documents", Double(score.documentCount))
    add("special tokens", "tokens", Double(score.specialCount))
    add("unpredicted tokens", "tokens", Double(score.unpredicted.count))
    add("perplexity", "tokens", score.crossEntropy.representablePerplexity)
    add("unknown words", "tokens", Double(score.unknownCount))
    add("failed requests", "requests", Double(failedRequests?.count ?? 0))
    add("impossible tokens", "tokens", Double(score.impossible.count))
    add("stream", "bits", score.coding.bitCount.map(Double.init))
    return table
  }
}
