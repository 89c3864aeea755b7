internal import SourceCoding

/// The numbers in large type on the page of a comparison, and its answer.
extension ComparisonReport {
  var summary: Summary {
    let difference = losses.difference
    return Summary(
      verdictLines,
      [
        "verdict": .string(
          difference.map { verdict($0).rawValue } ?? comparison.verdict.rawValue),
        "difference": .finite(difference.map { Information(nats: $0.value).bits }),
        "halfWidth95": .finite(difference.map { Information(nats: $0.halfWidth95).bits }),
      ])
  }

  /// The difference, both losses, the divergence, and how often both have the same outcome on top.
  var keyFigures: [KeyFigure] {
    func bits(_ nats: Double, signed: Bool = false) -> String {
      NumberText.fixed(Information(nats: nats).bits, decimals: 4, signed: signed)
    }
    let losses = losses
    var figures: [KeyFigure] = []
    if let difference = losses.difference {
      figures.append(
        KeyFigure(
          "difference", bits(difference.value, signed: true), "bits/\(per)",
          "B − A, ± \(bits(difference.halfWidth95))"))
    }
    for (name, loss) in [("A", losses.first), ("B", losses.second)] {
      guard let loss else { continue }
      figures.append(
        KeyFigure(
          "loss of \(name)", bits(loss.value), "bits/\(per)", "± \(bits(loss.halfWidth95))"))
    }
    if comparison.divergenceCount > 0, let forward = comparison.forward {
      figures.append(
        KeyFigure(
          "mismatch", bits(forward.value), "bits/\(item)",
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
