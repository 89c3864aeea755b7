internal import SourceCoding

extension ComparisonReport {
  /// The answer in sentences: which model is better, by how much, and how certain that
  /// is.
  func verdictLines(_ view: View) -> [String] {
    var lines = [verdict(view)]
    if let margin { lines.append(marginVerdict(margin, view)) }
    return lines
  }

  private func verdict(_ view: View) -> String {
    let amount = { view.number(ofNats: $0, decimals: 5, signed: $1) }
    let impossible = (comparison.impossible.first.count, comparison.impossible.second.count)
    if impossible.0 + impossible.1 > 0 {
      let both =
        "A calls \(NumberText.counted(impossible.0, item)) impossible, B \(NumberText.grouped(impossible.1))"
      switch comparison.verdict {
      case .better:
        return "B is better: \(both), and an impossible \(item) costs infinitely many \(view.unit)."
      case .worse:
        return "A is better: \(both), and an impossible \(item) costs infinitely many \(view.unit)."
      default:
        return "Neither is better: \(both), so both cost infinitely many \(view.unit)."
      }
    }
    guard let difference = losses.difference else {
      return "There is no verdict. \(GroupInterval.Refusal.sentence(comparison.refusal, item))"
    }
    let unit = "\(view.unit) per \(per)"
    let error = amount(difference.halfWidth95, false)
    let cost = "\(amount(abs(difference.value), false)) ± \(error) \(unit)"
    let reference = losses.first?.value ?? 0
    let percent =
      reference > 0
      ? " (\(NumberText.fixed(abs(difference.value) / reference * 100, decimals: 1)) % of the cost of A)"
      : ""
    switch verdict(difference) {
    case .better: return "B is better than A: it costs \(cost) less\(percent)."
    case .worse: return "B is worse than A: it costs \(cost) more\(percent)."
    case .none: return "A and B cost the same on every \(item)."
    case .open:
      var text =
        "It is open which is better: B − A is \(amount(difference.value, true)) ± "
        + "\(error) \(unit), an interval that spans 0."
      if let count = comparison.decidingCount, !isPerByte, count < 1e12 {
        text +=
          " If that is the true difference, about \(NumberText.grouped(Int(count.rounded(.up)))) \(item)s "
          + "like these would show it in 80 of 100 samples."
      }
      return text
    }
  }

  /// The verdict of the interval; if the models cut the text differently, that of the
  /// interval per byte.
  func verdict(_ difference: GroupInterval) -> ModelComparison.Verdict {
    guard isPerByte else { return comparison.verdict }
    if difference.standardError == 0, difference.value == 0 { return .none }
    if difference.value + difference.halfWidth95 < 0 { return .better }
    return difference.value - difference.halfWidth95 > 0 ? .worse : .open
  }

  /// Whether B is worse than A by less than the margin: the upper end of the interval
  /// is below it.
  private func marginVerdict(_ margin: Double, _ view: View) -> String {
    guard let difference = losses.difference else { return "The margin cannot be tested." }
    let upper = Information(nats: difference.value + difference.halfWidth95).bits
    let lower = Information(nats: difference.value - difference.halfWidth95).bits
    let limit =
      "\(NumberText.significant(Information(bits: margin).value(in: view.unit))) \(view.unit) per \(per)"
    let end = view.number(
      ofNats: difference.value + difference.halfWidth95, decimals: 5, signed: true)
    if upper < margin {
      return "B is not worse than A by more than \(limit): the interval ends at "
        + "\(end)."
    }
    return lower > margin
      ? "B is worse than A by more than \(limit)."
      : "Whether B is worse by more than \(limit) is open: the interval ends at "
        + "\(end)."
  }
}
