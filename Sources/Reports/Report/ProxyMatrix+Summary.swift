internal import SourceCoding

/// The answer of a matrix: the nearest proxy, the farthest, and the one that is safe
/// for all sources.
extension ProxyMatrix {
  func summary(_ labels: MatrixLabels, _ view: View) -> Summary {
    sources.count == 1 ? rankingSummary(labels, view) : gridSummary(labels, view)
  }

  /// The answer for one source: the nearest and the farthest proxy.
  private func rankingSummary(_ labels: MatrixLabels, _ view: View) -> Summary {
    let order = ranking(of: 0)
    guard let best = order.first, let last = order.last else { return Summary([]) }
    let source = labels.sources[0]
    let cost = "\(amount(bits[best][0], view)) (\(quantity))"
    let count = NumberText.counted(proxies.count, "proxy")
    // A name is not compared with itself.
    var sentences = [
      ownProxy(of: 0) == best
        ? "Of \(count), the data's own (\(source)) is the nearest: \(cost)."
        : "Of \(count), \(labels.proxies[best]) is the nearest to \(source): \(cost)."
    ]
    var values: [String: JSONValue] = [
      "nearest": .string(proxies[best]), "nearestBits": .real(bits[best][0]),
    ]
    if order.count > 1, regret(of: last, on: 0) == 0 {
      sentences = ["All \(count) cost the same on \(source): \(cost)."]
    } else if order.count > 1 {
      sentences.append(
        "The farthest, \(labels.proxies[last]), costs \(more(regret(of: last, on: 0), view)).")
    }
    if order.count > 1 {
      values["farthest"] = .string(proxies[last])
      values["farthestRegret"] = .real(regret(of: last, on: 0))
    }
    return Summary(sentences, values)
  }

  /// The answer for several sources: the best and the worst foreign proxy, and the
  /// proxy whose greatest regret is least.
  private func gridSummary(_ labels: MatrixLabels, _ view: View) -> Summary {
    var cells: [(row: Int, column: Int, regret: Double)] = []
    for column in sources.indices {
      let own = ownProxy(of: column)
      let least = own.map { bits[$0][column] } ?? (bits.map { $0[column] }.min() ?? 0)
      for row in proxies.indices where row != own {
        let cost = bits[row][column]
        cells.append((row, column, cost == least ? 0 : cost - least))
      }
    }
    guard let nearest = cells.min(by: { $0.regret < $1.regret }),
      let farthest = cells.max(by: { $0.regret < $1.regret })
    else { return Summary([]) }
    func pair(_ cell: (row: Int, column: Int, regret: Double)) -> String {
      "\(labels.sources[cell.column]) in the code for \(labels.proxies[cell.row])"
    }
    let reference =
      sources.indices.allSatisfy { ownProxy(of: $0) != nil } ? "its own code" : "its best code"
    let isFlat = nearest.regret == 0 && farthest.regret == 0
    var sentences = [
      isFlat
        ? "Every code costs the same on every source."
        : "The nearest pair is \(pair(nearest)), which costs \(more(nearest.regret, view)) than "
          + "\(reference); the farthest is \(pair(farthest)), with \(more(farthest.regret, view))."
    ]
    var values: [String: JSONValue] = [
      "nearestProxy": .string(proxies[nearest.row]),
      "nearestSource": .string(sources[nearest.column].name),
      "nearestRegret": .real(nearest.regret),
      "farthestProxy": .string(proxies[farthest.row]),
      "farthestSource": .string(sources[farthest.column].name),
      "farthestRegret": .real(farthest.regret),
    ]
    let worst = proxies.indices.map { row in
      sources.indices.map { regret(of: row, on: $0) }.max() ?? 0
    }
    if !isFlat, proxies.count > 1, let safest = worst.indices.min(by: { worst[$0] < worst[$1] }),
      worst[safest].isFinite
    {
      sentences.append(
        "If one code has to serve all, the one for \(labels.proxies[safest]) is the safest: at most "
          + "\(more(worst[safest], view)) than the best.")
      values["safestProxy"] = .string(proxies[safest])
      values["safestRegret"] = .real(worst[safest])
    }
    return Summary(sentences, values)
  }

  private func amount(_ bits: Double, _ view: View) -> String {
    "\(view.brief(bits)) "
      + view.rateUnit(symbolUnit.heading)
  }

  private func more(_ bits: Double, _ view: View) -> String {
    bits.isFinite ? "\(amount(bits, view)) more" : "infinitely many bits more"
  }
}
