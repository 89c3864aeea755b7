extension Distribution {
  /// This distribution at the temperature T: z(x)^(1/T), normalised.
  ///
  /// Below 1 the probable symbols become more probable, and towards 0 only the most
  /// probable one is left. Above 1 all symbols approach each other, and for large T
  /// every possible symbol is equally probable. The entropy never falls as T rises. An
  /// impossible symbol stays impossible. An overconfident proxy can be corrected by
  /// this one number, which is how classifiers are calibrated.
  ///
  /// Powers are taken of probabilities relative to the greatest, with the digits and
  /// the range of `WideReal`, so no symbol vanishes, however low the temperature is.
  ///
  /// Source: Beck and Schlögl, *Thermodynamics of Chaotic Systems*, 1993 (escort
  /// distributions); Guo, Pleiss, Sun and Weinberger, *On calibration of modern neural
  /// networks*, 2017.
  ///
  /// - Precondition: The temperature is finite and greater than zero.
  public func tempered(_ temperature: Double) -> Distribution {
    precondition(temperature > 0 && temperature.isFinite, "temperatures are greater than zero")
    // A double near 1/n is taken for it: a tenth is not a double.
    let isInverse = (1 / temperature).rounded() == 1 / temperature
    return tempered(
      isInverse ? WideReal(1) / WideReal(1 / temperature) : WideReal(temperature))
  }

  /// The same at a temperature with all the digits that were written.
  package func tempered(_ temperature: WideReal) -> Distribution {
    guard temperature != WideReal(1) else { return self }
    let greatest = weight(of: mostProbableSymbol)
    // A whole power is a product, which gives exact powers of two.
    let power = (WideReal(1) / temperature).snapped.whole
    return Distribution(
      computedWeights: weights.indices.map { symbol in
        guard isPossible(symbol) else { return .zero }
        let ratio = weight(of: symbol) / greatest
        if let power { return ratio.power(power) }
        return (ratio.naturalLogarithm / temperature).exponential
      })
  }
}
