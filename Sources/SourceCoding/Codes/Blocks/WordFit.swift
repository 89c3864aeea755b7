/// The model that a code on words of several symbols is ideal for, compared with
/// independent symbols.
///
/// A word w that costs ℓ(w) bits has r(w) = 2^−ℓ(w) / κ, with κ = Σ 2^−ℓ(w). Symbols
/// drawn independently from q form words with the probabilities Q(w) = Π q(x), and H(Q)
/// = E|w| · H(q), so with |w| the number of symbols in a word
///
///     Σ Q ℓ / E|w| = H(q) + (KL(Q‖r) − log2 κ) / E|w|
///
/// as for single symbols. If the symbols of a message depend on each other, its words
/// have other probabilities, which q does not determine.
///
/// Source: Jelinek and Schneider, *On variable-length-to-block coding*, 1972 (the
/// entropy of the words of a complete tree).
package struct WordFit: Hashable, Sendable {
  /// The number of words.
  package let wordCount: Int

  /// The Kraft sum κ over the words.
  package let kraftSum: Double

  /// log2 κ, per symbol.
  package let log2KraftSum: Double

  /// KL(Q‖r) per symbol; infinite if q has a symbol that the code cannot write.
  package let divergence: Information

  /// The fit of words with the given costs.
  ///
  /// - Parameters:
  ///   - words: the weight of each word under q, and its cost in bits.
  ///   - meanLength: E|w|.
  ///   - isWritable: whether the code can write all symbols of q.
  private init?(
    _ words: [(weight: WideReal, cost: Double)], meanLength: Double, isWritable: Bool
  ) {
    guard let r = ImpliedModel(costs: words.map(\.cost)) else { return nil }
    wordCount = words.count
    kraftSum = r.kraftSum
    log2KraftSum = r.log2KraftSum / meanLength
    guard isWritable else {
      divergence = Information(bits: .infinity)
      return
    }
    let q = Distribution(computedWeights: words.map(\.weight))
    divergence = Information(bits: q.divergence(from: r.distribution).bits / meanLength)
  }

  /// The fit of a code's words to independent symbols from `q`; `nil` if the code has
  /// no words.
  package init?(of code: any Coder, on q: Distribution) {
    switch code {
    case let coder as BlockCoder:
      let shares = coder.digits.shares(in: q)
      var weights = [WideReal(1)]
      for _ in 0..<coder.blockLength {
        weights = weights.flatMap { weight in shares.map { weight * $0 } }
      }
      self.init(
        zip(weights, coder.prefixCode.costs).map { ($0, $1) },
        meanLength: Double(coder.blockLength),
        isWritable: q.support.allSatisfy(coder.digits.isPossible))
    case let coder as TunstallCoder:
      let (shares, tree) = (coder.digits.shares(in: q), coder.tree)
      var nodes = [WideReal(1)]
      for node in tree.nodes.dropFirst() { nodes.append(nodes[node.parent] * shares[node.digit]) }
      let weights = tree.places.map { place in
        let (node, digit) = place.quotientAndRemainder(dividingBy: tree.symbolCount)
        return nodes[node] * shares[digit]
      }
      self.init(
        weights.map { ($0, Double(tree.bitCount)) },
        meanLength: nodes.reduce(.zero, +).value,
        isWritable: q.support.allSatisfy(coder.digits.isPossible))
    default: return nil
    }
  }
}

extension SymbolDigits {
  /// The probability of each digit under `q`, with full precision.
  fileprivate func shares(in q: Distribution) -> [WideReal] {
    symbols.map { q.weight(of: Int($0)) / q.wideTotal }
  }
}
