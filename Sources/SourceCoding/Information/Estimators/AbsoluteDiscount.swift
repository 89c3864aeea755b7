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
    absoluteDiscount(WideReal(discount))
  }

  /// The same with a discount of all the digits that were written, so that 1 − D has them
  /// too.
  static func absoluteDiscount(_ discount: WideReal) -> Estimator {
    let name = discount.value
    precondition(legalDiscounts.contains(name), "a discount lies between 0 and 1")
    return Estimator(
      name: "discount:\(name)", summary: "discount (-\(name) each)",
      wideWeights: { tally in
        tally.weights(unseenMass: discount * WideReal(Double(tally.distinctSymbols))) {
          WideReal(count: $0) - discount
        }
      })
  }

  /// The discounts that leave a positive mass to both the seen and the unseen symbols.
  public static let legalDiscounts = 1e-9...(1 - 1e-9)
}
