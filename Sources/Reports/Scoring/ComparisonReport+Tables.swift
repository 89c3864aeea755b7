internal import SourceCoding

extension ComparisonReport {
  /// The divergences in both directions, and related figures.
  func divergenceTable(_ view: View) -> Table {
    var table = Table(
      [Table.Column(""), Table.Column("")]
        + view.columns.flatMap { view.columns(of: $0, per: "/\(item)") })
    let rows: [(String, String, GroupInterval?)] = [
      ("KL(A‖B)", "B in A's place", comparison.forward),
      ("KL(B‖A)", "A in B's place", comparison.backward),
    ]
    for (symbol, name, interval) in rows {
      guard let interval else { continue }
      table.add(
        [.init(symbol, .heading), .init(comparison.isLowerBound ? "at least" : name)]
          + view.columns.flatMap {
            view.cells(
              Information(nats: interval.value),
              error: Information(nats: interval.halfWidth95).bits, in: $0)
          })
    }
    return table
  }

  func divergenceLines(_ view: View) -> [String] {
    var lines: [String] = []
    if comparison.divergenceCount == 0 { return [changeLine].compactMap(\.self) }
    if comparison.isLowerBound {
      lines.append(
        "Only the likeliest outcomes are known, so this is a lower bound: it compares the outcomes in both "
          + "lists, and all others as one.")
    }
    for (count, name) in [
      (comparison.infinite.forward, "KL(A‖B)"), (comparison.infinite.backward, "KL(B‖A)"),
    ] where count > 0 {
      lines.append(
        "\(name) is infinite in \(NumberText.counted(count, item)), where one model gives "
          + "probability 0 to an outcome and the other does not; the mean is over the rest.")
    }
    if let whole = comparison.whole, let forward = comparison.forward {
      lines.append(
        "Outcomes at the floor of the file, ln p ≤ −16, are left out as llama-perplexity does; with them "
          + "KL(A‖B) is \(view.number(ofNats: whole.value, decimals: 6)) and not "
          + "\(view.number(ofNats: forward.value, decimals: 6)) \(view.unit).")
      if comparison.divergences.least < 0 {
        lines.append(
          "A divergence is never below 0; that of \(NumberText.significant(Information(nats: comparison.divergences.least).value(in: view.unit))) "
            + "\(view.unit) is due to log-probabilities rounded to 16 bits, which may change it by about 0.001 nats."
        )
      }
    }
    if let same = comparison.sameTop {
      lines.append(
        "Both give the same outcome the highest probability in \(NumberText.fixed(100 * same.value, decimals: 3)) ± "
          + "\(NumberText.fixed(100 * same.halfWidth95, decimals: 3)) % of the \(item)s.")
    }
    return lines + [changeLine].compactMap(\.self)
  }

  private var changeLine: String? {
    guard !isPerByte, let change = comparison.change, let square = comparison.changeSquare else {
      return nil
    }
    return "The probability of the outcome that occurred changes from A to B by "
      + "\(NumberText.fixed(100 * change.value, decimals: 3, signed: true)) ± "
      + "\(NumberText.fixed(100 * change.halfWidth95, decimals: 3)) percentage points on average, "
      + "\(NumberText.fixed(100 * square.value.squareRoot(), decimals: 3)) RMS."
  }

  /// The quantiles of KL(A‖B), and of the change of the probability of what occurred.
  func quantileTable(_ view: View) -> Table {
    var table = Table([
      Table.Column("of the \(item)s", unit: "\(view.unit)"),
      Table.Column("KL(A‖B)", .number, unit: "\(view.unit)"),
      Table.Column("Δp", .number, unit: "%"),
    ])
    guard comparison.divergenceCount > 0 else { return table }
    let (divergences, changes) = (comparison.divergences, comparison.changes)
    func add(_ name: String, _ divergence: Double, _ change: Double) {
      table.add([
        .init(name), .init(view.number(ofNats: divergence, decimals: 6)),
        .init(NumberText.fixed(100 * change, decimals: 3, signed: true)),
      ])
    }
    add("least", divergences.least, changes.least)
    for (part, (divergence, change)) in zip(
      RowQuantiles.parts, zip(divergences.quantiles(), changes.quantiles()))
    {
      let percent = NumberText.significant(part * 100)
      add(part == 0.5 ? "median" : "\(percent) %", divergence, change)
    }
    add("greatest", divergences.greatest, changes.greatest)
    return table
  }

