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
      .map {
        $0.bill.lines(
          for: $0, of: simulation.tallies.total, over: simulation.alphabet, style)
      }
    sections.append(checkLines(style, all: isVerbose))
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// What q and z are, a line each.
  private func originLines(_ style: TextStyle) -> [String] {
    let tally = simulation.tallies.total
    var table = TextTable([.left, .left, .left])
    var size = unit.amount(simulation.symbolCount)
    if unit != .byte { size += " (\(NumberText.grouped(simulation.byteCount)) bytes)" }
    let origin = seed.map { "\(size) drawn, seed \($0)" } ?? size
    let seen =
      unit.closedAlphabetSize.map { "\(tally.distinctSymbols) of \($0) values seen" }
      ?? "\(NumberText.grouped(tally.distinctSymbols)) different"
    table.add([
      .init("q", .heading), .init(shortened(sourceSpec, style)), .init("\(origin), \(seen)"),
    ])
    table.add([
      .init("z", .heading), .init(proxySpec.map { shortened($0, style) } ?? "the same"),
      .init(proxyOrigin),
    ])
    return table.lines(style) + holdoutLines + unseenLines(style)
      + notes.flatMap { $0.wrapped(to: style.width - 3) }.map { "   \($0)" }
  }

  private var proxyOrigin: String {
    let count = NumberText.grouped(simulation.z.support.count - (simulation.escape == nil ? 0 : 1))
    let values = "\(count) \(unit.closedAlphabetSize == nil ? "symbols" : "values")"
    guard let learnt = simulation.proxy.learnt else { return "known, \(values) possible" }
    let rule = "\(learnt.by.summary) over \(values)"
    let size = unit.amount(Int(clamping: learnt.tally.total))
    return proxySpec == nil && holdout == nil ? "its own, \(rule)" : "\(size), \(rule)"
  }

  /// Which part of the data is q, and which z was learnt from.
  private var holdoutLines: [String] {
    guard let holdout else { return [] }
    let (first, last) = (holdout.fittedCount, holdout.measuredCount)
    return [
      "   z is learnt from the first \(unit.amount(first)) of the data and known to",
      "   both sides, so its table costs nothing; q is the last \(unit.amount(last))",
    ]
  }

  /// The symbols that z had never seen, as many as a line holds, and the rate without
  /// them.
  private func unseenLines(_ style: TextStyle) -> [String] {
    let comparison = simulation.comparison
    let symbols = comparison.unseenSymbols
    guard !symbols.isEmpty else { return [] }
    let mass = NumberText.percent(comparison.unseenMass, of: 1)
    let kind = unit.closedAlphabetSize == nil ? "symbols" : "values"
    var line =
      "   z had never seen \(NumberText.grouped(symbols.count)) of q's \(kind), \(mass) % of q:"
    for symbol in symbols {
      let name = name(of: symbol, room: 24)
      guard line.count + name.count + 3 <= style.width else {
        line += " …"
        break
      }
      line += " " + name
    }
    guard let rest = comparison.seenCrossEntropy else { return [line] }
    return [
      line, "   without them H(q,z) is \(rate(rest, .bits)) bits/\(unit.heading), of the rest of q",
    ]
  }

  /// H(q), KL(q‖z), H(q,z), per symbol, per byte and for the whole message.
  private func comparisonLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    let comparison = simulation.comparison
    let count = Double(simulation.symbolCount)
    let symbolUnit = self.unit
    let isBytes = symbolUnit == .byte
    var table = TextTable([.left, .left, .right] + (isBytes ? [] : [.right]) + [.right, .left])
    let perByte = isBytes ? [] : [TextTable.Cell("\(unit)/byte", .faint)]
    table.add(
      ["", "", .init("\(unit)/\(symbolUnit.heading)", .faint)] + perByte
        + [.init("bytes", .faint), ""])
    var rows: [(String, String, Information, String)] = [
      ("H(q)", "entropy", comparison.entropy, ""),
      ("KL(q‖z)", "mismatch", comparison.divergence, ""),
      (
        "H(q,z)", "cross entropy", comparison.crossEntropy,
        comparison.reverseDivergence.isFinite
          ? "KL(z‖q) \(rate(comparison.reverseDivergence, unit))"
          : "KL(z‖q) inf: q lacks \(isBytes ? "bytes" : "symbols") of z"
      ),
    ]
    if simulation.escape != nil {
      rows.insert(("", "escape", comparison.escape, "spelling out what z lacks"), at: 2)
    }
    for (symbol, name, value, note) in rows {
      let perByte = isBytes ? [] : [TextTable.Cell(rate(self.perByte(value), unit))]
      table.add(
        [.init(symbol, .heading), .init(name), .init(rate(value, unit))] + perByte + [
          .init(NumberText.amount(value.bits * count / 8, of: Double(simulation.byteCount))),
          .init(note, .faint),
        ])
    }
    return table.lines(style)
  }

  /// The same for each byte of the data.
  private func perByte(_ information: Information) -> Information {
    let count = Double(simulation.symbolCount)
    return simulation.byteCount == 0
      ? .zero : Information(bits: information.bits * count / Double(simulation.byteCount))
  }

  /// What each code was expected to do, and did.
  private func codeLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    let isBytes = self.unit == .byte
    var table = TextTable(
      [.left, .right, .right, .right] + (isBytes ? [] : [.right]) + [.right, .left])
    table.add(
      (["code", "expected", "measured", "± 95 %"] + (isBytes ? [] : ["per byte"])
        + ["vs H(q,z)", "round trip"]).map { .init($0, .faint) })
    for measurement in measurements {
      let designed = Information(bits: measurement.expectedRate)
      let error = measurement.standardError.map { Information(bits: $0.halfWidth95) }
      let excess = designed.isFinite ? designed - simulation.comparison.crossEntropy : nil
      let measured = measurement.measuredRate.map { Information(bits: $0) }
      table.add(
        [
          .init(measurement.name, .accent), .init(rate(designed, unit)),
          .init(measured.map { rate($0, unit) } ?? ""), .init(error.map { rate($0, unit) } ?? ""),
        ] + (isBytes ? [] : [.init(measured.map { rate(perByte($0), unit) } ?? "")]) + [
          .init(
            excess.map { NumberText.fixed($0.value(in: unit), decimals: 5, signed: true) } ?? ""),
          roundTripCell(measurement),
        ])
    }
    return table.lines(style) + errorLines + tieLines(unit) + designNotes
  }

  private func roundTripCell(_ measurement: CodeMeasurement) -> TextTable.Cell {
    guard let roundTrip = measurement.roundTrip else {
      return .init(measurement.design.code == nil ? "a mark, no stream" : "cannot write q", .faint)
    }
    return roundTrip.outcome == .exact
      ? .init("\(unit.amount(simulation.symbolCount)) back", .good)
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

  /// What is to be told of single codes.
  private var designNotes: [String] {
    measurements.flatMap { measurement in
      measurement.design.notes.map { "\(measurement.name): \($0)" }
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

  /// What a symbol of the message is called, in at most `room` columns.
  func name(of symbol: Int, room: Int = .max) -> String {
    let name = simulation.alphabet.name(of: symbol)
    return name.count <= room ? name : "\(name.prefix(room - 1))…"
  }

  /// What the message is cut by.
  var unit: SymbolUnit { simulation.alphabet.unit }

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
