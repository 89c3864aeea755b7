internal import SourceCoding

/// The distribution that each code is ideal for, or the reason why it has none.
extension SimulationReport {
  /// κ and KL(q‖r) of each code whose symbols, or words of symbols, have costs.
  func impliedTable(_ view: View) -> Table {
    let rate = view.rateUnit(unit.heading)
    var table = Table([
      Table.Column("code"), Table.Column("κ", .number),
      Table.Column("KL(q‖r)", .number, unit: rate),
      Table.Column("−log2 κ", .number, unit: rate),
    ])
    for measurement in measurements {
      guard let divergence = measurement.impliedDivergence,
        let (sum, log2Sum) = measurement.implied.map({ ($0.kraftSum, $0.log2KraftSum) })
          ?? measurement.wordFit.map({ ($0.kraftSum, $0.log2KraftSum) })
      else { continue }
      table.add([
        .init(measurement.name, .accent), .init(NumberText.fixed(sum, decimals: 6)),
        view.rate(divergence), view.rate(Information(bits: 0 - log2Sum)),
      ])
    }
    return table
  }

  /// The implied probability r of each symbol that occurs, in each code whose symbols
  /// have costs.
  var impliedProbabilities: Table {
    let codes = measurements.filter { $0.implied != nil }
    var table = Table(
      [Table.Column("symbol", .symbol), Table.Column("q", .number)]
        + codes.map { Table.Column("r, \($0.name)", .number) })
    guard let q = simulation.q, !codes.isEmpty else { return table }
    for symbol in q.support {
      let place = simulation.escape?.places[symbol] ?? symbol
      table.add(
        [
          .init(name(of: symbol, room: 20), .accent),
          .init(NumberText.probability(of: q.surprisal(of: symbol))),
        ]
          + codes.map { code in
            .init(
              NumberText.probability(
                of: code.implied?.distribution.surprisal(of: place) ?? Information(bits: .infinity))
            )
          })
    }
    return table
  }

  /// Remarks on codes whose r is not over symbols, and on codes without an r.
  var impliedNotes: [String] {
    measurements.compactMap { measurement in
      if let fit = measurement.wordFit {
        return "\(measurement.name): r is over its \(NumberText.counted(fit.wordCount, "word")) of "
          + "symbols, which 'qz design' lists; κ is that of the words, the rest is per \(unit.heading)"
      }
      return measurement.reasonForNoFit.map { "\(measurement.name): no r, \($0)" }
    }
  }
}

extension CodeMeasurement {
  /// The reason why a code is not ideal for any distribution, or for none that can be
  /// compared with q; `nil` if it is.
  var reasonForNoFit: String? {
    guard implied == nil, wordFit == nil, let code = design.code else { return nil }
    guard design.believesProxy else {
      return "since the cost of a symbol depends on all symbols before it"
    }
    return code is BlockCoder || code is TunstallCoder
      ? "since it is over words of symbols, and q gives these a probability only where it is a "
        + "known distribution of independent symbols"
      : "since the cost of a symbol depends on the state of the coder"
  }
}
