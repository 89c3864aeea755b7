internal import SourceCoding

/// The results of the codes.
extension SimulationReport {
  /// The expected and the measured results of each code.
  func codeTable(_ view: View) -> Table {
    let isBytes = unit == .byte
    let rate = view.rateUnit(unit.heading)
    var table = Table(
      [
        Table.Column("code", unit: rate), Table.Column("expected", .number, unit: rate),
      ]
        + (isSent
          ? [Table.Column("± 95 %", .error), Table.Column("measured", .number, unit: rate)] : [])
        + (isBytes ? [] : [Table.Column("per byte", .number, unit: view.rateUnit("byte"))]) + [
          Table.Column("vs H(q,z)", .number, unit: rate), Table.Column(isSent ? "round trip" : ""),
        ])
    for measurement in measurements {
      let expected = measurement.expectedRate.map { Information(bits: $0) }
      let error = measurement.interval?.halfWidth95.map { view.rate(Information(bits: $0)) }
      let measured = measurement.measuredRate.map { Information(bits: $0) }
      // A code that learns has a cost on these data, but no expectation.
      let cost = expected ?? (seed == nil ? Information(bits: measurement.symbolRate) : nil)
      let excess = cost.flatMap {
        $0.isFinite ? view.rate($0 - simulation.comparison.crossEntropy, signed: true) : nil
      }
      table.add(
        [
          .init(measurement.name, .accent), expected.map { view.rate($0) } ?? "",
        ] + (isSent ? [error ?? "", measured.map { view.rate($0) } ?? ""] : [])
          + (isBytes
            ? [] : [(isSent ? measured : expected).map { view.rate(perByte($0)) } ?? ""]) + [
            excess ?? "", roundTrip(of: measurement),
          ])
    }
    return table
  }

  /// Whether the message was at hand, so that codes could send it.
  private var isSent: Bool { simulation.hasOrder }

  private func roundTrip(of measurement: CodeMeasurement) -> Cell {
    guard let roundTrip = measurement.roundTrip else {
      let canWrite = !isSent && measurement.symbolRate.isFinite
      return .init(
        measurement.design.code == nil ? "reference" : canWrite ? "not sent" : "cannot write q",
        .faint)
    }
    // Other units leave less room, and the first table names the unit.
    let count = simulation.symbolCount
    return roundTrip.outcome == .exact
      ? .init("\(unit == .byte ? unit.amount(count) : NumberText.grouped(count)) back", .good)
      : .init("FAILED", .bad)
  }

  /// Remarks on error bars, on tie rules, and on the codes themselves.
  func codeNotes(_ view: View) -> [String] {
    failureNotes + intervalNotes + expectationNotes + tieNotes(view)
      + zip(measurements, designNotes).flatMap { measurement, notes in
        (letterNotes(on: measurement) + notes + breakEvenNotes(on: measurement)).map {
          "\(measurement.name): \($0)"
        }
      }
  }

  /// The expected rate of a code of letters, in letters.
  private func letterNotes(on measurement: CodeMeasurement) -> [String] {
    measurement.lettersPerSymbol.map {
      ["the expected rate is \(NumberText.fixed($0, decimals: 5)) letters/\(unit.heading)"]
    } ?? []
  }

  /// The codes without an expected rate, with the reasons.
  private var expectationNotes: [String] {
    let unknown = measurements.filter { $0.expectedRate == nil }
    let isModel = { (measurement: CodeMeasurement) in !measurement.design.believesProxy }
    func line(_ codes: [CodeMeasurement], _ reason: String) -> String? {
      codes.isEmpty
        ? nil : codes.map(\.name).joined(separator: ", ") + ": no expected rate, \(reason)"
    }
    return [
      line(
        unknown.filter(isModel),
        "because the cost of a symbol depends on all earlier symbols and has no known mean"),
      line(
        unknown.filter { !isModel($0) },
        "because the states of the code and of this q do not converge to one mean"),
    ].compactMap(\.self)
  }

  /// The length from which a code made for the message would repay its table; none for
  /// the ideal code.
  private func breakEvenNotes(on measurement: CodeMeasurement) -> [String] {
    guard measurement.design.code != nil, let breakEven = measurement.breakEven else { return [] }
    return [breakEven.sentence(against: measurement.name, unit: simulation.alphabet.unit)]
  }

