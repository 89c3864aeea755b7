package import SourceCoding

/// All that `qz score --against` has to say of several models.
package struct RankingReport: Sendable {
  /// The models; the first is the reference.
  package let ranking: ModelRanking

  /// The reference as B against each other model as A.
  package let comparisons: [ComparisonReport]

  /// What losses are per: `row`, `token` or `byte`.
  package let per: String

  /// Ranks models whose comparisons with the first are known.
  ///
  /// - Parameters:
  ///   - paths: how the files of the models were named, the reference first.
  ///   - sizes: the sizes of the models in bytes.
  ///   - comparisons: the reference as B against each other as A.
  ///   - compare: compares any two others by their places, the second as B.
  /// - Throws: what `compare` throws.
  package init<Failure: Error>(
    paths: [String], sizes: [Double]?, comparisons: [ComparisonReport],
    compare: (_ first: Int, _ second: Int) throws(Failure) -> ComparisonReport
  ) throws(Failure) {
    self.comparisons = comparisons
    let isPerByte = comparisons.allSatisfy { $0.comparison.meansPerByte != nil }
    per = isPerByte ? "byte" : comparisons[0].item
    let own = comparisons[0].comparison
    let models = paths.indices.map { index in
      let comparison = index == 0 ? own : comparisons[index - 1].comparison
      let means = (isPerByte ? comparison.meansPerByte : nil) ?? comparison.means
      let impossible = index == 0 ? comparison.impossible.second : comparison.impossible.first
      let isKnown = comparison.divergenceCount > 0
      return ModelRanking.Model(
        name: paths[index], size: sizes?[index],
        loss: impossible.count > 0 ? .infinity : index == 0 ? means.second : means.first,
        interval: impossible.count > 0
          ? nil
          : isPerByte
            ? index == 0 ? comparison.lossOfSecondPerByte : comparison.lossOfFirstPerByte
            : index == 0 ? comparison.lossOfSecond : comparison.lossOfFirst,
        divergence: index == 0
          ? (isKnown ? 0 : nil) : isKnown ? comparison.backward?.value : nil,
        divergenceInterval: index == 0 || !isKnown ? nil : comparison.backward)
    }
    ranking = try ModelRanking(models) { (first, second) throws(Failure) in
      let pair =
        first == 0 || second == 0
        ? comparisons[max(first, second) - 1] : try compare(first, second)
      let impossible = pair.comparison.impossible
      guard impossible.first.count == 0, impossible.second.count == 0 else { return nil }
      let interval =
        isPerByte ? pair.comparison.differencePerByte : pair.comparison.difference
      // Comparisons with the reference have it as B.
      return first == 0 ? interval?.scaled(by: -1) : interval
    }
  }

  /// The laws that the streams were held against.
  package var checks: [Check] { comparisons.flatMap(\.checks) }

  /// Whether any divergence is only a lower bound.
  var isLowerBound: Bool { comparisons.contains { $0.comparison.isLowerBound } }

  var hasDivergences: Bool { ranking.models.contains { ($0.divergence ?? 0) != 0 } }
  var hasSizes: Bool { ranking.models.contains { $0.size != nil } }

  /// A size in words: `4.1 GB`.
  static func text(ofSize bytes: Double) -> String {
    let units: [(Double, String)] = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    guard let (scale, name) = units.first(where: { bytes >= $0.0 }) else {
      return "\(NumberText.significant(bytes)) bytes"
    }
    return "\(NumberText.significant((bytes / scale * 1000).rounded() / 1000)) \(name)"
  }
}
