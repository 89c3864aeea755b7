internal import SourceCoding

extension ComparisonReport {
  /// What looks right and may be wrong, in sentences.
  func suspicions(_ view: View) -> [String] {
    [vocabularySuspicion(view), prefixSuspicion(view)].compactMap(\.self)
  }

  /// One model is no better than a guess, the other is: its classes may stand in another order.
  private func vocabularySuspicion(_ view: View) -> String? {
    let amount = { view.number(ofNats: $0, decimals: 3) }
    guard comparison.classCount > 1, comparison.possibleCount >= 10 else { return nil }
    let uniform = Mathematics.log(Double(comparison.classCount))
    let means = comparison.means
    let (best, worst) = (min(means.first, means.second), max(means.first, means.second))
    guard worst > uniform, best < uniform / 2 else { return nil }
    let name = means.second > means.first ? "B" : "A"
    return
      "\(name) costs \(amount(worst)) \(view.unit) per \(item), more than a uniform guess at \(amount(uniform)), and the "
      + "other model \(amount(best)): the classes of \(name) may be in another order, or of another vocabulary."
  }

  /// The first tokens of documents make the difference: they may have come after something else.
  private func prefixSuspicion(_ view: View) -> String? {
    guard item == "token", let first = comparison.positions[0], first.count >= 3 else { return nil }
    let rest = comparison.positions.filter { $0.key > 0 }.values
    let restCount = rest.reduce(0) { $0 + $1.count }
    let restDifference = rest.reduce(0) { $0 + $1.difference }
    guard restCount >= 4 * first.count else { return nil }
    let (own, other) = (
      first.difference / Double(first.count), restDifference / Double(restCount)
    )
    guard own.magnitude > 1, own.magnitude > 10 * other.magnitude else { return nil }
    return
      "The first \(item) of a document costs B \(view.number(ofNats: own, decimals: 3, signed: true)) \(view.unit) more "
      + "than A, and the others \(view.number(ofNats: other, decimals: 3, signed: true)): the models may have "
      + "been given different prefixes, such as a mark of the beginning or another prompt."
  }
}
