/// The source and the proxy held against each other, before any code.
public struct Comparison: Sendable {
  /// H(q): what any code must pay, per symbol.
  public let entropy: Information

  /// H(q,z): what the ideal code for z pays, per symbol.
  public let crossEntropy: Information

  /// KL(q‖z): the price of the wrong model, per symbol.
  public let divergence: Information

  /// KL(z‖q): what it would be with the parts exchanged.
  public let reverseDivergence: Information

  /// The symbols that q emits and z was learnt without, in symbol order.
  ///
  /// Smoothing gives them a probability nevertheless; where z calls one
  /// impossible, the cross entropy is infinite.
  public let unseenSymbols: [Int]

  /// The probability under q that a symbol is one of them.
  public let unseenMass: Double

  /// Compares `q` with `proxy`; without a q, for an empty message, all is 0.
  init(of q: Distribution?, with proxy: Proxy) {
    let z = proxy.distribution
    guard let q else {
      (entropy, crossEntropy, divergence, reverseDivergence) = (.zero, .zero, .zero, .zero)
      unseenSymbols = []
      unseenMass = 0
      return
    }
    entropy = q.entropy
    crossEntropy = q.crossEntropy(under: z)
    divergence = q.divergence(from: z)
    reverseDivergence = z.divergence(from: q)
    unseenSymbols = q.support.filter(proxy.hasNeverSeen)
    unseenMass = unseenSymbols.map { q.probability(of: $0) }.compensatedSum()
  }
}
