internal import SourceCoding

/// What the symbols cost, in bills, tables and pictures.
extension SimulationReport {
  /// The bill of a code as a table, or why there is none.
  func billBlocks(of measurement: CodeMeasurement) -> [Block] {
    let bill = measurement.bill
    guard bill.total.isFinite else {
      let costs = measurement.design.symbolCosts
      let symbols = simulation.tallies.total.seenSymbols.filter { costs?[$0] == .infinity }
      let names = symbols.prefix(8).map(symbolName).joined(separator: " ")
      return [
        .lines([
          "infinite: it cannot write \(symbols.count) of the symbols: \(names)"
            + (symbols.count > 8 ? " …" : "")
        ])
      ]
    }
    let bytes = measurement.roundTrip.map { "\(NumberText.grouped($0.bitCount / 8)) bytes, " } ?? ""
    return [.table(bill.lineTable), .lines(["\(bytes)residual \(bill.residualText)"])]
  }

  /// The first code with codewords, which pictures are of.
  var picturedCode: CodeMeasurement? { measurements.first { $0.design.prefixCode != nil } }

  /// What each symbol costs, and the tree of the code.
  var symbolFigures: [Figure] {
    guard let q = simulation.q, let measurement = picturedCode,
      let code = measurement.design.prefixCode, let costs = measurement.design.symbolCosts
    else { return [] }
    let chart = LengthChart(
      q.support.map { symbol in
        LengthChart.Column(
          name: symbolName(symbol), probability: q.probability(of: symbol), length: costs[symbol],
          surprisal: simulation.z.surprisal(of: symbol).bits)
      })
    let tree = TreeChart(code, names: symbolName, probability: { q.probability(of: $0) })
    return [chart.figure(of: measurement.name), tree.figure(of: measurement.name)]
      .compactMap(\.self)
  }

  /// The symbols with their weights, for the part of a page that can be moved.
  var liveModel: LiveModel? {
    guard let q = simulation.q else { return nil }
    let z = simulation.z
    let symbols = q.weights.indices.filter { q.weights[$0] > 0 || z.weights[$0] > 0 }
    guard symbols.count > 1 else { return nil }
    return LiveModel(
      symbols.map { .init(name: symbolName($0), q: q.weights[$0], z: z.weights[$0]) },
      symbolCount: simulation.symbolCount, unit: symbolWord)
  }

  /// The symbols that add most to KL(q‖z), as bars.
  var costliestFigure: Figure? {
    let symbols = costliestSymbols(12)
    guard !symbols.isEmpty, let q = simulation.q else { return nil }
    let bars = symbols.map { symbol in
      let (p, z) = (q.probability(of: symbol), simulation.z.probability(of: symbol))
      let odds = "q \(NumberText.fixed(p, decimals: 6)), z \(NumberText.fixed(z, decimals: 6))"
      let amount = mismatch(of: symbol)
      return BarChart.Bar(
        name: symbolName(symbol), amount: amount, text: odds,
        label: "\(symbolName(symbol)): \(NumberText.fixed(amount, decimals: 5)), \(odds)")
    }
    return BarChart(bars: bars, unit: "bits/\(symbolWord)").figure(
      name: "symbols", title: "the symbols that the wrong model costs most",
      summary: "A bar is q·log2(q/z), what its symbol adds to KL(q‖z).")
  }

  /// The symbols of greatest mismatch, the costliest first; none without a proxy.
  func costliestSymbols(_ count: Int) -> [Int] {
    guard let q = simulation.q, simulation.isCodeShared else { return [] }
    let order = q.support.map { (symbol: $0, mismatch: mismatch(of: $0)) }
      .filter { $0.mismatch > 0 }.sorted { ($1.mismatch, $0.symbol) < ($0.mismatch, $1.symbol) }
    return order.prefix(count).map(\.symbol)
  }

  /// What a symbol adds to KL(q‖z): q log2(q/z), of either sign.
  func mismatch(of symbol: Int) -> Double {
    guard let q = simulation.q, q.weights[symbol] > 0 else { return 0 }
    let excess = simulation.z.surprisal(of: symbol) - q.surprisal(of: symbol)
    return q.probability(of: symbol) * excess.bits
  }

  /// The costliest symbols, or in a verbose view all that come or might.
  func symbolTable(_ view: View) -> Table {
    let code = picturedCode
    var table = Table([
      Table.Column("symbol", .symbol), Table.Column("q", .number), Table.Column("z", .number),
      Table.Column("−log2 z", .number, unit: "bits"),
      Table.Column("mismatch", .number, unit: "bits/\(symbolWord)"),
      Table.Column(code.map { "in \($0.name)" } ?? "", .codeword),
    ])
    guard let q = simulation.q else { return table }
    let z = simulation.z
    let symbols =
      view.isVerbose
      ? q.weights.indices.filter { q.weights[$0] > 0 || z.weights[$0] > 0 } : costliestSymbols(5)
    for symbol in symbols {
      table.add([
        .init(symbolName(symbol), .accent),
        .init(NumberText.fixed(q.probability(of: symbol), decimals: 6)),
        .init(NumberText.fixed(z.probability(of: symbol), decimals: 6)),
        .init(NumberText.fixed(z.surprisal(of: symbol).bits, decimals: 3)),
        .init(NumberText.fixed(mismatch(of: symbol), decimals: 5, signed: true)),
        .init(code?.design.prefixCode?.codewords[symbol]?.description ?? ""),
      ])
    }
    return table
  }

  func checkTable(all: Bool) -> Table {
    var table = Table([Table.Column(""), Table.Column("law"), Table.Column("found")])
    for check in checks where all || !check.holds {
      table.add([
        .init(check.holds ? "holds" : "FAILS", check.holds ? .good : .bad), .init(check.name),
        .init(check.detail, .faint),
      ])
    }
    return table
  }
}
