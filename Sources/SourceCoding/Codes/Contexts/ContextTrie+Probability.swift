/// The probability of the next symbol under the counts of a trie.
///
/// After a context c that was followed n(c) times, by T(c) different symbols, symbol x
/// has the probability
///
///     p(x | c) = (n(cx) + T(c) · p(x | c′)) / (n(c) + T(c)),
///
/// where c′ is c without its oldest symbol; beyond the empty context all K symbols are
/// equally probable. Each further kind of symbol is evidence that the context has not
/// shown all that can follow it, and moves weight to the shorter context.
///
/// Source: Witten and Bell, *The zero-frequency problem*, 1991; Chen and Goodman, *An
/// empirical study of smoothing techniques for language modeling*, 1996 (the
/// recursion).
extension ContextTrie {
  /// The counts that the context of `length` symbols has for one symbol.
  struct Evidence {
    /// The number of times that the symbol followed the context, n(cx).
    var count = 0.0
    /// The number of times that any symbol followed it, n(c).
    var total = 0.0
    /// The number of different symbols that followed it, T(c).
    var kinds = 0.0
  }

  /// Computes the probability of `symbol` with contexts of each length from 0 to
  /// ``order``.
  ///
  /// If the message has not been that long yet, or the context is new, it is the
  /// probability with the longest known context.
  ///
  /// - Parameters:
  ///   - symbol: the symbol.
  ///   - alphabetSize: K.
  ///   - evidence: memory for ``order`` + 1 values, which is reused from call to call.
  ///   - body: receives each length and the probability.
  func expect(
    _ symbol: UInt32, alphabetSize: Int, evidence: inout [Evidence],
    _ body: (_ length: Int, _ probability: Double) -> Void
  ) {
    var node: UInt32?
    var parent = context
    for length in (0...contextLength).reversed() {
      // If the symbol followed a context, it also followed all shorter ones.
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
