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
    precondition(legalShares.contains(share), "the share of the counts lies between 0 and 1")
    return Estimator(
      name: "mixture:\(share)", summary: "mixture (\(share) counts)"
    ) { interpolated($0, share: share) }
  }

  /// The interpolation with λ learnt by leaving out one symbol after another.
  public static let deletedInterpolation = Estimator(
    name: "mixture", summary: "mixture (EM)"
  ) { interpolated($0, share: deletedShare(of: $0)) }

  /// The shares of the counts that leave a positive share to both parts.
  public static let legalShares = 1e-9...(1 - 1e-9)

  private static func interpolated(_ tally: Tally, share: Double) -> [Double] {
    guard tally.total > 0 else { return tally.counts.map { _ in 1 } }
    let uniform = (1 - share) * Double(tally.total) / Double(tally.alphabetSize)
    return tally.counts.map { share * Double($0) + uniform }
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
