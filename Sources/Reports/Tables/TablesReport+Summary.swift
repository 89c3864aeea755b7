internal import SourceCoding

/// The answer of a study of tables.
extension TablesReport {
  /// A way of choosing, its greatest number of tables, and their saving.
  private typealias Ranked = (curve: TableCurve, point: TablePoint, saving: Double)

  private var ranked: [Ranked] {
    result.curves.compactMap { curve in
      curve.points.last.flatMap { point in
        saving(point, of: curve).map { (curve: curve, point: point, saving: $0) }
      }
    }
  }

  /// The way of choosing that saves most; of equal ones the first.
  private var best: Ranked? {
    ranked.filter { isDecodable($0.curve) }.enumerated()
      .max { ($0.1.saving, $1.0) < ($1.1.saving, $0.0) }?.1
  }

  /// Whether a reader can tell the table of each message.
  private func isDecodable(_ curve: TableCurve) -> Bool {
    study.rules.selector != .none || !curve.grouping.isNamed
  }

  /// The point of any curve that costs least with its tables sent; of equal ones the first.
  private var cheapest: (curve: TableCurve, point: TablePoint)? {
    var best: (curve: TableCurve, point: TablePoint)?
    for curve in result.curves where isDecodable(curve) {
      guard let point = curve.cheapest, point.sum < best?.point.sum ?? .infinity else { continue }
      best = (curve, point)
    }
    return best
  }

  /// The conclusions, and the numbers in them.
  var summary: Summary {
    Summary(
      verdict,
      [
        "by": best.map { .string($0.curve.grouping.rawValue) } ?? .null,
        "tables": best.map { .integer($0.point.codeCount) } ?? .null,
        "saved": .finite(best?.saving),
        "tablesIfSent": cheapest.map { .integer($0.point.codeCount) } ?? .null,
        "tablesIfSentBy": cheapest.map { .string($0.curve.grouping.rawValue) } ?? .null,
      ])
  }

  /// The cost of one table, and the saving of each way of choosing.
  var keyFigures: [KeyFigure] {
    let one = result.curves.lazy.compactMap(reference).first
    let first = one.map { bits in
      KeyFigure(
        "one table", NumberText.grouped(Int((bits / 8).rounded(.up))), "bytes",
        "the cost of the \(measured)")
    }
    return [first].compactMap(\.self)
      + ranked.map { entry in
        KeyFigure(
          "saved", NumberText.fixed(100 * entry.saving, decimals: 1), "%",
          "with \(NumberText.counted(entry.point.codeCount, "table")) "
            + entry.curve.grouping.phrase(unit))
      }
  }

  /// The conclusions, in sentences.
  var verdict: [String] {
    var lines: [String] = []
    let ranked = ranked
    for entry in ranked where entry.point.codeCount > 1 {
      let codes = NumberText.counted(entry.point.codeCount, "table")
      let less = entry.saving >= 0 ? "less" : "more"
      lines.append(
        "With \(codes) \(entry.curve.grouping.phrase(unit)), the \(measured) cost "
          + "\(NumberText.fixed(100 * abs(entry.saving), decimals: 1)) % \(less) than with one table."
      )
    }
    if let named = ranked.first(where: { $0.curve.grouping == .message }),
      named.point.codeCount == 1, study.range.upperBound > 1
    {
      lines.append(
        "A second table that each message names is not worth naming: one table costs least.")
    }
    if ranked.count > 1, let best {
      lines.append(
        best.saving < 0.02
          ? "No way of choosing saves 2 %: a second table is not worth it."
          : "Tables \(best.curve.grouping.phrase(unit)) save most.")
    }
    if let cheapest {
      let count = cheapest.point.codeCount
      lines.append(
        "If tables had to be sent with the designed messages, \(NumberText.counted(count, "table")) "
          + (count > 1 ? "\(cheapest.curve.grouping.phrase(unit)) " : "") + "would cost least.")
    }
    if study.rules.selector == .none, result.curves.contains(where: \.grouping.isNamed) {
      lines.insert(
        "Without a selector, messages in tables that they would have to name cannot be decoded: these "
          + "figures show only what the choice of a table is worth.", at: 0)
    }
    return lines
  }
}
