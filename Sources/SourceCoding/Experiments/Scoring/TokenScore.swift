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

  /// The number of tokens that are marks of the vocabulary, which cost and are no text.
  package private(set) var specialCount = 0

  /// The number of tokens that the model did not predict, and of their bytes; they are in no
  /// other number.
  package private(set) var unpredicted = (count: 0, byteCount: 0)

  /// The number of characters of the text.
  package private(set) var characterCount = 0

  private var losses = BatchedSum()
  private var knownNats = CompensatedSum()
  private var sums = GroupedSums()

  /// What is summed by document.
  private enum Quantity {
    static let nats = 0
    static let tokens = 1
    static let bytes = 2
    static let characters = 3
    static let spaces = 4
    static let textNats = 5
  }

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
    unpredicted.count += tokens.unpredicted.count
    unpredicted.byteCount += tokens.unpredicted.byteCount
    for index in 0..<tokens.count {
      byteCount += tokens.byteCounts[index]
      characterCount += tokens.characterCounts[index]
      if tokens.areSpecial[index] { specialCount += 1 }
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
      var row = GroupedSums.Row.zero
      row[Quantity.nats] = surprisal
      row[Quantity.tokens] = 1
      row[Quantity.bytes] = Double(tokens.byteCounts[index])
      row[Quantity.characters] = Double(tokens.characterCounts[index])
      row[Quantity.spaces] = Double(tokens.spaceCounts[index])
      row[Quantity.textNats] = tokens.areSpecial[index] ? 0 : surprisal
      sums.add(row, document: tokens.documents[index])
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

  /// What the possible tokens cost, per byte of their text; `nil` for no bytes.
  package var possiblePerByte: Information? {
    let bytes = sums.total[Quantity.bytes]
    return bytes > 0 ? Information(nats: losses.total / bytes) : nil
  }

  /// The number of documents; 0 where none are known.
  package var documentCount: Int { sums.documentCount }

  /// The number of words as lm-evaluation-harness counts them: stretches of white space and
  /// one more, in each document.
  package var wordCount: Int {
    Int(sums.total[Quantity.spaces]) + max(1, sums.documentCount)
  }

  /// H(q,z) per token in bits, with its interval; `nil` where one is impossible.
  package var perToken: GroupInterval? { rate(Quantity.nats, Quantity.tokens) }

  /// H(q,z) per byte of the text in bits (BPB), with its interval.
  package var perByte: GroupInterval? { rate(Quantity.nats, Quantity.bytes) }

  /// H(q,z) per byte without what the marks of the vocabulary cost.
  package var perByteOfText: GroupInterval? { rate(Quantity.textNats, Quantity.bytes) }

  /// H(q,z) per character of the text in bits, with its interval.
  package var perCharacter: GroupInterval? { rate(Quantity.nats, Quantity.characters) }

  /// H(q,z) per byte without what the marks of the vocabulary cost; `nil` without bytes.
  package var textPerByte: Information? {
    guard impossible.count == 0, byteCount > 0 else { return nil }
    return Information(nats: sums.total[Quantity.textNats] / Double(byteCount))
  }

  /// e to the loss per byte, as lm-evaluation-harness has it.
  package var bytePerplexity: Double? {
    crossEntropyPerByte.map { Mathematics.exp($0.nats) }
  }

  /// e to the loss per word, as lm-evaluation-harness has it.
  package var wordPerplexity: Double? {
    byteCount > 0 ? Mathematics.exp(total.nats / Double(wordCount)) : nil
  }

  private func rate(_ numerator: Int, _ denominator: Int) -> GroupInterval? {
    guard impossible.count == 0 else { return nil }
    return sums.ratio(of: numerator, to: denominator)?
      .scaled(by: Information(nats: 1).bits)
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
          "\(bitCount.grouped) bits written, \(total.bits.inDigits) of information; 0.1 % and 64 bits allowed"
      ),
    ]
  }
}
