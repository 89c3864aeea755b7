internal import SourceCoding

extension SimulationReport: Presentable {
  /// The report as words, tables and pictures.
  public func document(_ view: View) -> Document {
    let bills = measurements.filter { $0.design.code != nil || view.isVerbose }
    return Document(
      title: proxySpec.map { "\(sourceSpec.onOneLine) in codes for \($0.onOneLine)" }
        ?? "\(sourceSpec.onOneLine) in its own codes",
      sections: [
        Section(nil, [.table(originTable), .lines(originLines)]),
        Section("entropy, cross entropy, divergence", [.table(informationTable(view))]),
        Section("codes", [.table(codeTable(view)), .lines(codeNotes(view))]),
      ]
        + bills.enumerated().map { index, measurement in
          let waterfall = Waterfall(bill: measurement.bill).figure(
            of: measurement.name, name: index == 0 ? "bill" : "bill-\(measurement.name)")
          return Section(
            "the bill for \(measurement.name)",
            (waterfall.map { [.figure($0)] } ?? []) + billBlocks(of: measurement))
        } + [
          Section("try it", liveModel.map { [.live($0)] } ?? []),
          Section("what each symbol costs", symbolFigures.map { .figure($0) }),
          Section(
            "the symbols that the wrong model costs most",
            costliestFigure.map { [.figure($0)] } ?? []),
          Section("symbols", [.table(symbolTable(view))]),
          Section("checks", [.table(checkTable(all: view.isVerbose))]),
        ])
  }

  /// What a symbol is called, everywhere.
  func symbolName(_ symbol: Int) -> String { simulation.alphabet.name(of: symbol) }

  /// What rates are per: `byte`.
  var symbolWord: String { simulation.source.alphabet.unit.name }

  private var originTable: Table {
    let tally = simulation.tallies.total
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("")])
    let size = "\(NumberText.grouped(simulation.symbolCount)) \(symbolWord)s"
    let origin = seed.map { "\(size) drawn, seed \($0)" } ?? size
    table.add([
      .init("q", .heading), .init(sourceSpec.onOneLine),
      .init("\(origin), \(tally.distinctSymbols) of \(tally.alphabetSize) values seen"),
    ])
    let values = "\(simulation.z.support.count) values"
    let rule = simulation.proxy.learnt.map { learnt in
      let size = NumberText.grouped(Int(clamping: learnt.tally.total))
      let origin = proxySpec == nil && holdout == nil ? "its own" : "\(size) \(symbolWord)s"
      return "\(origin), \(learnt.by.summary) over \(values)"
    }
    table.add([
      .init("z", .heading), .init(proxySpec?.onOneLine ?? "the same"),
      .init(rule ?? "known, \(values) possible"),
    ])
    return table
  }

  private var originLines: [String] {
    var lines: [String] = []
    if let holdout {
      lines.append(
        "z is learnt from the first \(NumberText.grouped(holdout.fittedCount)) \(symbolWord)s of "
          + "the data and known to both sides, so its table costs nothing; q is the last "
          + "\(NumberText.grouped(holdout.measuredCount)).")
    }
    let unseen = simulation.comparison.unseenSymbols
    if !unseen.isEmpty {
      let names = unseen.prefix(24).map(symbolName).joined(separator: " ")
      lines.append(
        "z had never seen \(unseen.count) of q's values, "
          + "\(NumberText.percent(simulation.comparison.unseenMass, of: 1)) % of q: \(names)"
          + (unseen.count > 24 ? " …" : ""))
      if let rest = simulation.comparison.seenCrossEntropy {
        lines.append(
          "Without them H(q,z) is \(NumberText.fixed(rest.bits, decimals: 5)) bits/\(symbolWord), "
            + "of the rest of q.")
      }
    }
    return lines
  }

  private func informationTable(_ view: View) -> Table {
    let comparison = simulation.comparison
    var table = Table([
      Table.Column(""), Table.Column(""),
      Table.Column("", .number, unit: view.rateUnit(symbolWord)),
      Table.Column("", .number, unit: "bytes"),
    ])
    let rows: [(String, String, Information)] = [
      ("H(q)", "entropy", comparison.entropy),
      ("KL(q‖z)", "mismatch", comparison.divergence),
      ("H(q,z)", "cross entropy", comparison.crossEntropy),
      ("KL(z‖q)", "the other way", comparison.reverseDivergence),
    ]
    let count = Double(simulation.symbolCount)
    for (symbol, name, value) in rows {
      let bytes = NumberText.amount(value.bits * count / 8, of: count)
      table.add([
        .init(symbol, .heading), .init(name), view.rate(value),
        // What z would pay on q's account belongs to no message here.
        .init(symbol == "KL(z‖q)" ? "" : bytes),
      ])
    }
    return table
  }

  private func codeTable(_ view: View) -> Table {
    let unit = view.rateUnit(symbolWord)
    var table = Table([
      Table.Column("code"), Table.Column("expected", .number, unit: unit),
      Table.Column("± 95 %", .error), Table.Column("measured", .number, unit: unit),
      Table.Column("vs H(q,z)", .number, unit: unit), Table.Column("round trip"),
    ])
    for measurement in measurements {
      let expected = Information(bits: measurement.expectedRate)
      let error = measurement.standardError.map { Information(bits: $0.halfWidth95) }
      table.add([
        .init(measurement.name, .accent), view.rate(expected), error.map { view.rate($0) } ?? "",
        measurement.measuredRate.map { view.rate(Information(bits: $0)) } ?? "",
        expected.isFinite
          ? view.rate(expected - simulation.comparison.crossEntropy, signed: true) : "",
        roundTrip(of: measurement),
      ])
    }
    return table
  }

  private func roundTrip(of measurement: CodeMeasurement) -> Cell {
    guard let roundTrip = measurement.roundTrip else {
      return .init(measurement.design.code == nil ? "a mark, no stream" : "cannot write q", .faint)
    }
    return roundTrip.outcome == .exact
      ? .init("\(NumberText.grouped(simulation.symbolCount)) \(symbolWord)s back", .good)
      : .init("FAILED: \(roundTrip.outcome)", .bad)
  }

  private func codeNotes(_ view: View) -> [String] {
    var notes: [String] = []
    for measurement in measurements {
      if let rule = measurement.design.tieRule, !notes.contains("Ties: \(rule).") {
        notes.append("Ties: \(rule).")
      }
      if let range = measurement.optimalCosts, range.upperBound.isFinite {
        let ends = [range.lowerBound, range.upperBound].map {
          view.rate(Information(bits: $0)).text
        }
        notes.append(
          "\(measurement.name): codes that are optimal for z cost \(ends[0]) to \(ends[1]) on q.")
      }
      notes += measurement.design.notes.map { "\(measurement.name): \($0)." }
    }
    return notes
  }
}
