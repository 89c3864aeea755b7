/// The source and the proxy held against each other, before any code.
public struct Comparison: Sendable {
  /// H(q): what a code pays per symbol that knows q and treats symbols as independent.
  public let entropy: Information

  /// KL(q‖z): the price of the wrong model, per symbol.
  ///
  /// Where z has an escape, all symbols that it does not know are one here.
  public let divergence: Information

  /// What spelling out symbols that z does not know costs beyond their own entropy,
  /// per symbol of the message; 0 without an escape.
  public let escape: Information

  /// H(q,z): what the ideal code for z pays, per symbol, spelling included.
  public let crossEntropy: Information

  /// KL(z‖q): the divergence with the parts exchanged.
  public let reverseDivergence: Information

  /// H(z,q): the cross entropy with the parts exchanged, what the ideal code for q pays
  /// on symbols of z.
  public let reverseCrossEntropy: Information

  /// H(z): what a code pays that is made for z, on symbols of z.
  public let proxyEntropy: Information

  /// The symbols that q emits and z was learnt without, in symbol order.
  ///
  /// Smoothing or an escape gives them a probability nevertheless; where z calls one
  /// impossible, the cross entropy is infinite.
  public let unseenSymbols: [Int]

  /// The probability under q that a symbol is one of them.
  public let unseenMass: Double

  /// What the symbols that z has seen cost in the ideal code, per symbol of these:
  /// the rate without the unseen ones; `nil` if there is none of either kind.
  public let seenCrossEntropy: Information?

  /// Compares `q` with `proxy`; without a q, for an empty message, all is 0.
  ///
  /// - Parameters:
  ///   - q: the distribution of the message, over its alphabet.
  ///   - proxy: the proxy, over the alphabet of the code.
  ///   - escape: how what it does not know is written.
  init(of q: Distribution?, with proxy: Proxy, escape: Escape?) {
    let z = proxy.distribution
    guard let q else {
      (entropy, divergence, self.escape, crossEntropy) = (.zero, .zero, .zero, .zero)
      (reverseDivergence, reverseCrossEntropy, proxyEntropy) = (.zero, .zero, .zero)
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
      // The entropy of which symbol it is, once it is known to be an unknown one.
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
