internal import SourceCoding

extension SimulationReport {
  /// The report as a JSON object of the schema `qz.report/2`.
  ///
  /// Rates are in bits per symbol and sums in bits, in full precision. An infinite
  /// value is `null`, and its key is listed in `infinite`.
  package var json: JSONValue {
    let comparison = simulation.comparison
    let q = simulation.q
    var infinite: [String] = []
    func finite(_ value: Double, _ key: String) -> JSONValue {
      if value.isInfinite { infinite.append(key) }
      return .finite(value)
    }
    let information: [String: JSONValue] = [
      "entropy": finite(comparison.entropy.bits, "information.entropy"),
      "crossEntropy": finite(comparison.crossEntropy.bits, "information.crossEntropy"),
      "escape": .number(comparison.escape.bits),
      "divergence": finite(comparison.divergence.bits, "information.divergence"),
      "reverseDivergence": finite(
        comparison.reverseDivergence.bits, "information.reverseDivergence"),
      "reverseCrossEntropy": finite(
        comparison.reverseCrossEntropy.bits, "information.reverseCrossEntropy"),
      "proxyEntropy": .number(comparison.proxyEntropy.bits),
      "entropyRate": .finite(simulation.chain?.entropyRate.bits),
      "jensenShannonDivergence": .finite(jensenShannonDivergence?.bits),
      "perplexity": .finite(q?.perplexity),
      "varentropy": .finite(q?.varentropy),
      "renyiEntropy0": .finite(q?.renyiEntropy(order: 0).bits),
      "renyiEntropy2": .finite(q?.renyiEntropy(order: 2).bits),
      "renyiEntropyInfinity": .finite(q?.renyiEntropy(order: .infinity).bits),
    ]
    let codes = measurements.enumerated().map { index, measurement in
      code(measurement) { value, key in
        finite(value, "codes[\(index)].\(key)")
      }
    }
    return .object([
      "schema": .string("qz.report/2"),
      "summary": summary(View()).json,
      "symbolUnit": .string(unit.name),
      "source": .object(source),
      "proxy": .object(proxy),
      "information": .object(information),
      "codes": .array(codes),
      "comparisons": comparisonsJSON,
      "entropyEstimates": entropyEstimatesJSON,
      "holdout": holdoutJSON,
      "unseen": .object([
        "symbols": .array(
          comparison.unseenSymbols.map { .string(simulation.alphabet.name(of: $0)) }),
        "count": .integer(comparison.unseenSymbols.count),
        "occurrences": .integer(
          comparison.unseenSymbols.reduce(0) {
            $0 + Int(clamping: simulation.tallies.total.counts[$1])
          }),
        "mass": .number(comparison.unseenMass),
        "crossEntropyWithout": .finite(comparison.seenCrossEntropy?.bits),
      ]),
      "messages": messagesJSON,
      "notes": .array(notes.map { .string($0) }),
      "checks": .array(
        checks.map {
          .object([
            "name": .string($0.name), "holds": .bool($0.holds), "detail": .string($0.detail),
          ])
        }),
      "infinite": .array(infinite.map { .string($0) }),
    ])
  }

  private var source: [String: JSONValue] {
    [
      "spec": .string(sourceSpec),
      "symbolCount": .integer(simulation.symbolCount),
      "byteCount": .integer(simulation.byteCount),
      "distinctSymbols": .integer(simulation.tallies.total.distinctSymbols),
      "kind": .string(kind),
      "seed": seed.map { .string(String($0)) } ?? .null,
    ]
  }

  /// The kind of knowledge about the source of the message.
  private var kind: String {
    switch simulation.law {
    case nil: simulation.hasOrder ? "data" : "counts"
    case .independent?: "known"
    case .chain?: "chain"
    }
  }

  private var proxy: [String: JSONValue] {
    [
      "spec": .string(proxySpec ?? sourceSpec),
      "estimator": simulation.proxy.learnt.map { .string($0.by.name) } ?? .null,
      "alphabetSize": .integer(simulation.z.support.count),
      "isShared": .bool(simulation.isCodeShared),
    ]
  }

