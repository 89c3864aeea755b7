internal import SourceCoding

/// The costs of single symbols.
extension SimulationReport {
  /// The symbols for which the wrong model costs most, or all symbols.
  ///
  /// If there are few symbols, each term is shown with the sum, because the sum is
  /// H(q,z).
  func symbolSection(_ view: View) -> Section {
    let hasAll = view.isVerbose || hasFewSymbols
    let words = hasAll ? "every symbol" : "the symbols for which the wrong model costs most"
    let title =
      hasFewSymbols
      ? "\(words), in bits per \(unit.noun)" : "\(words), mismatch in bits per \(unit.noun)"
    let figure = costliestFigure(title).map { [Block.figure($0)] } ?? []
    return Section(title, rank: .detail, part: "symbols", figure + [.table(symbolTable(view))])
  }

  /// Whether all symbols fit on a screen; false with an escape, which represents many.
  private var hasFewSymbols: Bool {
    guard let q = simulation.q, simulation.escape == nil else { return false }
    return (1...16).contains(q.support.count)
  }

  private func symbolTable(_ view: View) -> Table {
    let code = picturedCode
    let isFew = hasFewSymbols
    let rate = "bits/\(unit.heading)"
    var table = Table(
      [
        Table.Column("symbol", .symbol), Table.Column("q", .number), Table.Column("z", .number),
        Table.Column("−log2 z", .number, unit: "bits"),
      ] + (isFew ? [Table.Column("−q·log2 z", .number, unit: rate)] : [])
        + [
          Table.Column("mismatch", .number, unit: rate),
          Table.Column(code.map { "in \($0.name)" } ?? "", .codeword),
        ])
    guard let q = simulation.q else { return table }
    let possible = q.weights.indices.filter {
      q.weights[$0] > 0 || simulation.surprisal(of: $0).isFinite
    }
    let symbols =
      view.isVerbose || isFew && possible.count <= 16
      ? possible : isFew ? q.support : costliestSymbols(5)
    for symbol in symbols {
      let surprisal = simulation.surprisal(of: symbol)
      let p = q.probability(of: symbol)
      let isEscaped = simulation.escape?.isEscaped(symbol) ?? false
      let codeword = code.flatMap { simulation.codeword(of: symbol, in: $0)?.description } ?? ""
      let term = p == 0 ? 0 : p * surprisal.bits
      table.add(
        [
          .init(name(of: symbol, room: 20), .accent),
          .init(NumberText.probability(of: q.surprisal(of: symbol))),
          .init(NumberText.probability(of: surprisal)),
          .init(NumberText.fixed(surprisal.bits, decimals: 3)),
        ] + (isFew ? [.init(NumberText.fixed(term, decimals: 5))] : [])
          + [
            .init(NumberText.fixed(mismatch(of: symbol), decimals: 5, signed: true)),
            .init(isEscaped && !codeword.isEmpty ? codeword + ", then spelled" : codeword),
          ])
    }
    if isFew {
      let comparison = simulation.comparison
      table.add([
        .init("sum", .heading), "", "", "",
        .init(NumberText.fixed(comparison.crossEntropy.bits, decimals: 5), .heading),
        .init(NumberText.fixed(comparison.divergence.bits, decimals: 5, signed: true), .heading),
        .init("H(q,z) and KL(q‖z)", .faint),
      ])
    }
    return table
  }

  /// The first code with codewords, which the pictures show.
  var picturedCode: CodeMeasurement? { measurements.first { $0.design.prefixCode != nil } }

  /// The symbols of greatest mismatch, the costliest first; empty without a proxy.
  func costliestSymbols(_ count: Int) -> [Int] {
    guard let q = simulation.q, simulation.isCodeShared else { return [] }
    let order = q.support.map { (symbol: $0, mismatch: mismatch(of: $0)) }
      .filter { $0.mismatch > 0 }.sorted { ($1.mismatch, $0.symbol) < ($0.mismatch, $1.symbol) }
    return order.prefix(count).map(\.symbol)
  }

  /// The term of a symbol in KL(q‖z): q log2(q/z), of either sign.
  func mismatch(of symbol: Int) -> Double {
    guard let q = simulation.q, q.weights[symbol] > 0 else { return 0 }
    let excess = simulation.surprisal(of: symbol) - q.surprisal(of: symbol)
    return q.probability(of: symbol) * excess.bits
  }

  /// The costliest symbols as bars.
  private func costliestFigure(_ title: String) -> Figure? {
    let symbols = costliestSymbols(12)
    guard !symbols.isEmpty, let q = simulation.q else { return nil }
    let bars = symbols.map { symbol in
      let p = NumberText.probability(of: q.surprisal(of: symbol))
      let odds = "q \(p), z \(NumberText.probability(of: simulation.surprisal(of: symbol)))"
      let amount = mismatch(of: symbol)
      return BarChart.Bar(
        name: name(of: symbol), amount: amount, text: odds,
        label: "\(name(of: symbol, room: 40)): \(NumberText.fixed(amount, decimals: 5)), \(odds)")
    }
    return BarChart(bars: bars, unit: "bits/\(unit.heading)").figure(
      name: "symbols", title: title,
      summary: "A bar is q·log2(q/z), the part of KL(q‖z) that is due to its symbol.")
  }
}
