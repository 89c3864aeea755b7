/// The model that a code is ideal for: the implied distribution r(x) = 2^−ℓ(x) / κ,
/// where κ is the Kraft sum Σ 2^−ℓ(x).
///
/// Sending q in a code means believing in r. For every code whose symbols have costs ℓ,
/// whole or not,
///
///     Σ q ℓ = H(q) + KL(q‖r) − log2 κ
///
/// Source: McMillan, *Two inequalities implied by unique decipherability*, 1956.
package struct ImpliedModel: Hashable, Sendable {
  /// The implied distribution r.
  package let distribution: Distribution

  /// The Kraft sum κ, above 0 and at most 1, apart from rounding.
  package let kraftSum: Double

  /// log2 κ.
  package let log2KraftSum: Double

  /// The implied model of a prefix code.
  init(of code: PrefixCode) {
    distribution = code.impliedDistribution
    kraftSum = code.kraftSum.value
    log2KraftSum = code.kraftSum.log2
  }

  /// The implied model of a code that is ideal for `distribution`, as its making says;
  /// its costs are rounded logarithms, which do not determine r to all digits.
  init(idealFor distribution: Distribution) {
    self.distribution = distribution
    (kraftSum, log2KraftSum) = (1, 0)
  }

  /// The implied model of a code whose symbols cost `costs`, in bits; `nil` if the code
  /// can write no symbol.
  init?(costs: [Double]) {
    guard costs.contains(where: \.isFinite) else { return nil }
    let weights = costs.map { cost -> WideReal in
      guard cost.isFinite else { return .zero }
      let whole = cost.rounded(.down)
      return WideReal(Mathematics.exp2(whole - cost)).scaled(byPowerOfTwo: -Int(whole))
    }
    distribution = Distribution(computedWeights: weights)
    let sum = weights.reduce(.zero, +)
    kraftSum = sum.value
    // Close to 1, a rounded sum has lost the digits that its logarithm needs.
    log2KraftSum =
      kraftSum < 0.5
      ? Mathematics.log2(kraftSum)
      : Mathematics.log1p((sum - WideReal(1)).value) / Mathematics.naturalLogarithmOf2
  }
}
