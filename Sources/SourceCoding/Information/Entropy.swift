/// Entropy and cross entropy: the cost of symbols under a model that is right, and
/// under one that may be wrong.
///
/// The surprisal of a symbol, −log2 of its probability, is the number of bits that a
/// code made for the distribution should spend on it. Both quantities are averages of a
/// surprisal over the symbols that really occur:
///
///     H(q)   = −Σ q(x) log q(x)      the model is the truth
///     H(q,z) = −Σ q(x) log z(x)      the model is z, the truth is q
///
/// 0 · log 0 counts as 0: a symbol that never occurs costs nothing.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948.
extension Distribution {
  /// The information in seeing a symbol, −log2 p(x); infinite if p(x) is 0.
  public func surprisal(of symbol: Int) -> Information {
    Information(bits: surprisalBits(of: symbol))
  }

  /// The surprisal of every symbol, in bits.
  public var surprisals: [Double] { weights.indices.map(surprisalBits(of:)) }

  /// The entropy H(q), from 0 to log2 K bits a symbol.
  ///
  /// - Complexity: O(K).
  public var entropy: Information {
    crossEntropy(under: self)
  }

  /// The cross entropy H(q,z), where q is this distribution and z the proxy.
  ///
  /// It is never below the entropy, and infinite if q emits a symbol that z calls
  /// impossible (``symbolsUnseen(by:)`` returns these symbols). The arguments cannot be
  /// exchanged: the average is taken over q, and the surprisals are those of z.
  ///
  /// - Complexity: O(K).
  /// - Precondition: Both have the same alphabet.
  public func crossEntropy(under proxy: Distribution) -> Information {
    precondition(alphabetSize == proxy.alphabetSize, "distributions over different alphabets")
    return Information(bits: expectation { proxy.surprisalBits(of: $0) })
  }

  /// The perplexity 2^H(q): the number of equally probable symbols that are as hard to
  /// guess.
  public var perplexity: Double { Mathematics.exp2(entropy.bits) }

  /// The variance of the surprisal, in bits squared.
  ///
  /// A message of n independent symbols costs n·H bits, plus or minus √(n ·
  /// varentropy). It is 0 for a uniform distribution.
  ///
  /// Source: Kontoyiannis and Verdú, *Optimal lossless data compression:
  /// non-asymptotics and asymptotics*, 2014.
  public var varentropy: Double {
    // Only differences matter, so surprisals are taken relative to that of the most
    // probable symbol. This keeps the digits of the differences if all are nearly
    // equal.
    let greatest = weight(of: mostProbableSymbol)
    let nats = weights.indices.map { symbol in
      guard isPossible(symbol) else { return 0.0 }
      let excess = ((weight(of: symbol) - greatest) / greatest).value
      return excess > -0.5
        ? -Mathematics.log1p(excess)
        : (greatest / weight(of: symbol)).log2 * Mathematics.naturalLogarithmOf2
    }
    return variance(of: nats) / Mathematics.naturalLogarithmOf2
      / Mathematics.naturalLogarithmOf2
  }

  /// The mean of `value(x)` over this distribution.
  ///
  /// `value` is not called for symbols with probability 0.
  func expectation(of value: (Int) -> Double) -> Double {
    var sum = CompensatedSum()
    for symbol in weights.indices where weights[symbol] > 0 {
      let value = value(symbol)
      // A finite value of a symbol whose weight is below all doubles adds nothing; an
      // infinite one counts.
      let weight = value.isFinite ? wideWeights?[symbol].value ?? weights[symbol] : 1
      sum.add(weight * value)
    }
    return sum.value / total
  }

  /// The variance of `values[x]` over this distribution.
  ///
  /// It is a mean of squared deviations, so it is never negative; it is infinite if the
  /// value of a possible symbol is infinite.
  func variance(of values: [Double]) -> Double {
    let mean = expectation { values[$0] }
    guard mean.isFinite else { return .infinity }
    return expectation { (values[$0] - mean) * (values[$0] - mean) }
  }

  /// −log2 of the probability of `symbol`, accurate to about 2^−51 of its value.
  ///
  /// Above one half the quotient is so close to 1 that its rounding would spoil the
  /// logarithm; the result is then computed from the share of all other symbols.
  private func surprisalBits(of symbol: Int) -> Double {
    guard isPossible(symbol) else { return .infinity }
    if let majority, majority.symbol == symbol {
      // Adding 0 makes the cost of a certain symbol 0 bits and not −0.
      return -Mathematics.log1p(-majority.othersShare) / Mathematics.naturalLogarithmOf2 + 0
    }
    guard let wideWeights else { return Mathematics.log2(total / weights[symbol]) }
    return (wideTotal / wideWeights[symbol]).log2
  }
}
