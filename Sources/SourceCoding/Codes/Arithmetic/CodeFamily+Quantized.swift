extension CodeFamily {
  /// A family whose codes need probabilities that are multiples of 2^−B.
  ///
  /// - Parameters:
  ///   - name: the family's name as an argument of `--code`.
  ///   - precisions: the legal B.
  ///   - most: the greatest B that is used if none is given. The B used then is the
  ///     least one whose rounding costs almost nothing, or `most` if that is smaller;
  ///     but it leaves at least two shares for each symbol of z.
  ///   - summary: what the family does, in one line.
  ///   - make: makes the code with the given shares.
  init(
    quantized name: String, precisions: ClosedRange<Int> = QuantizedDistribution.precisions,
    fittingUpTo most: Int = QuantizedDistribution.precisions.upperBound, summary: String,
    make: @escaping @Sendable (QuantizedDistribution) -> some Coder
  ) {
    self.init(
      name: name,
      parameter: .init(symbol: "B", range: precisions, fallback: Self.fittingPrecision),
      summary: summary
    ) { (proxy, bits) throws(DesignError) in
      let z = proxy.distribution
      let digits = digitCount(of: UInt64(z.weights.count { $0 > 0 }))
      let limit = min(max(most, digits + 1), precisions.upperBound)
      let quantized =
        bits == Self.fittingPrecision
        ? try QuantizedDistribution(fitting: z, within: precisions.lowerBound...limit)
        : try QuantizedDistribution(z, bits: bits)
      let code = make(quantized)
      return Design(
        code: code, symbolCosts: code.symbolCosts, idealFor: quantized.distribution,
        notes: ["z is rounded to shares of 2^−\(quantized.bits)"])
    }
  }

  /// The value that means: the precision that fits.
  private static let fittingPrecision = 0
}
