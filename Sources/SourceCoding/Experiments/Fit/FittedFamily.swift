/// A family of distributions over the whole numbers with one parameter, to be fitted.
///
/// Weights are cut off behind the last of K values and normalised, whatever K is; the
/// families of a SPEC, ``DistributionFamily``, have 256.
public struct FittedFamily: Sendable {
  /// What it is called: `geometric`.
  public let name: String

  /// A letter for the parameter, as in a SPEC: `P`.
  public let parameter: String

  /// Whether the parameters lie apart by factors, over several powers of ten.
  let isLogarithmic: Bool

  /// The SPEC of the member with a parameter, for values of a byte.
  let spec: @Sendable (_ parameter: Double, _ greatest: Int) -> String

  /// The parameters that are tried, from one end to the other, in ascending order.
  let grid: @Sendable (_ greatest: Int) -> [Double]

  /// The logarithms of the weights of 0 ..< count, but for a common summand.
  let logarithms: @Sendable (_ parameter: Double, _ greatest: Int, _ count: Int) -> [Double]

  /// What the likeliest member depends on alone, by its mean.
  let statistic: @Sendable (_ value: Int) -> Double

  /// The statistic in words: `i`, `ln(i + 1)`.
  let words: String

  /// What the member with the given parameter costs on q, H(q,z), in bits per symbol.
  ///
  /// It comes from logarithms, so that a value may be as unlikely as it likes; in
  /// ``member(_:greatest:count:)`` those below 1e-140 of the greatest are lost.
  func crossEntropy(of q: Distribution, under parameter: Double, greatest: Int) -> Double {
    let logarithms = logarithms(parameter, greatest, q.alphabetSize)
    let sum = LogSum.of(logarithms.span)
    return q.expectation { sum - logarithms[$0] } / Mathematics.naturalLogarithmOf2
  }

  /// The member with the given parameter.
  ///
  /// - Parameters:
  ///   - parameter: the parameter, within the grid.
  ///   - greatest: the greatest value that came, beyond which some families end.
  ///   - count: the number of values, K, more than `greatest`.
  /// - Returns: the distribution over 0 ..< count.
  func member(_ parameter: Double, greatest: Int, count: Int) -> Distribution {
    let logarithms = logarithms(parameter, greatest, count)
    let most = logarithms.max() ?? 0
    return Distribution(computedWeights: logarithms.map { Mathematics.exp($0 - most) })
  }
}

extension FittedFamily {
  /// Every family, in the order in which they are listed.
  public static let all = [geometric, poisson, zipf, binomial]

  /// P(1 − P)^i, which is largest in likelihood where its mean is that of the data.
  static let geometric = FittedFamily(
    name: "geometric", parameter: "P", isLogarithmic: true,
    spec: { parameter, _ in "geometric:\(parameter.inWords)" },
    grid: { _ in (-80 ... -1).map { Mathematics.exp2(Double($0) / 4) } + [0.95, 0.99, 0.999999] },
    logarithms: { p, _, count in (0..<count).map { Double($0) * Mathematics.log1p(-p) } },
    statistic: { Double($0) }, words: "i")

  /// λ^i e^−λ / i!, again by the mean.
  static let poisson = FittedFamily(
    name: "poisson", parameter: "L", isLogarithmic: true,
    spec: { parameter, _ in "poisson:\(parameter.inWords)" },
    grid: { greatest in
      let steps = 8 * (Int(Mathematics.log2(Double(greatest + 2)).rounded(.up)) + 12)
      return (0...steps).map { Mathematics.exp2(Double($0) / 8 - 12) }
    },
    logarithms: { mean, _, count in
      var logarithms = [0.0]
      for i in 1..<max(2, count) {
        logarithms.append(logarithms[i - 1] + Mathematics.log(mean / Double(i)))
      }
      return Array(logarithms.prefix(count))
    },
    statistic: { Double($0) }, words: "i")

  /// (i + 1)^−S, by the mean of the logarithm of the rank; it ends with the greatest
  /// value that came.
  static let zipf = FittedFamily(
    name: "zipf", parameter: "S", isLogarithmic: false,
    spec: { parameter, greatest in "zipf:\(greatest + 1),\(parameter.inWords)" },
    grid: { _ in (0...160).map { Double($0) / 16 } + [12, 16, 24, 32, 50] },
    logarithms: { exponent, greatest, count in
      (0..<count).map {
        $0 <= greatest ? -exponent * Mathematics.log(Double($0 + 1)) : -.infinity
      }
    },
    statistic: { Mathematics.log(Double($0 + 1)) }, words: "ln(i + 1)")

  /// C(N, i) P^i (1 − P)^(N − i) with N the greatest value that came, by the mean.
  static let binomial = FittedFamily(
    name: "binomial", parameter: "P", isLogarithmic: false,
    spec: { parameter, greatest in "binomial:\(max(1, greatest)),\(parameter.inWords)" },
    grid: { _ in
      (-80 ... -28).map { Mathematics.exp2(Double($0) / 4) } + (1...99).map { Double($0) / 100 } + [
        0.999, 0.9999,
      ]
    },
    logarithms: { p, greatest, count in
      let trials = max(1, greatest)
      var logarithms = [0.0]
      for i in 1..<max(2, count) {
        let odds = Double(trials - i + 1) / Double(i) * p / (1 - p)
        logarithms.append(
          i <= trials ? logarithms[i - 1] + Mathematics.log(odds) : -.infinity)
      }
      return Array(logarithms.prefix(count))
    },
    statistic: { Double($0) }, words: "i")
}
