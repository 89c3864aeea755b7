/// What a code is ideal for: its implied distribution r(x) = 2^−ℓ(x) / κ, where κ is the
/// Kraft sum Σ 2^−ℓ(x).
///
/// To send q in a code is to believe in r. For every code whose symbols have costs ℓ,
/// whole or not,
///
///     Σ q ℓ = H(q) + KL(q‖r) − log2 κ
///
/// Source: McMillan, *Two inequalities implied by unique decipherability*, 1956.
package struct ImpliedModel: Hashable, Sendable {
  /// r.
  package let distribution: Distribution

  /// κ, above 0 and at most 1, rounding apart.
  package let kraftSum: Double

  /// log2 κ.
  package let log2KraftSum: Double

  /// The model of a prefix code.
  init(of code: PrefixCode) {
    distribution = code.impliedDistribution
    kraftSum = code.kraftSum.value
    log2KraftSum = code.kraftSum.log2
  }

  /// The model of a code whose symbols cost `costs`, in bits; `nil` if it can write none.
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
    // Next to 1 a rounded sum has lost the digits of its logarithm.
    log2KraftSum =
      kraftSum < 0.5
      ? Mathematics.log2(kraftSum)
      : Mathematics.log1p((sum - WideReal(1)).value) / Mathematics.naturalLogarithmOf2
  }
}