  /// The cost of A's answers in B's code, line by line.
  var billTable: Table {
    var table = Table([
      Table.Column(""), Table.Column(""), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "bits/\(item)"),
    ])
    guard let stream, stream.rowCount > 0, let bitCount = stream.drawnInSecond.bitCount,
      let coder = stream.coder
    else { return table }
    func add(_ symbol: String, _ name: String, _ bits: Double, _ role: Cell.Role? = nil) {
      table.add([
        .init(symbol, .heading), .init(name, role),
        .init(NumberText.amount(bits, of: Double(bitCount))),
        .init(NumberText.fixed(bits / Double(stream.rowCount), decimals: 5)),
      ])
    }
    add("H(A)", "entropy", stream.entropy)
    add("KL(A‖B)", "mismatch", stream.mismatch)
    add("H(A,B)", "cross entropy", stream.crossEntropy)
    add("", "sampling, chance in this draw", stream.sampling)
    add("", "coder", coder)
    add("", "written in B's code", Double(bitCount), .accent)
    if let own = stream.drawnInFirst.bitCount { add("", "the same in A's code", Double(own)) }
    return table
  }

  var billLines: [String] {
    guard let stream else { return [] }
    guard stream.drawnInSecond.bitCount != nil, !stream.drawnInSecond.isBroken else {
      return [stream.drawnInSecond.outcome.description.sentence]
    }
    return [
      "An answer was drawn from A for each \(item), seed \(seed), sent in B's code and decoded: "
        + "\(NumberText.counted(stream.rowCount, "answer")) decoded correctly."
    ]
  }

  /// The cost in both codes of the labels that occurred.
  var labelTable: Table {
    var table = Table([
      Table.Column("the labels"), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "bytes"), Table.Column("", .number, unit: "bits/\(item)"),
    ])
    guard let stream, stream.rowCount > 0 else { return table }
    for (name, coding) in [
      ("in A's code", stream.labelsInFirst), ("in B's code", stream.labelsInSecond),
    ] {
      guard let bitCount = coding.bitCount, !coding.isBroken else { continue }
      table.add([
        .init(name), .init(NumberText.grouped(bitCount)),
        .init(NumberText.grouped((bitCount + 7) / 8)),
        .init(NumberText.fixed(Double(bitCount) / Double(stream.rowCount), decimals: 5)),
      ])
    }
    return table
  }

  /// The difference by class or kind of token, with the most important first.
  func kindTable(_ view: View) -> Table {
    let parts = comparison.kinds.map { (name: kindNames[$0.key] ?? "\($0.key)", part: $0.value) }
      .sorted {
        let (a, b) = (abs($0.part.difference), abs($1.part.difference))
        return a != b ? a > b : $0.name < $1.name
      }
    return partTable(
      areKindsOfTokens ? "kind of token" : "class", parts.prefix(10).map { $0 }, view)
  }

  /// The difference by position in a document, in octaves.
  func positionTable(_ view: View) -> Table {
    guard comparison.positions.count > 1, !isPerByte else { return Table([Table.Column("")]) }
    return partTable(
      "place in its document",
      comparison.positions.sorted { $0.key < $1.key }.map { octave, part in
        let (low, high) = octave == 0 ? (0, 0) : (1 << (octave - 1), (1 << octave) - 1)
        let name =
          low == high
          ? NumberText.grouped(low + 1)
          : "\(NumberText.grouped(low + 1)) to \(NumberText.grouped(high + 1))"
        return (name: name, part: part)
      }, view)
  }

  private func partTable(
    _ heading: String, _ parts: [(name: String, part: ModelComparison.Part)],
    _ view: View
  ) -> Table {
    var table = Table([
      Table.Column(heading, unit: "\(view.unit)/\(item)"), Table.Column("\(item)s", .number),
      Table.Column("A", .number, unit: "\(view.unit)/\(item)"),
      Table.Column("B", .number, unit: "\(view.unit)/\(item)"),
      Table.Column("B − A, \(view.unit)", .number),
    ])
    let hasDivergence = comparison.divergenceCount > 0
    if hasDivergence {
      table = Table(
        table.columns + [Table.Column("KL(A‖B)", .number, unit: "\(view.unit)/\(item)")])
    }
    guard !isPerByte else { return table }
    for (name, part) in parts where part.count > 0 {
      let count = Double(part.count)
      var cells: [Cell] = [
        .init(name.onOneLine), .init(NumberText.grouped(part.count)),
        .init(view.number(ofNats: part.lossOfFirst / count, decimals: 4)),
        .init(view.number(ofNats: part.lossOfSecond / count, decimals: 4)),
        .init(view.number(ofNats: part.difference, decimals: 1, signed: true)),
      ]
      if hasDivergence {
        cells.append(.init(view.number(ofNats: part.divergence / count, decimals: 5)))
      }
      table.add(cells)
    }
    return table
  }

  /// The rows in which the models differ most.
  func rowTable(_ list: CostliestRows, _ view: View) -> Table {
    let rows = list.rows.prefix(view.isVerbose ? 10 : 5)
    let hasDivergence = rows.contains { $0.divergence != nil }
    var table = Table([
      Table.Column(placeName, .number), Table.Column(item == "token" ? "token" : "label", .symbol),
      Table.Column("A", .number, unit: "\(view.unit)"),
      Table.Column("B", .number, unit: "\(view.unit)"),
      Table.Column("B − A", .number, unit: "\(view.unit)"),
      Table.Column(
        hasDivergence ? "KL(A‖B)" : "", .number, unit: hasDivergence ? "\(view.unit)" : nil),
    ])
    for row in rows {
      table.add([
        .init(row.id ?? "\(row.place)"), .init(row.answer.onOneLine.shortened(to: 24), .accent),
        .init(view.number(ofNats: row.lossOfFirst, decimals: 3)),
        .init(view.number(ofNats: row.lossOfSecond, decimals: 3)),
        .init(view.number(ofNats: row.difference, decimals: 3, signed: true)),
        .init(row.divergence.map { view.number(ofNats: $0, decimals: 5) } ?? ""),
      ])
    }
    return table
  }
}

extension ModelComparison.Part {
  /// The additional cost of the rows in B, in nats.
  var difference: Double { lossOfSecond - lossOfFirst }
}
