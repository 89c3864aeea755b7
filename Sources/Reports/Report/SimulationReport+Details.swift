internal import SourceCoding

/// The additional parts of a verbose report.
extension SimulationReport {
  /// More about q and z, estimates of the entropy of the source, errors by each method,
  /// and properties of the prefix codes.
  func details(_ view: View) -> [Section] {
    let estimates = estimateTable(view)
    return [
      Section(
        "more about q and z", rank: .detail, part: "details", [.table(informationDetails(view))]),
      Section(
        "estimates of the entropy of the source of the data, "
          + view.rateUnit(unit.heading),
        rank: .detail, part: "estimates",
        estimates.rows.isEmpty
          ? []
          : [
            .table(estimates),
            .lines(
              [
                "do not subtract these from H(q,z): a divergence needs H(q) of the same data"
              ] + excessNotes),
          ]),
      Section(
        "intervals", in: .pages, rank: .detail, part: "intervals", [.table(intervalTable(view))]),
      Section(
        "the distribution r = 2^−ℓ / κ that each code is ideal for", in: .pages, rank: .detail,
        part: "implied",
        [.table(impliedTable(view)), .table(impliedProbabilities), .lines(impliedNotes)]),
      Section(
        "the prefix codes", in: .pages, rank: .detail, part: "implied",
        [.table(prefixCodeTable(view))]),
    ]
  }

  private func informationDetails(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("", .number), Table.Column("")])
    guard let q = simulation.q else { return table }
    func add(_ name: String, _ value: Cell, _ meaning: String) {
      table.add([.init(name), value, .init(meaning, .faint)])
    }
    func number(_ value: Double) -> Cell { Cell(NumberText.fixed(value, decimals: 5)) }
    let unit = view.unit
    add(
      "perplexity of q", number(q.perplexity),
      "as hard to guess as that many equally likely symbols")
    add("varentropy of q", number(q.varentropy), "bits², the variance of a symbol's surprisal")
    add(
      "Rényi order 0", view.amount(q.renyiEntropy(order: 0)),
      "\(unit): the logarithm of the number of symbols")
    add(
      "Rényi order 2", view.amount(q.renyiEntropy(order: 2)),
      "\(unit): surprisal of two symbols being equal")
    add(
      "Rényi order ∞", view.amount(q.renyiEntropy(order: .infinity)),
      "\(unit): surprisal of the most probable symbol")
    if let divergence = jensenShannonDivergence {
      add(
        "Jensen–Shannon", view.amount(divergence), "\(unit): a symmetric divergence between q and z"
      )
    }
    return table
  }

  /// The estimates that exceed the entropy of equally frequent symbols.
  private var excessNotes: [String] {
    let tally = simulation.tallies.total
    let closed = unit.closedAlphabetSize
    let count = closed ?? tally.distinctSymbols
    return EntropyEstimate.all.compactMap { rule in
      let greatest = EntropyEstimate.greatest(symbolCount: count).bits
      // The entropy of equal counts is log2 K, up to the last digits.
      guard let bits = rule.entropy(of: tally)?.bits, bits > greatest * (1 + 1e-12) else {
        return nil
      }
      return closed == nil
        ? "\(rule.title) is above log2 \(count.grouped), the most that the "
          + "\(count.counted("symbol")) seen can have: it assumes that there are others"
        : "\(rule.title) is above log2 \(count.grouped), the most that any distribution over "
          + "\(count.counted("symbol")) has: there are too few data for it"
    }
  }

  private func estimateTable(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("", .number), Table.Column("")])
    let estimates = EntropyEstimate.all.compactMap { rule in
      rule.entropy(of: simulation.tallies.total).map { (rule, $0) }
    }
    for (rule, entropy) in estimates {
      table.add([.init(rule.title), view.rate(entropy), .init(rule.summary, .faint)])
    }
    return table
  }

  private func prefixCodeTable(_ view: View) -> Table {
    let rate = view.rateUnit(unit.heading)
    var table = Table([
      Table.Column("code", unit: rate), Table.Column("redundancy", .number, unit: rate),
      Table.Column("efficiency", .number, unit: "%"),
      Table.Column("variance", .number, unit: "bits²"),
      Table.Column("longest", .number, unit: "bits"), Table.Column("Kraft sum", .number),
    ])
    guard let q = simulation.q, simulation.escape == nil else { return table }
    for measurement in measurements {
      guard let code = measurement.design.prefixCode, measurement.expectedRate?.isFinite == true
      else {
        continue
      }
      table.add([
        .init(measurement.name, .accent),
        view.rate(Information(bits: code.redundancy(under: q))),
        .init(NumberText.percent(code.efficiency(under: q), of: 1)),
        .init(NumberText.fixed(code.lengthVariance(under: q), decimals: 5)),
        .init(NumberText.counted(code.longestLength, "bit")), .init(code.kraftSum.text),
      ])
    }
    return table
  }
}
