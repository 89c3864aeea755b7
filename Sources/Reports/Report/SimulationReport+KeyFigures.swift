internal import SourceCoding

/// The question of a report, and the key figures that answer it on a page.
extension SimulationReport {
  /// The question that the report answers.
  var question: String {
    let source = sourceSpec.withoutFolders(unlike: proxySpec ?? "")
    guard let proxySpec else {
      return holdout == nil
        ? "What does \(source) cost in a code of its own?"
        : "What does the rest of \(source) cost in a code made for its first part?"
    }
    let proxy = proxySpec.withoutFolders(unlike: sourceSpec)
    return "What does \(source) cost in a code made for \(proxy)?"
  }

  /// The entropy, the price of the wrong model, the bits paid, and the size compared
  /// with the raw data.
  func keyFigures(_ view: View) -> [KeyFigure] {
    guard simulation.symbolCount > 0 else { return [] }
    let symbol = unit.heading
    let comparison = simulation.comparison
    var figures = [
      KeyFigure(
        "entropy", comparison.entropy, per: symbol, view,
        "the least that any code for single symbols costs")
    ]
    if isProxyGiven {
      figures.append(
        KeyFigure(
          "mismatch", comparison.divergence, per: symbol, view, "the price of the wrong model"))
    }
    let written = measurements.first { $0.roundTrip != nil }
    guard let code = written ?? measurements.first,
      let rate = code.measuredRate ?? code.expectedRate
    else { return figures }
    figures.append(
      KeyFigure(
        "paid", Information(bits: rate), per: symbol, view,
        code.measuredRate == nil ? "expected, in \(code.name)" : "measured, in \(code.name)"))
    if code.bill.escape > 0 {
      let escape = Information(bits: code.bill.escape / Double(simulation.symbolCount))
      figures.insert(
        KeyFigure("escape", escape, per: symbol, view, "spelling symbols that z lacks"),
        at: figures.count - 1)
    }
    if code.bill.table > 0 {
      figures.append(
        KeyFigure(
          "table", NumberText.amount(code.bill.table / 8, of: .infinity), "bytes",
          "the description of the code, included"))
    }
    if let roundTrip = code.roundTrip, simulation.byteCount > 0 {
      figures.append(.size((roundTrip.bitCount + 7) / 8, ofRaw: simulation.byteCount))
    }
    return figures
  }

  /// Whether z is not the distribution of the data themselves.
  private var isProxyGiven: Bool { proxySpec != nil || holdout != nil }
}
