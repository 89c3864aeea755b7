/// The comparison of source and proxy, independent of any code.
public struct Comparison: Sendable {
  /// The entropy H(q): the cost per symbol under a code that knows q and treats symbols
  /// as independent.
  public let entropy: Information

  /// The divergence KL(q‖z): the price of the wrong model, per symbol.
  ///
  /// If z has an escape, all symbols that it does not know count as one here.
  public let divergence: Information

  /// The cost of spelling out symbols that z does not know, beyond their own entropy,
  /// per symbol of the message; 0 without an escape.
  public let escape: Information

  /// The cross entropy H(q,z): what the ideal code for z pays per symbol, including
  /// spelling.
  public let crossEntropy: Information

  /// The divergence KL(z‖q), with q and z exchanged.
  public let reverseDivergence: Information

  /// The cross entropy H(z,q), with q and z exchanged: what the ideal code for q pays
  /// on symbols of z.
  public let reverseCrossEntropy: Information

  /// The entropy H(z): what a code made for z pays on symbols of z.
  public let proxyEntropy: Information

  /// The symbols that q emits and that do not occur in the data z was learnt from, in
  /// symbol order.
  ///
  /// Smoothing or an escape still gives them a probability; if z gives one the
  /// probability 0, the cross entropy is infinite.
  public let unseenSymbols: [Int]

  /// The total probability of these symbols under q.
  public let unseenMass: Double

  /// The cost in the ideal code of the symbols that z has seen, per such symbol: the
  /// rate without the unseen symbols; `nil` if there are no symbols of one of the two
  /// kinds.
  public let seenCrossEntropy: Information?

  /// Compares `q` with `proxy`; without a q, for an empty message, what symbols cost is
  /// 0, and the quantities of q and z exchanged are not numbers.
  ///
  /// - Parameters:
  ///   - q: the distribution of the message, over its alphabet.
  ///   - proxy: the proxy, over the alphabet of the code.
  ///   - escape: how symbols that the proxy does not know are written.
  init(of q: Distribution?, with proxy: Proxy, escape: Escape?) {
    let z = proxy.distribution
    guard let q else {
      (entropy, divergence, self.escape, crossEntropy) = (.zero, .zero, .zero, .zero)
      let undefined = Information(bits: .nan)
      (reverseDivergence, reverseCrossEntropy) = (undefined, undefined)
      proxyEntropy = z.entropy
      unseenSymbols = []
      unseenMass = 0
      seenCrossEntropy = nil
      return
    }
    let coded = escape.map { q.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) } ?? q
    entropy = q.entropy
    divergence = coded.divergence(from: z)
    reverseDivergence = z.divergence(from: coded)
    reverseCrossEntropy = z.crossEntropy(under: coded)
    proxyEntropy = z.entropy
    if let escape {
      let spelling = q.expectation { escape.spellingCosts[$0] }
      // The entropy of the choice between unknown symbols, given that the symbol is
      // unknown.
      let choice = q.expectation { symbol in
        escape.isEscaped(symbol)
          ? (q.surprisal(of: symbol) - coded.surprisal(of: escape.places[symbol])).bits : 0
      }
      self.escape = Information(bits: spelling - choice)
      crossEntropy = coded.crossEntropy(under: z) + Information(bits: spelling)
      unseenSymbols = q.support.filter(escape.isEscaped)
    } else {
      self.escape = .zero
      crossEntropy = q.crossEntropy(under: z)
      unseenSymbols = q.support.filter(proxy.hasNeverSeen)
    }
    unseenMass = unseenSymbols.map { q.probability(of: $0) }.compensatedSum()
    let surprisals = z.surprisals
    let unseen = Set(unseenSymbols)
    let seen = q.support.filter { !unseen.contains($0) }
    let cost = seen.map { q.weights[$0] * surprisals[escape?.places[$0] ?? $0] }.compensatedSum()
    let weight = seen.map { q.weights[$0] }.compensatedSum()
    seenCrossEntropy =
      seen.isEmpty || unseen.isEmpty ? nil : Information(bits: cost / weight)
  }
}
