internal import SourceCoding

/// A line of a bill, as every format shows it.
struct BillLine {
  /// The name of the line: `mismatch`.
  let name: String

  /// The amount in bits, of either sign.
  let bits: Double

  /// A remark on the line; empty if there is none.
  let note: String

  /// The class of the line's colour.
  let color: String
}

extension Bill {
  /// The lines in the order in which they add up, without those that are 0 and carry no
  /// information.
  var lines: [BillLine] {
    let luck = samplingError.map { "± \(NumberText.amount($0, of: total)) is usual" } ?? ""
    let learning = "the cost of learning, less what it saves"
    let lines: [(line: BillLine, isShown: Bool)] = [
      (BillLine(name: "entropy", bits: entropy, note: "", color: "blue"), true),
      (BillLine(name: "mismatch", bits: mismatch, note: "", color: "red"), context == 0),
      (BillLine(name: "lengths", bits: lengths, note: "", color: "gold"), context == 0),
      (BillLine(name: "context", bits: context, note: learning, color: "gold"), context != 0),
      (
        BillLine(name: "sampling", bits: sampling, note: luck, color: "pink"),
        sampling != 0 || samplingError != nil
      ),
      (BillLine(name: "escape", bits: escape, note: "", color: "sky"), escape != 0),
      (BillLine(name: "coder", bits: coder, note: "", color: "grey"), !isOfCounts),
      (BillLine(name: "padding", bits: padding, note: "", color: "grey"), padding != 0),
      (BillLine(name: "selector", bits: selector, note: "", color: "grey"), selector != 0),
      (BillLine(name: "flags", bits: flags, note: "", color: "grey"), flags != 0),
      (
        BillLine(name: "raw", bits: raw, note: "saved by sending messages raw", color: "green"),
        raw != 0
      ),
      (BillLine(name: "boundaries", bits: boundaries, note: "", color: "grey"), boundaries != 0),
      (BillLine(name: "table", bits: table, note: "", color: "grey"), table != 0),
      (BillLine(name: "frame", bits: frame, note: "", color: "grey"), frame != 0),
    ]
    return lines.filter(\.isShown).map(\.line)
  }

  /// The lines as a table, the total last.
  var lineTable: Table {
    let lines = lines
    let greatest = lines.map { abs($0.bits) }.max() ?? 0
    var table = Table([
      Table.Column(""), Table.Column("", .bar), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "%"), Table.Column(""),
    ])
    for line in lines {
      let share = greatest > 0 ? abs(line.bits) / greatest : 0
      table.add([
        .init(line.name), .init(bar: share, line.bits < 0 ? .good : .accent),
        .init(NumberText.amount(line.bits, of: total)),
        .init(NumberText.percent(line.bits, of: total)), .init(line.note, .faint),
      ])
    }
    table.add([
      .init("total", .heading), "", .init(NumberText.amount(total, of: total), .heading),
      .init(total > 0 ? "100.0" : ""),
    ])
    return table
  }

  /// The difference that the lines leave unexplained, in words.
  var residualText: String {
    guard let residual else { return "undefined, because the mismatch is infinite" }
    return abs(residual) <= residualTolerance ? "0" : NumberText.significant(residual)
  }
}