  /// The failed round trips in full, because a table may have no room for them.
  private var failureNotes: [String] {
    measurements.compactMap { measurement in
      measurement.roundTrip.flatMap {
        $0.outcome == .exact ? nil : "\(measurement.name): the round trip FAILED: \($0.outcome)"
      }
    }
  }

  /// The tie rules, and the costs of the other optimal codes.
  private func tieNotes(_ view: View) -> [String] {
    var lines: [String] = []
    for measurement in measurements {
      guard let rule = measurement.design.tieRule else { continue }
      let line = "ties: \(rule)"
      if !lines.contains(line) { lines.append(line) }
      guard let range = measurement.optimalCosts, range.upperBound.isFinite else { continue }
      let ends = [range.lowerBound, range.upperBound].map { view.rate(Information(bits: $0)).text }
      let limit = measurement.design.lengthLimit.map { " within \($0) bits" } ?? ""
      lines.append(
        "\(measurement.name): "
          + (ends[0] == ends[1]
            ? "all codes equally good for z\(limit) cost \(ends[0]) on q"
            : "codes equally good for z\(limit) cost \(ends[0]) to \(ends[1]) on q"))
    }
    return lines
  }

  /// The comparisons of the codes that wrote streams with the first of them.
  func differenceTable(_ view: View) -> Table {
    let reference = comparisons.first?.reference ?? ""
    let rate = view.rateUnit(unit.heading)
    var table = Table([
      Table.Column("against \(reference)", unit: rate),
      Table.Column("difference", .number, unit: rate), Table.Column("± 95 %", .error),
    ])
    for comparison in comparisons {
      let error = comparison.interval?.halfWidth95.map { view.rate(Information(bits: $0)) }
      table.add([
        .init(comparison.name, .accent),
        view.rate(Information(bits: comparison.difference), signed: true), error ?? "",
      ])
    }
    return table
  }

  /// The deviation of the draw, if its expectation is known.
  var deviationLines: [String] {
    measurements.compactMap { measurement in
      measurement.deviation.map {
        "\(measurement.name): the rate of this draw is "
          + "\(NumberText.fixed($0, decimals: 2, signed: true)) "
          + "standard errors from its expectation"
      }
    }
  }

  /// The bill of a code as a table, or the reason why there is none.
  func billBlocks(of measurement: CodeMeasurement) -> [Block] {
    let bill = measurement.bill
    guard bill.total.isFinite else { return [.lines([unwritableSymbols(by: measurement)])] }
    let bytes = measurement.roundTrip.map { size(of: $0.bitCount / 8) } ?? ""
    return [.table(bill.lineTable), .lines(["\(bytes)residual \(bill.residualText)"])]
  }

  /// The size of a stream compared with the raw data: `6,068 bytes, 67.4 % of 8,999, `.
  private func size(of byteCount: Int) -> String {
    let raw = simulation.byteCount
    let share = NumberText.percent(Double(byteCount), of: Double(raw))
    return NumberText.counted(byteCount, "byte")
      + (share.isEmpty
        ? ", " : ", \(share) % of the raw \(NumberText.grouped(raw)) (8 bits a byte), ")
  }

  /// The symbols of the message that a code cannot write, in symbol order.
  func symbols(notWrittenBy measurement: CodeMeasurement) -> [Int] {
    simulation.tallies.total.seenSymbols.filter { cannotWrite($0, in: measurement) }
  }

  /// Whether a code cannot write a symbol.
  func cannotWrite(_ symbol: Int, in measurement: CodeMeasurement) -> Bool {
    (measurement.symbolCosts?[symbol] ?? simulation.surprisal(of: symbol).bits) == .infinity
  }

  private func unwritableSymbols(by measurement: CodeMeasurement) -> String {
    let symbols = symbols(notWrittenBy: measurement)
    let names = symbols.prefix(8).map { name(of: $0, room: 24) }.joined(separator: " ")
    let occurrences = symbols.reduce(0) {
      $0 + Int(clamping: simulation.tallies.total.counts[$1])
    }
    return
      "infinite: it cannot write \(NumberText.grouped(symbols.count)) of the symbols, which "
      + "\(symbols.count == 1 ? "occurs" : "occur") \(NumberText.counted(occurrences, "time")): \(names)\(symbols.count > 8 ? " …" : "")"
  }
}
