internal import SourceCoding

/// A report that is explained step by step: each number is shown as a formula with the
/// numbers in it.
///
/// In JSON and CSV it is the report itself.
package struct SimulationExplanation: Presentable {
  private let report: SimulationReport

  /// The explanation of a report.
  package init(of report: SimulationReport) { self.report = report }

  package var json: JSONValue { report.json }

  package var observations: Observations { report.observations }

  package func document(_ view: View) -> Document {
    Document(
      title: "\(report.question), step by step", summary: report.summary(view),
      sections: [
        Section("1. count the symbols", [.table(countTable), .lines(countLines)]),
        Section("2. one symbol", [.lines(symbolLines)]),
        Section("3. all symbols", [.lines(sumLines)]),
        Section("4. the stream", [.lines(streamLines)]),
        Section("5. the bill", [.table(billTable), .lines(billLines)]),
      ])
  }

  private var simulation: Simulation { report.simulation }
  private var unit: String { simulation.alphabet.unit.heading }
  private var comparison: Comparison { simulation.comparison }

  /// The number of symbols with thousands separated, for formulas.
  private var count: String { NumberText.grouped(simulation.symbolCount) }

  /// The number of symbols with its noun, for sentences.
  private var symbols: String { NumberText.counted(simulation.symbolCount, "symbol") }

  private func rate(_ bits: Double) -> String { NumberText.fixed(bits, decimals: 5) }
}

// MARK: - The steps

extension SimulationExplanation {
  /// The most frequent symbols first; their counts make q.
  private var frequent: [Int] {
    let counts = simulation.tallies.total.counts
    return simulation.tallies.total.seenSymbols.sorted { (counts[$1], $0) < (counts[$0], $1) }
  }

  private var countTable: Table {
    var table = Table([
      Table.Column("symbol", .symbol), Table.Column("count", .number),
      Table.Column("frequency", .number), Table.Column("q", .number), Table.Column("z", .number),
    ])
    guard let q = simulation.q else { return table }
    let counts = simulation.tallies.total.counts
    for symbol in frequent.prefix(6) {
      table.add([
        .init(report.name(of: symbol, room: 20), .accent),
        .init(NumberText.grouped(Int(clamping: counts[symbol]))),
        .init(
          NumberText.probability(Double(counts[symbol]) / Double(max(1, simulation.symbolCount)))),
        .init(NumberText.probability(of: q.surprisal(of: symbol))),
        .init(NumberText.probability(of: simulation.surprisal(of: symbol))),
      ])
    }
    return table
  }

  private var countLines: [String] {
    let different = frequent.count
    let shown = different > 6 ? "; the six most frequent are shown" : ""
    return [
      (simulation.law == nil
        ? "The message has \(symbols), \(NumberText.grouped(different)) different. Their frequencies are q"
        : "q is known, and \(symbols) \(simulation.symbolCount == 1 ? "was" : "were") drawn from it, \(NumberText.grouped(different)) different")
        + "\(shown).",
      simulation.proxy.learnt.map {
        "z is learnt from counts as well: \($0.by.summary) over "
          + "\(NumberText.counted(simulation.z.support.count, "symbol"))."
      } ?? "z is known.",
    ]
  }

  /// The symbol that serves as the example: the one that contributes most to the
  /// mismatch, or else the most frequent one.
  private var example: Int? { report.costliestSymbols(1).first ?? frequent.first }

  private var symbolLines: [String] {
    guard let symbol = example, let q = simulation.q else { return [] }
    let p = q.probability(of: symbol)
    let z = simulation.surprisal(of: symbol)
    let own = q.surprisal(of: symbol).bits
    let (pText, zText) = (NumberText.probability(p), NumberText.probability(of: z))
    let name = report.name(of: symbol, room: 20)
    var lines = [
      "Take the symbol \(name). In q its probability is \(pText), in z it is \(zText).",
      "An ideal code for q would give it  −log2 \(pText) = \(rate(own)) bits.",
    ]
    guard z.isFinite else {
      return lines + ["z calls it impossible: no code for z can write it."]
    }
    lines.append("An ideal code for z gives it  −log2 \(zText) = \(rate(z.bits)) bits.")
    if let code = report.picturedCode,
      let codeword = simulation.codeword(of: symbol, in: code)?.description
    {
      lines.append(
        "The code \(code.name) gives it  \(codeword), which has "
          + "\(NumberText.counted(codeword.count, "bit")).")
    }
    return lines + [
      "It adds to H(q)  \(pText) · \(rate(own)) = \(rate(p * own)) bits/\(unit).",
      "It adds to the mismatch  \(pText) · (\(rate(z.bits)) − \(rate(own))) = "
        + "\(rate(report.mismatch(of: symbol))) bits/\(unit).",
    ]
  }

