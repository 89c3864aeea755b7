/// The standard error of a mean over independent parts, in bits per symbol.
///
/// For the rate of one message, whose symbols depend on each other, see ``RateInterval``.
public struct StandardError: Hashable, Sendable {
  /// One standard error.
  public let value: Double

  /// The method by which it was computed.
  public let method: Method

  /// A method of computing a standard error.
  public enum Method: Hashable, Sendable {
    /// From the variance of a symbol's cost, as if symbols were independent.
    case independentSymbols
    /// From the observed variation of independent rows.
    case independentRows(count: Int)
    /// From the variation of the means of independent draws of whole messages.
    case independentDraws(count: Int)
  }

  /// Half the width of the interval that covers the true value 95 times in 100.
  ///
  /// A few rows or draws estimate their own spread badly; the quantile of Student's
  /// distribution allows for that.
  public var halfWidth95: Double {
    switch method {
    case .independentSymbols: Self.quantile95 * value
    case .independentRows(let count), .independentDraws(let count):
      Self.studentQuantile95(freedom: count - 1) * value
    }
  }

  /// Half the width of the interval that covers 95 draws of 100 of a normal variable,
  /// in standard deviations.
  static let quantile95 = 1.959_963_984_540_054

  /// The same for Student's distribution with the given degrees of freedom.
  ///
  /// Up to six degrees it is exact to all digits; beyond that it is computed by its
  /// expansion, whose error is 0.002 % at seven degrees and falls from there on.
  ///
  /// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 1964, formula
  /// 26.7.5.
  ///
  /// - Precondition: There is at least one degree of freedom.
  static func studentQuantile95(freedom: Int) -> Double {
    precondition(freedom >= 1, "one value alone has no spread")
    guard freedom > fewFreedoms.count else { return fewFreedoms[freedom - 1] }
    let (z, n) = (quantile95, Double(freedom))
    let cube = z * z * z
    let first = (cube + z) / (4 * n)
    let second = (5 * cube * z * z + 16 * cube + 3 * z) / (96 * n * n)
    let power = cube * cube * z
    let third = (3 * power + 19 * cube * z * z + 17 * cube - 15 * z) / (384 * n * n * n)
    let fourth =
      (79 * power * z * z + 776 * power + 1482 * cube * z * z - 1920 * cube - 945 * z)
      / (92_160 * n * n * n * n)
    return z + first + second + third + fourth
  }

  /// The quantiles for 1 to 6 degrees of freedom.
  private static let fewFreedoms = [
    12.706_204_736_174_705, 4.302_652_729_749_464, 3.182_446_305_283_710,
    2.776_445_105_197_794, 2.570_581_835_636_316, 2.446_911_851_144_970,
  ]

  /// The error of a rate over `count` symbols drawn independently from `distribution`,
  /// which cost `costs` each: √(Var ℓ / N).
  ///
  /// - Returns: `nil` without symbols, or if a symbol that occurs cannot be written.
  public static func ofIndependentSymbols(
    _ distribution: Distribution, costs: [Double], count: Int
  ) -> StandardError? {
    let variance = distribution.variance(of: costs)
    guard count > 0, variance.isFinite else { return nil }
    return StandardError(
      value: (variance / Double(count)).squareRoot(), method: .independentSymbols)
  }
}
