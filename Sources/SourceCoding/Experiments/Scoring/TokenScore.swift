/// What a language model is worth as a code for a text.
///
/// The log-probabilities are summed; perplexity is e to their mean, never a mean of
/// perplexities. Per token the numbers of two models compare only if they cut the
/// text in the same way. Per byte of the text they always do, and times its bytes
/// they are the size of the file that the model would compress it to.
///
/// *Surprise:* a model that knows fewer words looks better per word, for "an unknown
/// word" is likelier than any one of them, and does not say which it was.
package struct TokenScore: Sendable {
  /// The number of bytes of the text.
  package private(set) var byteCount = 0

  /// The number of tokens that stand for words outside the vocabulary.
  package private(set) var unknownCount = 0

  /// The number of bytes of those words, whose spelling the model does not give.
  package private(set) var unknownByteCount = 0

  /// The tokens that the model called impossible.
  package private(set) var impossible = PlaceList()

  /// The events of the tokens, written and read again.
  package private(set) var coding: TokenCoding

  private var losses = BatchedSum()
  private var knownNats = CompensatedSum()

  /// Measures tokens that are too many to be held at once.
  ///
  /// - Parameter pass: shows all tokens, in any parts, to its argument; called
  ///   twice, and shows the same each time.
  /// - Throws: what `pass` throws.
  package init<Failure: Error>(
    pass: (_ take: (TokenScores) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    coding = TokenCoding(outcome: .exact, bitCount: 0)
    var encoder = TokenEncoder()
    try pass { tokens in
      add(tokens)
      encoder.encode(tokens)
    }
    var decoder = encoder.finish()
    if decoder.isReadable { try pass { decoder.compare($0) } }
    coding = decoder.finish()
  }

  /// Measures tokens at hand.
  package init(of tokens: TokenScores) {
    self.init { take in take(tokens) }
  }

  private mutating func add(_ tokens: TokenScores) {
    for index in 0..<tokens.count {
      byteCount += tokens.byteCounts[index]
      if tokens.areUnknown[index] {
        unknownCount += 1
        unknownByteCount += tokens.byteCounts[index]
      }
      let surprisal = tokens.surprisals[index]
      guard surprisal < .infinity else {
        impossible.append(tokens.places[index])
        continue
      }
      losses.add(surprisal)
      if !tokens.areUnknown[index] { knownNats.add(surprisal) }
    }
  }
}

extension TokenScore {
  /// The number of tokens.
  package var tokenCount: Int { losses.count + impossible.count }

  /// The information of the whole text under the model; infinite if a token is
  /// impossible.
  package var total: Information {
    impossible.count > 0 ? Information(bits: .infinity) : Information(nats: losses.total)
  }

  /// The information of the tokens that are possible.
  package var possibleTotal: Information { Information(nats: losses.total) }

  /// H(q,z) per token; 0 for no tokens.
  package var crossEntropy: Information {
    Information(bits: total.bits / Double(max(1, tokenCount)))
  }

  /// H(q,z) per byte of the text; `nil` for a text of no bytes.
  package var crossEntropyPerByte: Information? {
    byteCount > 0 ? Information(bits: total.bits / Double(byteCount)) : nil
  }

  /// e^H(q,z) of a token.
  package var perplexity: Double { Mathematics.exp(crossEntropy.nats) }

  /// The perplexity of the tokens within the vocabulary; `nil` if there is none, or
  /// an impossible one.
  package var knownPerplexity: Double? {
    let count = tokenCount - unknownCount
    guard count > 0, impossible.count == 0 else { return nil }
    return Mathematics.exp(knownNats.value / Double(count))
  }

  /// How far the cross entropy per token may lie from that of the source as it was during
  /// this text, in bits; `nil` for no tokens or an impossible one.
  package var interval: RateInterval? {
    guard impossible.count == 0, losses.count > 0 else { return nil }
    return .estimated(
      from: losses.series(times: Information(nats: 1).bits), moments: nil, isLearning: false)
  }

  /// The laws that the score was held against.
  package var checks: [Check] {
    guard let bitCount = coding.bitCount else { return [] }
    return [
      Check(
        name: "the events come back", holds: coding.outcome == .exact,
        detail: "\(coding.outcome)"),
      Check(
        name: "the stream is as long as the tokens have information",
        holds: abs(Double(bitCount) - total.bits) <= 0.001 * total.bits + 64,
        detail:
          "\(bitCount.grouped) bits written, \(total.bits.inWords) of information; 0.1 % and 64 bits allowed"
      ),
    ]
  }
}
