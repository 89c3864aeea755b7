/// McNemar's exact test: whether two models with similar accuracy could be equally
/// good.
///
/// Rows that both models have right, or both wrong, carry no information. If the models
/// were equally good, each would win half of the others, so the smaller number of wins
/// is that of a fair coin.
///
/// Source: McNemar, *Note on the sampling error of the difference between correlated
/// proportions or percentages*, 1947; the exact form is the sign test.
package struct McNemarTest: Hashable, Sendable {
  /// The number of rows that only the first model has right.
  package let onlyFirst: Int
  /// The number of rows that only the second model has right.
  package let onlySecond: Int

  /// The probability of a split at least as uneven if both models are equally good; 1
  /// without such rows.
  package var significance: Double {
    let count = onlyFirst + onlySecond
    let least = min(onlyFirst, onlySecond)
    guard count > 0 else { return 1 }
    let whole =
      Mathematics.logGamma(Double(count) + 1) - Double(count) * Mathematics.naturalLogarithmOf2
    let sum = (0...least).reduce(0.0) { sum, wins in
      let ways =
        whole - Mathematics.logGamma(Double(wins) + 1)
        - Mathematics.logGamma(Double(count - wins) + 1)
      return sum + Mathematics.exp(ways)
    }
    return min(1, 2 * sum)
  }
}
