/// What a trie of counts expects of the next symbol.
///
/// After a context c that was followed n(c) times, by T(c) different symbols, symbol
/// x is expected with
///
///     p(x | c) = (n(cx) + T(c) · p(x | c′)) / (n(c) + T(c)),
///
/// where c′ is c without its oldest symbol; beyond the empty context all K symbols
/// are alike. Every further kind of symbol is taken as evidence that the context
/// has not shown all it can, and moves weight to the shorter one.
///
/// Source: Witten and Bell, *The zero-frequency problem*, 1991; Chen and Goodman,
/// *An empirical study of smoothing techniques for language modeling*, 1996 (the
/// recursion).
extension ContextTrie {
  /// What the context that is `length` symbols long says of one symbol.
  struct Evidence {
    /// How often the symbol followed the context, n(cx).
    var count = 0.0
    /// How often any symbol followed it, n(c).
    var total = 0.0
    /// How many different symbols did, T(c).
    var kinds = 0.0
  }

  /// The probability of `symbol` by contexts of each length from 0 to ``order``.
  ///
  /// Where the message has not been that long, or the context is new, it is that by
  /// the longest one there is.
  ///
  /// - Parameters:
  ///   - symbol: the symbol.
  ///   - alphabetSize: K.
  ///   - evidence: room for ``order`` + 1 values, to save making it each time.
  ///   - body: is given each length and the probability.
  func expect(
    _ symbol: UInt32, alphabetSize: Int, evidence: inout [Evidence],
    _ body: (_ length: Int, _ probability: Double) -> Void
  ) {
    var node: UInt32?
    var parent = context
    for length in (0...contextLength).reversed() {
      // If the symbol followed a context, it followed all shorter ones.
      node = node.map { suffixes[Int($0)] } ?? child(of: parent, symbol)
      evidence[length] = Evidence(
        count: node.map { Double(counts[Int($0)]) } ?? 0, total: Double(totals[Int(parent)]),
        kinds: Double(kinds[Int(parent)]))
      parent = suffixes[Int(parent)]
    }
    var probability = 1 / Double(alphabetSize)
    for length in 0...order {
      if length <= contextLength, evidence[length].total > 0 {
        let known = evidence[length]
        probability = (known.count + known.kinds * probability) / (known.total + known.kinds)
      }
      body(length, probability)
    }
  }
}
