public import SourceCoding

extension SimulationReport {
  /// The report as text for people.
  public func text(_ view: View, style: TextStyle) -> String {
    text(in: view.unit, style: style, isVerbose: view.isVerbose)
  }

  /// The report as text for people.
  ///
  /// - Parameters:
  ///   - unit: what rates are given in; the bill is in bits, as streams are.
  ///   - style: how wide the page is and what it can show.
  ///   - isVerbose: whether every symbol and every check is listed.
  /// - Returns: whole lines.
  public func text(in unit: InformationUnit, style: TextStyle, isVerbose: Bool = false) -> String {
    var sections = [
      originLines(style), comparisonLines(unit, style), codeLines(unit, style),
      differenceLines(unit, style), deviationLines,
    ]
    if isVerbose {
      sections += [
        informationLines(unit, style), entropyEstimateLines(unit, style),
        errorMethodLines(unit, style), prefixCodeLines(unit, style),
      ]
    }
    sections.append(symbolLines(style, limit: isVerbose ? nil : 5))
    sections += measurements.filter { $0.design.code != nil || isVerbose }
      .map { $0.bill.lines(for: $0, of: simulation.tallies.total, style) }
    sections.append(checkLines(style, all: isVerbose))
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// What q and z are, a line each.
  private func originLines(_ style: TextStyle) -> [String] {
    let tally = simulation.tallies.total
    var table = TextTable([.left, .left, .left])
    let size = "\(NumberText.grouped(simulation.symbolCount)) bytes"
    let origin = seed.map { "\(size) drawn, seed \($0)" } ?? size
    let seen = "\(tally.distinctSymbols) of \(tally.alphabetSize) values seen"
    table.add([
      .init("q", .heading), .init(shortened(sourceSpec, style)), .init("\(origin), \(seen)"),
    ])
    table.add([
      .init("z", .heading), .init(proxySpec.map { shortened($0, style) } ?? "the same"),
      .init(proxyOrigin),
    ])
    return table.lines(style) + holdoutLines + unseenLines(style)
  }

  private var proxyOrigin: String {
    let values = "\(simulation.z.support.count) values"
    guard let learnt = simulation.proxy.learnt else { return "known, \(values) possible" }
    let rule = "\(learnt.by.summary) over \(values)"
    let size = NumberText.grouped(Int(clamping: learnt.tally.total))
    return proxySpec == nil && holdout == nil ? "its own, \(rule)" : "\(size) bytes, \(rule)"
  }

  /// Which part of the data is q, and which z was learnt from.
  private var holdoutLines: [String] {
    guard let holdout else { return [] }
    let (first, last) = (holdout.fittedCount, holdout.measuredCount)
    return [
      "   z is learnt from the first \(NumberText.grouped(first)) bytes of the data and known to",
      "   both sides, so its table costs nothing; q is the last \(NumberText.grouped(last)) bytes",
    ]
  }

  /// The values that z had never seen, as many as a line holds.
  private func unseenLines(_ style: TextStyle) -> [String] {
    let symbols = simulation.comparison.unseenSymbols
    guard !symbols.isEmpty else { return [] }
    let mass = NumberText.percent(simulation.comparison.unseenMass, of: 1)
    var line = "   z had never seen \(symbols.count) of q's values, \(mass) % of q:"
    for symbol in symbols {
      let name = ByteName.name(of: UInt8(symbol))
      guard line.count + name.count + 3 <= style.width else { return [line + " …"] }
      line += " " + name
    }
    return [line]
  }

  /// H(q), KL(q‖z), H(q,z), per symbol and for the whole message.
  private func comparisonLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    let comparison = simulation.comparison
    let count = Double(simulation.symbolCount)
    var table = TextTable([.left, .left, .right, .right, .left])
    table.add(["", "", .init("\(unit)/byte", .faint), .init("bytes", .faint), ""])
    let rows: [(String, String, Information, String)] = [
      ("H(q)", "entropy", comparison.entropy, ""),
      ("KL(q‖z)", "mismatch", comparison.divergence, ""),
      (
        "H(q,z)", "cross entropy", comparison.crossEntropy,
        comparison.reverseDivergence.isFinite
          ? "KL(z‖q) \(rate(comparison.reverseDivergence, unit))"
          : "KL(z‖q) inf: q lacks bytes of z"
      ),
    ]
    for (symbol, name, value, note) in rows {
      table.add([
        .init(symbol, .heading), .init(name), .init(rate(value, unit)),
        .init(NumberText.amount(value.bits * count / 8, of: count)), .init(note, .faint),
      ])
    }
    return table.lines(style)
  }

