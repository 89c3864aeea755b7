package import SourceCoding

/// The report on how many shared tables are best for messages: the curves, the groups
/// and the laws.
package struct TablesReport: Sendable {
  /// The name of the data.
  let name: String

  /// The result of the study.
  let result: TableStudyResult

  /// The names of the groups that the protocol knows; empty if there are none.
  let groupNames: [String]

  /// Notes at the end: the files that were written, and other remarks.
  let notes: [String]

  /// The report on a study of the data with the given name.
  package init(
    _ result: TableStudyResult, of name: String, groupNames: [String] = [], notes: [String] = []
  ) {
    self.name = name
    self.result = result
    self.groupNames = groupNames
    self.notes = notes
  }

  var study: TableStudy { result.study }

  /// The bits by which tables are judged: those of the held-out messages, or of all
  /// messages if none are held out.
  func bits(_ point: TablePoint) -> Double { point.heldOutBits ?? point.design.totalBits }

  /// The bits of those messages with one table; `nil` if the curve does not begin with
  /// one.
  func reference(_ curve: TableCurve) -> Double? {
    curve.points.first { $0.codeCount == 1 }.map(bits)
  }

  /// The share of the reference that a point saves.
  func saving(_ point: TablePoint, of curve: TableCurve) -> Double? {
    let one = reference(curve) ?? result.curves.lazy.compactMap(reference).first
    return one.flatMap { $0 > 0 ? 1 - bits(point) / $0 : nil }
  }

  /// The name of the measured messages in sentences.
  var measured: String { study.heldOut.isEmpty ? "messages" : "held-out messages" }

  /// The number of bytes in the measured messages.
  var measuredBytes: Int {
    (study.heldOut.isEmpty ? study.designed : study.heldOut).reduce(0) {
      $0 + study.list.range(of: Int($1)).count
    }
  }
}

extension TableCurve.Grouping {
  /// The way in which a table is chosen, as a phrase after "tables".
  var phrase: String {
    switch self {
    case .message: "that each message names"
    case .context: "chosen by the byte before"
    case .both: "named by the message and chosen by the byte before"
    case .group: "for the groups that the protocol knows"
    }
  }

  /// The heading of the curve.
  var heading: String {
    switch self {
    case .message: "tables that each message names"
    case .context: "classes of the byte before, in one table"
    case .both: "tables that messages name, with classes of the byte before"
    case .group: "tables for groups that the protocol knows"
    }
  }
}

extension TablesReport: Presentable {
  /// The answer, the curves, the groups, and the laws.
  package func document(_ view: View) -> Document {
    let title = "how many tables for \(name.onOneLine)?"
    return Document(
      title: "How many tables are best for \(name.withoutFolders)?", topic: "shared-tables",
      sections: [
        Section(title, in: .text, [.table(origin)]),
        Section(nil, [.lines(verdict)]),
        Section(nil, [.figure(curveFigure)]),
      ] + result.curves.map(curveSection) + groupSections + [
        Section("laws", in: .pages, [.table(.checks(result.checks, all: true))]),
        Section(nil, [.lines(closing)]),
      ])
  }

  private var origin: Table {
    var table = Table([Table.Column(""), Table.Column("", .detail)])
    let count = NumberText.counted(study.list.count, "message")
    table.add([
      .init("messages", .heading),
      .init(
        "\(count) of \(NumberText.counted(study.list.byteCount, "byte")), cut by \(study.list.unit)"
      ),
    ])
    table.add([
      .init("designed on", .heading), .init(NumberText.counted(study.designed.count, "message")),
    ])
    table.add([.init("held out", .heading), .init(splitText)])
    table.add([
      .init("code", .heading),
      .init("\(study.design.name), smoothing \(study.design.smoothing.name)"),
    ])
    table.add([.init("each message", .heading), .init(rulesText)])
    table.add([.init("seed", .heading), .init("\(study.seed)")])
    return table
  }

  private var splitText: String {
    let count = NumberText.counted(study.heldOut.count, "message")
    return switch study.split {
    case .stride: "\(count), every fifth"
    case .tail: "\(count), the last fifth"
    case .random: "\(count), drawn"
    case .none: "none"
    }
  }

  private var rulesText: String {
    let rules = study.rules
    let selector =
      switch rules.selector {
      case .fixed: "names its table in ⌈log2 K⌉ bits"
      case .huffman: "names its table in a Huffman code"
      case .ideal: "names its table in −log2 p bits"
      case .none: "does not name its table"
      }
    let known =
      result.curves.contains { $0.grouping == .group }
      ? " unless the protocol knows its group" : ""
    let end =
      rules.alignment == 1
      ? "ends anywhere" : "is filled up with ones to a multiple of \(rules.alignment) bits"
    let raw =
      rules.orRaw
      ? ", is sent raw if that is shorter (flag: \(NumberText.counted(rules.flagBits, "bit")))"
      : ""
    return "\(selector)\(known), \(end)\(raw); its length is known"
  }

