internal import SourceCoding

/// The origin of q and z, and their comparison independent of any code.
extension SimulationReport {
  /// The origin of q and of z, one row each.
  var originTable: Table {
    let tally = simulation.tallies.total
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("", .detail)])
    var size = unit.amount(simulation.symbolCount)
    if unit != .byte { size += " (\(NumberText.counted(simulation.byteCount, "byte")))" }
    let origin =
      seed.map { "\(size) drawn, seed \($0)" }
      ?? (simulation.hasOrder ? size : "counts of \(size)")
    let seen =
      unit.closedAlphabetSize.map { "\(tally.distinctSymbols) of \($0) values seen" }
      ?? "\(NumberText.grouped(tally.distinctSymbols)) different"
    table.add([
      .init("q", .heading), .init(sourceSpec.onOneLine), .init("\(origin), \(seen)"),
    ])
    table.add([
      .init("z", .heading), .init(proxySpec?.onOneLine ?? "the same"), .init(proxyOrigin),
    ])
    return table
  }

  private var proxyOrigin: String {
    let count = simulation.z.support.count - (simulation.escape == nil ? 0 : 1)
    let values = NumberText.counted(count, unit.closedAlphabetSize == nil ? "symbol" : "value")
    guard let learnt = simulation.proxy.learnt else { return "known, \(values) possible" }
    // Rules for an escape mention it in their own names.
    let isNamed = learnt.by.name.hasPrefix("escape:")
    let escape = simulation.escape == nil || isNamed ? "" : " and an escape"
    let rule = "\(learnt.by.summary) over \(values)\(escape)"
    let size = unit.amount(Int(clamping: learnt.tally.total))
    return proxySpec == nil && holdout == nil ? "its own, \(rule)" : "\(size), \(rule)"
  }

  /// Further remarks on q and z.
  var originNotes: [String] { holdoutNotes + unseenNotes + newSymbolNotes + notes }

  /// The cost of telling the reader about the symbols over which z was smoothed without
  /// having seen them.
  private var newSymbolNotes: [String] {
    guard let symbols = simulation.newSymbols else { return [] }
    let bits = symbols.table.bitCount
    return [
      "a list of these symbols takes \(NumberText.counted(bits, "bit")), which each bill counts in "
        + "its line table; H(q,z) does not include them"
    ]
  }

  /// The part of the data that is q, and the part from which z was learnt.
  private var holdoutNotes: [String] {
    guard let holdout else { return [] }
    let (first, last) = (holdout.fittedCount, holdout.measuredCount)
    return [
      "z is learnt from the first \(unit.amount(first)) of the data and known to both sides, so "
        + "its "
        + "table costs nothing; q is the last \(unit.amount(last))"
    ]
  }

  /// The number of symbols that z had never seen, the first of them, and the rate
  /// without them.
  private var unseenNotes: [String] {
    let comparison = simulation.comparison
    let symbols = comparison.unseenSymbols
    guard !symbols.isEmpty else { return [] }
    let mass = NumberText.percent(comparison.unseenMass, of: 1)
    let kind = unit.closedAlphabetSize == nil ? "symbols" : "values"
    let isOne = symbols.count == 1
    let fault =
      simulation.proxy.learnt == nil
      ? "\(isOne ? "has" : "have") probability 0 in z:"
      : "\(isOne ? "does" : "do") not occur in z's data:"
    var line =
      "\(NumberText.grouped(symbols.count)) of q's \(kind) (\(mass) % of q) \(fault)"
    // As many names as fit on a usual line.
    for symbol in symbols {
      let name = name(of: symbol, room: 24)
      guard line.columnCount + name.columnCount + 3 <= 80 else {
        line += " …"
        break
      }
      line += " " + name
    }
    guard let rest = comparison.seenCrossEntropy else { return [line] }
    return [
      line,
      "excluding them, H(q,z) is \(View().rate(rest).text) bits/\(unit.heading)",
    ]
  }

  /// H(q), KL(q‖z) and H(q,z), per symbol, per byte and for the whole message.
  func informationTable(_ view: View) -> Table {
    let comparison = simulation.comparison
    let isBytes = unit == .byte
    var table = Table(
      [
        Table.Column(""), Table.Column(""),
        Table.Column("", .number, unit: view.rateUnit(unit.heading)),
      ] + (isBytes ? [] : [Table.Column("", .number, unit: view.rateUnit("byte"))]) + [
        Table.Column("", .number, unit: "bytes"), Table.Column(""),
      ])
    let reverse = comparison.reverseDivergence
    func note(_ name: String, _ value: Information) -> String {
      "\(name) \(value.isFinite ? view.amount(value).text : "inf")"
    }
    var rows: [(String, String, Information, String)] = [
      (
        "H(q)", "entropy", comparison.entropy,
        simulation.isCodeShared ? note("H(z)", comparison.proxyEntropy) : ""
      ),
      ("KL(q‖z)", "mismatch", comparison.divergence, ""),
      ("H(q,z)", "cross entropy", comparison.crossEntropy, ""),
    ]
    if let rate = simulation.chain?.entropyRate {
      rows.insert(("", "entropy rate", rate, "for a code that knows the previous symbol"), at: 1)
    }
    if simulation.escape != nil {
      rows.insert(
        ("", "escape", comparison.escape, "symbols that z lacks"), at: rows.count - 1)
    }
    if simulation.isCodeShared, simulation.q != nil {
      let reason = reverse.isFinite || !isBytes ? "" : ": q lacks bytes of z"
      rows.append(
        ("KL(z‖q)", "swapped", reverse, note("H(z,q)", comparison.reverseCrossEntropy) + reason))
    }
    let count = Double(simulation.symbolCount)
    for (symbol, name, value, note) in rows {
      // The message is drawn from q, so a swapped quantity has no value for the whole
      // message.
      let bytes =
        name == "swapped"
        ? "" : NumberText.amount(value.bits * count / 8, of: Double(simulation.byteCount))
      table.add(
        [.init(symbol, .heading), .init(name), view.amount(value)]
          + (isBytes ? [] : [view.amount(perByte(value))]) + [.init(bytes), .init(note, .faint)])
    }
    return table
  }
}
