extension Estimator {
  /// Absolute discounting: D is taken from every count and given to the symbols without
  /// one.
  ///
  ///     p(x) = (n(x) − D) / N
  ///
  /// The mass taken from T different symbols, D·T / N, is shared equally among the
  /// symbols that were not seen. If every symbol was seen, the rule is maximum
  /// likelihood.
  ///
  /// Source: Ney, Essen and Kneser, *On structuring probabilistic dependences in
  /// stochastic language modelling*, 1994.
  ///
  /// - Precondition: D lies within ``legalDiscounts``.
  public static func absoluteDiscount(_ discount: Double) -> Estimator {
    precondition(legalDiscounts.contains(discount), "a discount lies between 0 and 1")
    return Estimator(
      name: "discount:\(discount)", summary: "discount (-\(discount) each)"
    ) { tally in
      tally.weights(unseenMass: discount * Double(tally.distinctSymbols)) {
        Double($0) - discount
      }
    }
  }

  /// The discounts that leave a positive mass to both the seen and the unseen symbols.
  public static let legalDiscounts = 1e-9...(1 - 1e-9)
}