  /// What each code was expected to do, and did.
  private func codeLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    var table = TextTable([.left, .right, .right, .right, .right, .left])
    table.add(
      ["code", "expected", "measured", "± 95 %", "vs H(q,z)", "round trip"].map {
        .init($0, .faint)
      })
    for measurement in measurements {
      let designed = Information(bits: measurement.expectedRate)
      let error = measurement.standardError.map { Information(bits: $0.halfWidth95) }
      let excess = designed.isFinite ? designed - simulation.comparison.crossEntropy : nil
      table.add([
        .init(measurement.name, .accent), .init(rate(designed, unit)),
        .init(measurement.measuredRate.map { rate(Information(bits: $0), unit) } ?? ""),
        .init(error.map { rate($0, unit) } ?? ""),
        .init(
          excess.map { NumberText.fixed($0.value(in: unit), decimals: 5, signed: true) } ?? ""),
        roundTripCell(measurement),
      ])
    }
    return table.lines(style) + errorLines + tieLines(unit)
  }

  private func roundTripCell(_ measurement: CodeMeasurement) -> TextTable.Cell {
    guard let roundTrip = measurement.roundTrip else {
      return .init(measurement.design.code == nil ? "a mark, no stream" : "cannot write q", .faint)
    }
    return roundTrip.outcome == .exact
      ? .init("\(NumberText.grouped(simulation.symbolCount)) bytes back", .good)
      : .init("FAILED: \(roundTrip.outcome)", .bad)
  }

  /// How the error bars were found.
  private var errorLines: [String] {
    guard let error = measurements.lazy.compactMap(\.standardError).first else { return [] }
    switch error.method {
    case .independentSymbols:
      let reason = simulation.known == nil ? "the message is too short for batches" : "as drawn"
      return ["± 95 %: of independent symbols, \(reason)"]
    case .batchMeans(let count), .bootstrap(let count, _, _):
      return ["± 95 %: from the means of \(count) batches, for neighbours are not independent"]
    }
  }

  /// The rules that broke ties, and what the other optimal codes would cost.
  private func tieLines(_ unit: InformationUnit) -> [String] {
    var lines: [String] = []
    for measurement in measurements {
      guard let rule = measurement.design.tieRule else { continue }
      let line = "ties: \(rule)"
      if !lines.contains(line) { lines.append(line) }
      guard let range = measurement.optimalCosts, range.upperBound.isFinite else { continue }
      let low = rate(Information(bits: range.lowerBound), unit)
      let high = rate(Information(bits: range.upperBound), unit)
      lines.append(
        "\(measurement.name): "
          + (low == high
            ? "all codes that are optimal for z cost \(low) on q"
            : "codes that are optimal for z cost \(low) to \(high) on q"))
    }
    return lines
  }

  private func checkLines(_ style: TextStyle, all: Bool) -> [String] {
    let shown = all ? checks : checks.filter { !$0.holds }
    return shown.flatMap { check in
      [
        style.paint(check.holds ? "holds" : "FAILS", check.holds ? .good : .bad)
          + "  \(check.name)",
        style.paint("       \(check.detail)", .faint),
      ]
    }
  }

  func rate(_ information: Information, _ unit: InformationUnit) -> String {
    NumberText.fixed(information.value(in: unit), decimals: 5)
  }

  /// A name, or its end where a line would be too long with it.
  private func shortened(_ spec: String, _ style: TextStyle) -> String {
    let name = spec.onOneLine
    let room = style.width - 54
    return name.count <= room ? name : "…" + name.suffix(room - 1)
  }
}