  private var sumLines: [String] {
    let terms = NumberText.counted(simulation.q?.support.count ?? 0, "term")
    let (h, kl, ce) = (
      comparison.entropy.bits, comparison.divergence.bits, comparison.crossEntropy.bits
    )
    var lines = [
      "H(q) = −Σ q log2 q = \(rate(h)) bits/\(unit), a sum of \(terms).",
      "KL(q‖z) = Σ q log2 (q/z) = \(rate(kl)) bits/\(unit).",
    ]
    let escape = comparison.escape.bits
    if escape != 0 {
      lines.append("Spelling out symbols that z lacks adds \(rate(escape)) bits/\(unit).")
    }
    lines.append(
      "H(q,z) = −Σ q log2 z = \(rate(h)) + \(rate(kl))"
        + (escape != 0 ? " + \(rate(escape))" : "") + " = \(rate(ce)) bits/\(unit).")
    return lines
  }

  /// The first code that wrote a stream; or that would, if q is only counted.
  private var sent: CodeMeasurement? {
    report.measurements.first {
      simulation.hasOrder
        ? $0.roundTrip != nil : $0.design.code != nil && $0.bill.total.isFinite
    }
  }

  private var streamLines: [String] {
    guard let sent else { return ["None of the codes can write this message."] }
    var lines: [String] = []
    if sent.symbolCosts != nil {
      lines.append(
        "In \(sent.name) a symbol of this message takes  Σ count · length / \(count) = "
          + "\(rate(sent.symbolRate)) bits.")
    }
    guard let stream = sent.roundTrip else {
      return lines + ["q is a tally, which has no order of symbols, so no stream is written."]
    }
    let size = NumberText.counted(stream.bitCount / 8, "byte")
    return lines + [
      "The stream has \(NumberText.counted(stream.bitCount, "bit")), which is \(size) and "
        + "\(rate(sent.measuredRate ?? 0)) bits/\(unit).",
      "Decoded again: \(stream.outcome).",
    ]
  }

  private var billTable: Table {
    var table = Table([
      Table.Column(""), Table.Column("", .number, unit: "bits"), Table.Column(""),
    ])
    guard let bill = sent?.bill else { return table }
    for line in bill.lines {
      table.add([
        .init(line.name), .init(NumberText.amount(line.bits, of: bill.total)),
        .init(formula(of: line, bill), .faint),
      ])
    }
    table.add([.init("total", .heading), .init(NumberText.amount(bill.total, of: bill.total)), ""])
    return table
  }

  /// A line of the bill with the numbers in it; empty for a line that is counted.
  private func formula(of line: BillLine, _ bill: Bill) -> String {
    let (h, kl) = (comparison.entropy.bits, comparison.divergence.bits)
    return switch line.name {
    case "entropy": "N · H(q) = \(count) · \(rate(h))"
    case "mismatch": "N · KL(q‖z) = \(count) · \(rate(kl))"
    case "lengths":
      sent?.expectedRate.map {
        "N · (Σ q ℓ − H(q,z)) = \(count) · (\(rate($0)) − \(rate(comparison.crossEntropy.bits)))"
      } ?? ""
    case "table": "the description of the code, counted"
    case "coder": "the end of the stream, counted"
    default: line.note
    }
  }

  private var billLines: [String] {
    sent.map {
      let sum = simulation.hasOrder ? "stream" : "expected cost"
      return ["The lines add up to the \(sum); the residual is \($0.bill.residualText)."]
    } ?? []
  }
}
