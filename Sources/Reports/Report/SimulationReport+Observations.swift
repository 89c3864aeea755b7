internal import SourceCoding

extension SimulationReport {
  /// The report, with a row for each quantity of the source, of each code and of each
  /// symbol.
  ///
  /// Columns that do not apply are empty: a quantity of the source has no code.
  package var observations: Observations {
    var table = Observations(of: ["source", "proxy", "code", "symbol"])
    let names: [Observations.Field] = [.text(sourceSpec), .text(proxySpec ?? sourceSpec)]
    func add(
      _ quantity: String, _ unit: String, _ value: Double?, code: String? = nil,
      symbol: String? = nil
    ) {
      let subject = [code, symbol].map { $0.map { .text($0) } ?? Observations.Field.none }
      table.add(quantity, unit, value, of: names + subject)
    }
    let rate = "bits/\(unit.heading)"
    let comparison = simulation.comparison
    add("symbol count", "symbols", Double(simulation.symbolCount))
    add("entropy", rate, comparison.entropy.bits)
    add("entropy rate", rate, simulation.chain?.entropyRate.bits)
    add("divergence", rate, comparison.divergence.bits)
    add("cross entropy", rate, comparison.crossEntropy.bits)
    add("reverse divergence", rate, comparison.reverseDivergence.bits)
    add("reverse cross entropy", rate, comparison.reverseCrossEntropy.bits)
    add("proxy entropy", rate, comparison.proxyEntropy.bits)
    add("unseen mass", "probability", comparison.unseenMass)
    for measurement in measurements {
      let name = measurement.name
      add("expected rate", rate, measurement.expectedRate, code: name)
      add("standard error", rate, measurement.interval?.standardError, code: name)
      add(Observations.halfWidth95, rate, measurement.interval?.halfWidth95, code: name)
      add("effective count", "symbols", measurement.interval?.effectiveCount, code: name)
      add("letters", "letters/\(unit.heading)", measurement.lettersPerSymbol, code: name)
      add("measured rate", rate, measurement.measuredRate, code: name)
      add("Kraft sum", "number", measurement.implied?.kraftSum, code: name)
      add("implied divergence", rate, measurement.impliedDivergence?.bits, code: name)
      if unit != .byte, let measured = measurement.measuredRate {
        add("measured rate", "bits/byte", perByte(Information(bits: measured)).bits, code: name)
      }
      for (line, bits) in measurement.bill.allLines {
        add("bill: \(line)", "bits", bits, code: name)
      }
    }
    guard let q = simulation.q else { return table }
    for symbol in q.weights.indices where q.weights[symbol] > 0 {
      let name = name(of: symbol)
      add("q", "probability", q.probability(of: symbol), symbol: name)
      add("z", "probability", simulation.surprisal(of: symbol).probability, symbol: name)
      for measurement in measurements {
        let place = simulation.escape?.places[symbol] ?? symbol
        let spelling = simulation.escape?.spellingCosts[symbol] ?? 0
        add(
          "length", "bits", measurement.design.symbolCosts.map { $0[place] + spelling },
          code: measurement.name, symbol: name)
        add(
          "r", "probability", measurement.implied?.distribution.probability(of: place),
          code: measurement.name, symbol: name)
      }
    }
    return table
  }
}

extension Bill {
  /// All lines, including those that are 0.
  var allLines: [(String, Double)] {
    [
      ("entropy", entropy), ("mismatch", mismatch), ("lengths", lengths), ("context", context),
      ("sampling", sampling), ("escape", escape), ("coder", coder),
      ("padding", padding), ("selector", selector), ("flags", flags), ("raw", raw),
      ("boundaries", boundaries),
      ("table", table), ("frame", frame), ("total", total),
    ]
  }
}
