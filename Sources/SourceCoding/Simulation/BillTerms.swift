/// The terms from which the lines of a bill are formed, in bits for the whole message.
struct BillTerms {
  /// The entropy N·H(q).
  let entropy: Double
  /// N·H(q) with all symbols unknown to z counted as one; equal to ``entropy`` without
  /// an escape.
  let codedEntropy: Double
  /// The divergence N·KL(q‖z).
  let divergence: Double
  /// N·Σ q (ℓ + log2 z), where ℓ is the cost of a symbol in an endless message.
  let excess: Double
  /// The expected cost of the symbols, without spelling.
  let expected: Double
  /// The cost of the symbols, without spelling.
  let spent: Double
  /// The cost of the symbols beyond their expectation, including spelling; 0 unless
  /// that is known.
  let luck: Double
  /// The expected cost of spelling.
  let expectedSpelling: Double
  /// The cost of spelling that follows from the symbols alone.
  let spelling: Double

  /// The terms of a message.
  ///
  /// - Parameters:
  ///   - message: the tally of the message.
  ///   - q: its distribution; `nil` if it is empty and none is known.
  ///   - isLawKnown: whether q is a known distribution and not that of the message
  ///     itself.
  ///   - z: the proxy, over the alphabet of the code.
  ///   - escape: how symbols that z does not know are written.
  ///   - spellingCosts: the cost of spelling each symbol out, in this way or in one of the code's
  ///     own.
  ///   - costs: the cost of each symbol of the code, if that is constant or nearly so.
  ///   - information: the cost of the symbols as the stream reports it, if it does.
  ///   - expectedRate: the bits of a symbol in an endless message, without spelling;
  ///     `nil` if they are not known.
  init(
    tally message: Tally, q: Distribution?, isLawKnown: Bool, z: Distribution, escape: Escape?,
    spellingCosts: [Double], costs: [Double]?, information: Double?, expectedRate: Double?
  ) {
    let count = Double(message.total)
    let places = escape?.places ?? Array(message.counts.indices)
    let tally = escape.map { message.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) }
    let coded = tally ?? message
    let codedQ =
      escape.flatMap { escape in
        q?.moved(to: escape.places, alphabetSize: escape.codeAlphabetSize)
      } ?? q
    /// The sum over the message, or its expectation if the law is known.
    func sum(_ values: [Double], _ tally: Tally, _ q: Distribution?) -> Double {
      isLawKnown
        ? q.map { q in count * q.expectation { values[$0] } } ?? 0 : tally.weightedSum(of: values)
    }
    let byCosts = costs.map { coded.weightedSum(of: $0) }
    // An empty message costs nothing, even in a code that cannot write some symbol.
    let spent = count == 0 ? 0 : information ?? byCosts ?? .infinity
    let crossEntropy = sum(z.surprisals, coded, codedQ)
    let expected = expectedRate.map { isLawKnown ? count * $0 : spent } ?? spent

    entropy = q.map { sum($0.surprisals, message, q) } ?? 0
    codedEntropy = codedQ.map { sum($0.surprisals, coded, codedQ) } ?? 0
    divergence = codedQ.map { count * $0.divergence(from: z).bits } ?? 0
    if let costs, information == nil {
      // Each term is formed separately, so that nothing cancels.
      excess = sum(zip(costs, z.surprisals).map { $0 == $1 ? 0 : $0 - $1 }, coded, codedQ)
    } else {
      // If symbols cannot be written, the infinite cost belongs to the mismatch.
      excess = expected.isFinite && crossEntropy.isFinite ? expected - crossEntropy : 0
    }
    self.expected = expected
    self.spent = spent
    spelling = message.weightedSum(of: spellingCosts)
    expectedSpelling = sum(spellingCosts, message, q)
    // If the expectation is infinite, no draw deviates from it.
    guard isLawKnown, expectedRate != nil, let q, expected.isFinite, divergence.isFinite else {
      luck = 0
      return
    }
    if let costs, information == nil {
      luck =
        q.support.map { symbol in
          (Double(message.counts[symbol]) - count * q.probability(of: symbol))
            * (costs[places[symbol]] + spellingCosts[symbol])
        }.compensatedSum()
    } else {
      luck = spent - expected + spelling - expectedSpelling
    }
  }
}
