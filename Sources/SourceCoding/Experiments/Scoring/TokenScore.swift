/// The value of a language model as a code for a text.
///
/// The log-probabilities are summed; perplexity is e to the power of their mean, never
/// a mean of perplexities. Costs per token can be compared between two models only if
/// both divide the text into the same tokens. Costs per byte of the text can always be
/// compared, and the cost per byte times the number of bytes is the size of the file to
/// which the model would compress the text.
///
/// *Surprise:* a model with a smaller vocabulary looks better per word, because "an
/// unknown word" is likelier than any single one of them, and does not say which word
/// it was.
package struct TokenScore: Sendable {
  /// The number of bytes of the text.
  package private(set) var byteCount = 0

  /// The number of tokens that stand for words outside the vocabulary.
  package private(set) var unknownCount = 0

  /// The number of bytes of those words, whose spelling the model does not give.
  package private(set) var unknownByteCount = 0

  /// The tokens to which the model gave probability 0.
  package private(set) var impossible = PlaceList()

  /// The result of writing the events of the tokens and reading them again.
  package private(set) var coding: TokenCoding

  /// The number of tokens that are special marks of the vocabulary; they have a cost
  /// but no text.
  package private(set) var specialCount = 0

  /// The number of tokens that the model did not predict, and of their bytes; no other
  /// number includes them.
  package private(set) var unpredicted = (count: 0, byteCount: 0)

  /// The number of characters of the text.
  package private(set) var characterCount = 0

  private var losses = BatchedSum()
  private var knownNats = CompensatedSum()
  private var sums = GroupedSums()

  /// The quantities that are summed by document.
  private enum Quantity {
    static let nats = 0
    static let tokens = 1
    static let bytes = 2
    static let characters = 3
    static let spaces = 4
    static let textNats = 5
  }

  /// Measures tokens that are too many for memory.
  ///
  /// - Parameter pass: passes all tokens, in any parts, to its argument; it is called
  ///   twice, and must pass the same tokens each time.
  /// - Throws: any error of `pass`.
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

  /// Measures tokens that are in memory.
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

  /// The cost of the possible tokens per byte of their text; `nil` for no bytes.
  package var possiblePerByte: Information? {
    let bytes = sums.total[Quantity.bytes]
    return bytes > 0 ? Information(nats: losses.total / bytes) : nil
  }

  /// The number of documents; 0 if none are known.
  package var documentCount: Int { sums.documentCount }

  /// The number of words as lm-evaluation-harness counts them: in each document one
  /// more than the number of stretches of white space.
  package var wordCount: Int {
    Int(sums.total[Quantity.spaces]) + max(1, sums.documentCount)
  }

  /// H(q,z) per token in bits, with its interval; `nil` if a token is impossible.
  package var perToken: GroupInterval? { rate(Quantity.nats, Quantity.tokens) }

  /// Why ``perToken`` is not known; `nil` where it is.
  package var refusal: GroupInterval.Refusal? {
    sums.refusal(of: Quantity.nats, to: Quantity.tokens)
  }

  /// H(q,z) per byte of the text in bits (BPB), with its interval.
  package var perByte: GroupInterval? { rate(Quantity.nats, Quantity.bytes) }

  /// H(q,z) per byte of the text in bits without the cost of the vocabulary's special
  /// marks, with its interval.
  package var perByteOfText: GroupInterval? { rate(Quantity.textNats, Quantity.bytes) }

  /// H(q,z) per character of the text in bits, with its interval.
  package var perCharacter: GroupInterval? { rate(Quantity.nats, Quantity.characters) }

  /// H(q,z) per byte of the text without the cost of the vocabulary's special marks;
  /// `nil` without bytes.
  package var textPerByte: Information? {
    guard impossible.count == 0, byteCount > 0 else { return nil }
    return Information(nats: sums.total[Quantity.textNats] / Double(byteCount))
  }

  /// The loss per word, of which lm-evaluation-harness prints the perplexity.
  package var crossEntropyPerWord: Information? {
    byteCount > 0 ? Information(bits: total.bits / Double(wordCount)) : nil
  }

  private func rate(_ numerator: Int, _ denominator: Int) -> GroupInterval? {
    guard impossible.count == 0 else { return nil }
    return sums.ratio(of: numerator, to: denominator)?
      .scaled(by: Information(nats: 1).bits)
  }

  /// e^H(q,z) per token.
  package var perplexity: Double { Mathematics.exp(crossEntropy.nats) }

  /// The loss per token of the tokens within the vocabulary; `nil` if there is none, or an
  /// impossible one.
  package var knownLoss: Information? {
    let count = tokenCount - unknownCount
    guard count > 0, impossible.count == 0 else { return nil }
    return Information(nats: knownNats.value / Double(count))
  }

  /// The interval in which the cross entropy per token of the source, as it was during
  /// this text, probably lies, in bits; `nil` for no tokens or an impossible one.
  package var interval: RateInterval? {
    guard impossible.count == 0, losses.count > 0 else { return nil }
    return .estimated(
      from: losses.series(times: Information(nats: 1).bits), moments: nil, isLearning: false)
  }

  /// The checks of laws that the score must obey.
  package var checks: [Check] {
    guard let bitCount = coding.bitCount else { return [] }
    return [
      Check(
        name: "the events are decoded correctly", holds: coding.outcome == .exact,
        detail: "\(coding.outcome)"),
      Check(
        name: "the stream is as long as the tokens have information",
        holds: abs(Double(bitCount) - total.bits) <= 0.001 * total.bits + 64,
        detail:
          "\(bitCount.counted("bit")) written, \(total.bits.inDigits) of information; 0.1 % and 64 bits allowed"
      ),
    ]
  }
}
