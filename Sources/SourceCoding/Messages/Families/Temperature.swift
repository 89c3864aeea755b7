extension Distribution {
  /// This distribution at the temperature T: z(x)^(1/T), normalised.
  ///
  /// Below 1 the likely symbols become likelier still, and towards 0 only the
  /// likeliest is left; above 1 all symbols draw together, and in the heat every
  /// possible symbol is as likely as the next. The entropy never falls as T rises.
  /// What was impossible stays so. A proxy that is too sure of itself is cured
  /// by one number: that is how classifiers are calibrated.
  ///
  /// Powers are taken of probabilities relative to the greatest, with the digits and the
  /// range of `WideReal`: no symbol vanishes, however cold it gets.
  ///
  /// Source: Beck and Schlögl, *Thermodynamics of Chaotic Systems*, 1993 (escort
  /// distributions); Guo, Pleiss, Sun and Weinberger, *On calibration of modern
  /// neural networks*, 2017.
  ///
  /// - Precondition: the temperature is finite and greater than zero.
  public func tempered(_ temperature: Double) -> Distribution {
    precondition(temperature > 0 && temperature.isFinite, "temperatures are greater than zero")
    guard temperature != 1 else { return self }
    let greatest = weight(of: mostProbableSymbol)
    // A whole power is a product, which keeps powers of two what they are.
    let power = Int(exactly: 1 / temperature)
    return Distribution(
      computedWeights: weights.indices.map { symbol in
        guard isPossible(symbol) else { return .zero }
        let ratio = weight(of: symbol) / greatest
        if let power { return ratio.power(power) }
        return (ratio.naturalLogarithm / WideReal(temperature)).exponential
      })
  }
}
