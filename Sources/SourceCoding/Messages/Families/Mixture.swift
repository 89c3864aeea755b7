extension Distribution {
  /// The mixture Σ w_k p_k(x): first a component is drawn, then a symbol from it.
  ///
  ///     H(mixture) ≥ Σ w_k H(p_k)
  ///
  /// with equality only if all components are equal; the difference, at most H(w), is
  /// the information that a symbol carries about its component. A small share of a
  /// uniform distribution in a proxy keeps every symbol possible, and costs at most
  /// −log2(1 − w) bits a symbol.
  ///
  /// Source: Cover and Thomas, *Elements of Information Theory*, 1991, theorem 2.7.3.
  ///
  /// - Parameter components: distributions over one alphabet, with the probability of
  ///   drawing each.
  /// - Throws: ``InvalidDistribution``, with components for symbols, unless the weights
  ///   are probabilities.
  /// - Precondition: All components have the same alphabet.
  public init(
    mixing components: [(weight: Double, distribution: Distribution)]
  ) throws(InvalidDistribution) {
    let weights = try MixtureWeights(fixed: components.map(\.weight))
    self.init(mixing: components.map(\.distribution), by: weights)
  }

  /// The same with weights of all the digits that were written.
  package init(
    exactlyMixing components: [(weight: WideReal, distribution: Distribution)]
  ) throws(InvalidDistribution) {
    _ = try Distribution(wideProbabilities: components.map(\.weight))
    self.init(mixing: components.map(\.distribution), by: components.map(\.weight))
  }
}
