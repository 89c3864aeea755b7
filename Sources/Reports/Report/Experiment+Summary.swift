internal import SourceCoding

/// The answer of an experiment: the result of its curve, and whether its laws hold.
extension Experiment {
  func summary(_ view: View) -> Summary {
    guard changes == nil else { return Summary(changeVerdict, changeValues) }
    let failed = checks.filter { !$0.holds }
    let laws =
      checks.isEmpty
      ? nil
      : failed.isEmpty
        ? Self.sentence(ofLaws: checks.count)
        : "It does not hold that \(failed.map(\.name).joined(separator: ", nor that "))."
    return Summary([leastSentence(view), laws].compactMap(\.self), leastValues)
  }

  /// The curve from which the answer is read, if it is not the first one.
  private static let answering = [
    "sweep.block": "Huffman", "sweep.order": "held out", "sweep.sample": "draws",
  ]

  var curve: Series? {
    series.first { $0.name == Self.answering[name] } ?? series.first
  }

  /// The point of the curve with the least cost; `nil` for draws, which are not
  /// settings.
  var least: Point? {
    curve.flatMap { curve in
      curve.isScattered ? nil : curve.points.filter { $0.y.isFinite }.min { $0.y < $1.y }
    }
  }

  private static func sentence(ofLaws count: Int) -> String {
    switch count {
    case 1: "The law of this curve holds."
    case 2: "Both laws of this curve hold."
    default: "All \(count) laws of this curve hold."
    }
  }

  private var leastValues: [String: JSONValue] {
    least.map { ["bestSetting": .real($0.x), "least": .real($0.y)] } ?? [:]
  }

  private func leastSentence(_ view: View) -> String? {
    guard let curve, let first = curve.points.first else { return nil }
    guard let least else {
      guard name == "sweep.sample" else { return mixtureSentence(view) }
      let greatest = curve.points.map(\.x).max() ?? 0
      return "\(NumberText.counted(curve.points.count, "draw")), of up to "
        + "\(text(greatest, x.quantity, view.unit)) symbols each, show how far the cost of a message "
        + "varies by chance."
    }
    let value = text(least.y, y.quantity, view.unit)
    let unit = y.divisor.map { " \(view.unit.rawValue)/\($0)" } ?? ""
    let setting = "\(x.name) = \(text(first.x, x.quantity, view.unit))"
    guard let last = curve.points.last, curve.points.count > 1 else {
      return "The only setting is \(setting), where the \(y.name) is \(value)\(unit)."
    }
    guard curve.points.contains(where: { $0.y != least.y }) else {
      return "The \(y.name) is \(value)\(unit) at every \(x.name) from "
        + "\(text(first.x, x.quantity, view.unit)) to \(text(last.x, x.quantity, view.unit))."
    }
    let start =
      first.x == least.x
      ? ""
      : "; at \(setting) it is "
        + (first.y.isFinite ? text(first.y, y.quantity, view.unit) : "infinite")
    return "The least \(y.name) is \(value)\(unit) at \(x.name) = "
      + "\(text(least.x, x.quantity, view.unit))\(start)."
  }

  /// What a fitted mixture costs, beside the best of its proxies alone.
  private func mixtureSentence(_ view: View) -> String? {
    let alone = series.first.flatMap { $0.points.map(\.y).min() }
    guard let mark = marks.first(where: { $0.label == "mixture" }), let alone else { return nil }
    let mixture = text(mark.place, y.quantity, view.unit)
    guard mark.place < alone * (1 - 1e-9) else {
      return "No mixture costs less than the best of its proxies alone, "
        + "\(text(alone, y.quantity, view.unit)) \(view.unit.rawValue) per symbol."
    }
    return "The best mixture costs \(mixture) \(view.unit.rawValue) per symbol; "
      + "the best of its proxies alone costs \(text(alone, y.quantity, view.unit))."
  }
}
