internal import SourceCoding

/// The key figures on the page of a matrix.
extension ProxyMatrix {
  /// The cost of the best code and of the worst choice.
  ///
  /// For several sources: the least and the greatest price of a source's best foreign
  /// code, and the price of one code for all.
  func keyFigures(_ labels: MatrixLabels, _ view: View) -> [KeyFigure] {
    let unit = symbolUnit.heading
    func rate(_ name: String, _ bits: Double, _ meaning: String) -> KeyFigure {
      KeyFigure(name, Information(bits: bits), per: unit, view, meaning)
    }
    if sources.count == 1 {
      let order = ranking(of: 0)
      guard let best = order.first, let last = order.last else { return [] }
      return [
        rate("entropy", sources[0].entropy, "of \(labels.sources[0]): no code costs less"),
        rate("best", bits[best][0], "in the code for \(labels.proxies[best])"),
      ]
        + (order.count > 1
          ? [rate("regret", regret(of: last, on: 0), "of the worst, \(labels.proxies[last])")] : [])
    }
    let foreign = sources.indices.compactMap { column in
      nearestOther(of: column).map { (row: $0, column: column, regret: regret(of: $0, on: column)) }
    }
    let worst = proxies.indices.map { row in
      sources.indices.map { regret(of: row, on: $0) }.max() ?? 0
    }
    guard let least = foreign.min(by: { $0.regret < $1.regret }),
      let greatest = foreign.max(by: { $0.regret < $1.regret })
    else { return [] }
    func pair(_ cell: (row: Int, column: Int, regret: Double)) -> String {
      "\(labels.sources[cell.column]) in the code for \(labels.proxies[cell.row])"
    }
    var figures = [rate("nearest pair", least.regret, "more: \(pair(least))")]
    if foreign.count > 1 {
      figures.append(rate("hardest to replace", greatest.regret, "more: \(pair(greatest))"))
    }
    if proxies.count > 1, let safest = worst.indices.min(by: { worst[$0] < worst[$1] }) {
      figures.append(
        rate(
          "regret", worst[safest], "at most, with the code for \(labels.proxies[safest]) for all"))
    }
    return figures
  }
}
