/// Maximum likelihood interpolated with the uniform distribution.
///
///     p(x) = λ n(x)/N + (1 − λ)/K
///
/// With a fixed λ this is a bet on how good the counts are. Deleted
/// interpolation learns λ from the counts themselves: each symbol of the data is
/// held out in turn, and λ is what makes them most probable, each under the
/// counts of all the others. So it needs no order, and a tally is enough.
///
/// Surprise: where every symbol seen was seen often, the data held out would
/// have λ = 1 and make the unseen impossible. Therefore one symbol more is held
/// out, which only the uniform distribution foresaw.
///
/// Source: Jelinek and Mercer, *Interpolated estimation of Markov source
/// parameters from sparse data*, 1980.
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

  /// The shares of the counts that leave both parts something.
  public static let legalShares = 1e-9...(1 - 1e-9)

  private static func interpolated(_ tally: Tally, share: Double) -> [Double] {
    guard tally.total > 0 else { return tally.counts.map { _ in 1 } }
    let uniform = (1 - share) * Double(tally.total) / Double(tally.alphabetSize)
    return tally.counts.map { share * Double($0) + uniform }
  }

  /// λ: 0 where no symbol came twice, and never 1.
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
