internal import SourceCoding

/// The numbers in large type on the page of a comparison, and its answer.
extension ComparisonReport {
  func summary(_ view: View) -> Summary {
    let difference = losses.difference
    return Summary(
      verdictLines(view),
      [
        "verdict": .string(
          difference.map { verdict($0).rawValue } ?? comparison.verdict.rawValue),
        "difference": .finite(difference.map { Information(nats: $0.value).bits }),
        "halfWidth95": .finite(difference.map { Information(nats: $0.halfWidth95).bits }),
      ])
  }

  /// The difference, both losses, the divergence, and how often both have the same outcome on top.
  func keyFigures(_ view: View) -> [KeyFigure] {
    func amount(_ nats: Double, signed: Bool = false) -> String {
      view.number(ofNats: nats, decimals: 4, signed: signed)
    }
    let losses = losses
    var figures: [KeyFigure] = []
    if let difference = losses.difference {
      figures.append(
        KeyFigure(
          "difference", amount(difference.value, signed: true), "\(view.unit)/\(per)",
          "B − A, ± \(amount(difference.halfWidth95))"))
    }
    for (name, loss) in [("A", losses.first), ("B", losses.second)] {
      guard let loss else { continue }
      figures.append(
        KeyFigure(
          "loss of \(name)", amount(loss.value), "\(view.unit)/\(per)",
          "± \(amount(loss.halfWidth95))"))
    }
    if comparison.divergenceCount > 0, let forward = comparison.forward {
      figures.append(
        KeyFigure(
          "mismatch", amount(forward.value), "\(view.unit)/\(item)",
          comparison.isLowerBound ? "KL(A‖B), at least" : "KL(A‖B): B in A's place"))
    }
    if comparison.divergenceCount > 0, let same = comparison.sameTop {
      figures.append(
        KeyFigure(
          "same top", NumberText.fixed(100 * same.value, decimals: 1), "%",
          "of the \(item)s have the same likeliest outcome in both"))
    }
    return figures
  }
}