  private func code(
    _ measurement: CodeMeasurement, finite: (Double, String) -> JSONValue
  ) -> JSONValue {
    let prefixCode = measurement.design.prefixCode
    let range = measurement.optimalCosts
    let bill = measurement.bill
    let lines: [String: JSONValue] = [
      "entropy": finite(bill.entropy, "bill.entropy"),
      "mismatch": finite(bill.mismatch, "bill.mismatch"),
      "lengths": finite(bill.lengths, "bill.lengths"),
      "context": finite(bill.context, "bill.context"),
      "sampling": finite(bill.sampling, "bill.sampling"),
      "samplingError": .finite(bill.samplingError),
      "escape": .number(bill.escape),
      "coder": .number(bill.coder),
      "padding": .number(bill.padding),
      "selector": .number(bill.selector),
      "flags": .number(bill.flags),
      "raw": finite(bill.raw, "bill.raw"),
      "boundaries": .number(bill.boundaries),
      "table": .number(bill.table),
      "frame": .number(bill.frame),
      "total": finite(bill.total, "bill.total"),
      "residual": .finite(bill.residual),
    ]
    let members: [String: JSONValue] = [
      "code": .string(measurement.name),
      "expectedRate": finiteOrNull(measurement.expectedRate, "expectedRate", finite),
      "lettersPerSymbol": finiteOrNull(
        measurement.lettersPerSymbol, "lettersPerSymbol", finite),
      "symbolRate": finite(measurement.symbolRate, "symbolRate"),
      "measuredRate": .finite(measurement.measuredRate),
      "measuredRatePerByte": .finite(
        measurement.measuredRate.map {
          $0 * Double(simulation.symbolCount) / Double(max(1, simulation.byteCount))
        }),
      "deviation": .finite(measurement.deviation),
      "bitCount": measurement.roundTrip.map { .integer($0.bitCount) } ?? .null,
      "roundTrip": measurement.roundTrip.map { .bool($0.outcome == .exact) } ?? .null,
      "kraftSum": .finite(measurement.implied?.kraftSum ?? measurement.wordFit?.kraftSum),
      "impliedWordCount": measurement.wordFit.map { .integer($0.wordCount) } ?? .null,
      "impliedReason": measurement.reasonForNoFit.map { .string($0) } ?? .null,
      "kraftFraction": prefixCode.map { .string("\($0.kraftSum)") } ?? .null,
      "longestLength": prefixCode.map { .integer($0.longestLength) } ?? .null,
      "impliedDivergence": finiteOrNull(
        measurement.impliedDivergence?.bits, "impliedDivergence", finite),
      "impliedDistribution": impliedDistribution(of: measurement),
      "identityResidual": .finite(measurement.identityResidual),
      "cheapestOptimal": finiteOrNull(range?.lowerBound, "cheapestOptimal", finite),
      "dearestOptimal": finiteOrNull(range?.upperBound, "dearestOptimal", finite),
      "breakEven": measurement.breakEven.map { breakEven in
        .object([
          "design": .string(breakEven.design), "tableBits": .number(breakEven.tableBits),
          "saving": .finite(breakEven.saving), "symbolCount": .finite(breakEven.symbolCount),
        ])
      } ?? .null,
      "tieRule": measurement.design.tieRule.map { .string($0) } ?? .null,
      "bill": .object(lines),
      "messages": messagesJSON(of: measurement),
    ]
    return .object(members.merging(intervalJSON(measurement.interval)) { own, _ in own })
  }

  /// The implied probability r of each symbol that q or the code can emit.
  private func impliedDistribution(of measurement: CodeMeasurement) -> JSONValue {
    guard let r = measurement.implied?.distribution else { return .null }
    let alphabet = simulation.escape?.known ?? simulation.alphabet
    return .array(
      r.support.map { symbol in
        .object([
          "symbol": .string(symbol < alphabet.count ? alphabet.name(of: symbol) : "(escape)"),
          "probability": .number(r.probability(of: symbol)),
        ])
      })
  }

  private func finiteOrNull(
    _ value: Double?, _ key: String, _ finite: (Double, String) -> JSONValue
  ) -> JSONValue {
    value.map { finite($0, key) } ?? .null
  }
}
