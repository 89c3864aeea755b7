/// Maximum likelihood interpolated with the uniform distribution.
///
///     p(x) = λ n(x)/N + (1 − λ)/K
///
/// A fixed λ is a guess at how reliable the counts are. Deleted interpolation learns λ
/// from the counts themselves: each symbol of the data is held out in turn, and λ is
/// chosen to make these symbols most probable, each under the counts of all the others.
/// This needs no order, so a tally is enough.
///
/// Surprise: if every seen symbol was seen often, the held-out data would give λ = 1
/// and make the unseen symbols impossible. Therefore one extra symbol is held out,
/// which has a probability only under the uniform distribution.
///
/// Source: Jelinek and Mercer, *Interpolated estimation of Markov source parameters
/// from sparse data*, 1980.
extension Estimator {
  /// The interpolation with a fixed share λ of maximum likelihood.
  ///
  /// - Precondition: λ lies within ``legalShares``.
  public static func interpolation(share: Double) -> Estimator {
    interpolation(share: WideReal(share))
  }

  /// The same with a share of all the digits that were written, so that 1 − λ has them too.
  static func interpolation(share: WideReal) -> Estimator {
    let name = share.value
    precondition(legalShares.contains(name), "the share of the counts lies between 0 and 1")
    return Estimator(
      name: "mixture:\(name)", summary: "mixture (\(name) counts)",
      wideWeights: { interpolated($0, share: share) })
  }

  /// The interpolation with λ learnt by leaving out one symbol after another.
  public static let deletedInterpolation = Estimator(
    name: "mixture", summary: "mixture (EM)",
    wideWeights: { interpolated($0, share: WideReal(deletedShare(of: $0))) })

  /// The shares of the counts that leave a positive share to both parts.
  public static let legalShares = 1e-9...(1 - 1e-9)

  private static func interpolated(_ tally: Tally, share: WideReal) -> [WideReal] {
    guard tally.total > 0 else { return tally.counts.map { _ in WideReal(1) } }
    let uniform =
      (WideReal(1) - share) * WideReal(count: tally.total) / WideReal(Double(tally.alphabetSize))
    return tally.counts.map { share * WideReal(count: $0) + uniform }
  }

  /// The learnt λ: 0 if no symbol occurred twice, and never 1.
  private static func deletedShare(of tally: Tally) -> Double {
    guard tally.total > 1 else { return 0 }
    let others = Double(tally.total) - 1
    let withoutOne = tally.counts.map { Double(max($0, 1) - 1) / others } + [0]
    let uniform = withoutOne.map { _ in 1 / Double(tally.alphabetSize) }
    return MixtureWeights(
      probabilities: [withoutOne, uniform], counts: tally.counts.map { Double($0) } + [1]
    ).weights[0]
  }
}