  /// The conclusions, in sentences.
  private var verdict: [String] {
    var lines: [String] = []
    let ranked = result.curves.compactMap { curve in
      curve.points.last.flatMap { point in
        saving(point, of: curve).map { (curve: curve, point: point, saving: $0) }
      }
    }
    for entry in ranked where entry.point.codeCount > 1 || ranked.count == 1 {
      let codes = NumberText.counted(entry.point.codeCount, "table")
      let less = entry.saving >= 0 ? "less" : "more"
      lines.append(
        "With \(codes) \(entry.curve.grouping.phrase), the \(measured) cost "
          + "\(NumberText.fixed(100 * abs(entry.saving), decimals: 1)) % \(less) than with one table."
      )
    }
    if let named = ranked.first(where: { $0.curve.grouping == .message }),
      named.point.codeCount == 1, study.range.upperBound > 1
    {
      lines.append(
        "A second table that each message names is not worth naming: one table costs least.")
    }
    if ranked.count > 1,
      let best = ranked.enumerated().max(by: { ($0.1.saving, $1.0) < ($1.1.saving, $0.0) })?.1
    {
      lines.append(
        best.saving < 0.02
          ? "No way of choosing saves 2 %: a second table is not worth it."
          : "Tables \(best.curve.grouping.phrase) pay most.")
    }
    if let named = result.curves.first(where: { $0.grouping == .message }),
      let cheapest = named.cheapest
    {
      lines.append(
        "If tables had to be sent with the designed messages, "
          + "\(NumberText.counted(cheapest.tables.count, "table")) would cost least.")
    }
    return lines
  }

  private func curveSection(_ curve: TableCurve) -> Section {
    var table = Table([
      Table.Column("tables", .number), Table.Column("used", .number),
      Table.Column("designed", .number, unit: "bytes"),
      Table.Column(study.heldOut.isEmpty ? "" : "held out", .number, unit: "bytes"),
      Table.Column("saved", .number, unit: "%"), Table.Column("selector", .number, unit: "bytes"),
      Table.Column("padding", .number, unit: "bytes"),
      Table.Column("sent", .number, unit: "bytes"), Table.Column("sum", .number, unit: "bytes"),
    ])
    let cheapest = curve.cheapest?.tableCount
    for point in curve.points {
      let bill = point.heldOut ?? point.design
      let isLeast = point.tableCount == cheapest
      table.add([
        .init(NumberText.grouped(point.tableCount)),
        .init(usedText(point)),
        bytes(point.design.totalBits),
        point.heldOutBits.map { bytes($0) } ?? "",
        .init(saving(point, of: curve).map { NumberText.fixed(100 * $0, decimals: 1) } ?? ""),
        bytes(bill.selectorBits), bytes(bill.paddingBits), bytes(Double(point.tableBits)),
        bytes(point.sum, isLeast ? .good : nil),
      ])
    }
    return Section(curve.grouping.heading, [.table(table), .lines(remarks(curve))])
  }

  private func usedText(_ point: TablePoint) -> String {
    let (tables, classes) = (point.tables.count, point.tables.classes.count)
    return tables > 1 && classes > 1 ? "\(tables) × \(classes)" : "\(max(tables, classes))"
  }

  private func bytes(_ bits: Double, _ role: Cell.Role? = nil) -> Cell {
    Cell(NumberText.amount((bits / 8).rounded(.up), of: 1e6), role)
  }

  /// The bound, and the part of it that is due to chance.
  private func remarks(_ curve: TableCurve) -> [String] {
    var lines: [String] = []
    if let one = curve.points.first(where: { $0.codeCount == 1 }) {
      let symbols = one.design.symbolBits + Double(one.design.rawBits)
      let most = max(0, symbols - curve.floor)
      var line =
        "Any number of tables saves at most \(NumberText.grouped(Int((most / 8).rounded()))) bytes "
        + "of the designed messages: each message's own entropy, "
        + (curve.grouping == .context || curve.grouping == .both ? "given the byte before, " : "")
        + "must remain."
      if let shuffled = curve.shuffledFloor, most > 0 {
        let chance = max(0, symbols - shuffled)
        line +=
          " With their bytes shuffled it would be "
          + "\(NumberText.grouped(Int((chance / 8).rounded()))) bytes, "
          + "\(NumberText.percent(chance, of: most)) % of it: short messages look different by chance."
      }
      lines.append(line)
    }
    let raw = curve.points.last.map { $0.heldOut ?? $0.design }
    if study.rules.orRaw, let raw {
      lines.append(
        "\(NumberText.grouped(raw.rawCount)) of \(NumberText.counted(raw.messageCount, "message")) "
          + "are sent raw, in \(NumberText.counted(curve.points.last?.tables.count ?? 1, "table"))."
      )
    }
    return lines
  }

  private var closing: [String] {
    var lines = [
      "Sizes of selector and padding are those of the \(measured); sent is what the tables cost if a "
        + "reader does not share them, and sum adds that to the designed messages."
    ]
    if study.design.code == .ideal || study.rules.selector == .ideal {
      lines.append("Ideal codes and selectors write no stream: these costs are computed.")
    }
    if study.design.code == .rans {
      lines.append(
        "The stream of rANS ends in at least 4 bytes of state for each message, so it does not suit "
          + "short strings; designed costs exclude these bytes.")
    }
    return lines + notes
  }
}
