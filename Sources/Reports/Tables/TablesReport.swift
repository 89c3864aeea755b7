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

  /// The unit of the symbols.
  var unit: SymbolUnit { study.messages.alphabet.unit }

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
  func phrase(_ unit: SymbolUnit) -> String {
    switch self {
    case .message: "that each message names"
    case .context: "chosen by the \(unit.noun) before"
    case .both: "named by the message and chosen by the \(unit.noun) before"
    case .group: "for the groups that the protocol knows"
    }
  }

  /// The heading of the curve.
  func heading(_ unit: SymbolUnit) -> String {
    switch self {
    case .message: "tables that each message names"
    case .context: "classes of the \(unit.noun) before, in one table"
    case .both: "tables that messages name, with classes of the \(unit.noun) before"
    case .group: "tables for groups that the protocol knows"
    }
  }
}

extension TablesReport: Presentable {
  /// The answer, the curves, the groups, and the laws.
  package func document(_ view: View) -> Document {
    let title = "how many tables for \(name.withoutFolders)?"
    return Document(
      title: "How many tables are best for \(name.withoutFolders)?",
      // Text has a line for each conclusion.
      summary: view.hasPictures ? Summary(verdict) : nil, keyFigures: keyFigures,
      topic: "shared-tables",
      sections: [
        Section(nil, part: Document.answer, [.lines(view.hasPictures ? [] : verdict)]),
        Section(title, in: .text, part: "data", [.table(origin)]),
        Section(nil, part: "curves", [.figure(curveFigure)]),
      ] + result.curves.map(curveSection) + groupSections + [
        Section("laws", in: .pages, part: "laws", [.table(.checks(result.checks, all: true))]),
        Section(nil, part: "notes", [.lines(closing)]),
      ])
  }

  /// The words that name the parts of the report.
  package static let parts = [
    Document.answer, "data", "curves", "groups", "mismatch", "classes", "laws", "notes",
  ]

  private var origin: Table {
    var table = Table([Table.Column(""), Table.Column("")])
    func add(_ name: String, _ value: String) { table.add([.init(name, .faint), .init(value)]) }
    let count = NumberText.counted(study.list.count, "message")
    add(
      "messages",
      "\(count) of \(NumberText.counted(study.list.byteCount, "byte")), cut by \(study.list.unit)")
    if unit != .byte {
      add(
        "symbols",
        "\(unit.amount(study.messages.alphabet.count))"
          + (study.messages.escape == nil ? "" : ", and an escape"))
    }
    add("designed on", NumberText.counted(study.designed.count, "message"))
    add("held out", splitText)
    add(
      "code",
      study.design.pairs == nil
        ? "\(study.design.name), smoothing \(study.design.smoothing.name)" : study.design.name)
    add("selector", selectorText)
    add(
      "padding",
      study.rules.alignment == 1
        ? "none: a message ends anywhere, and its length is known"
        : "ones, to a multiple of \(study.rules.alignment) bits; a message's length is known")
    if study.rules.orRaw {
      add(
        "raw",
        "a message is sent raw if that is shorter (flag: "
          + "\(NumberText.counted(study.rules.flagBits, "bit")))")
    }
    add("seed", "\(study.seed)")
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

  private var selectorText: String {
    let text =
      switch study.rules.selector {
      case .fixed: "⌈log2 K⌉ bits name the table of a message"
      case .huffman: "a Huffman code names the table of a message"
      case .ideal: "−log2 p bits name the table of a message"
      case .none: "nothing names the table of a message"
      }
    return text
      + (result.curves.contains { $0.grouping == .group }
        ? ", unless the protocol knows it" : "")
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
    return Section(
      curve.grouping.heading(unit), part: "curves", [.table(table), .lines(remarks(curve))])
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
    let range = result.study.range
    if range.lowerBound > 1, curve.points.first?.tableCount == 1 {
      lines.append("The first row is one table, with which the others are compared.")
    }
    if let last = curve.points.last?.tableCount, curve.grouping == .group, last > range.upperBound {
      lines.append("The last row has a table for each group.")
    }
    if let count = curve.sampleCount {
      lines.append(
        "Tables were sought among \(count.grouped) of the designed messages, and the best then "
          + "improved on all of them.")
    }
    if let one = curve.points.first(where: { $0.codeCount == 1 }) {
      let symbols = one.design.symbolBits + Double(one.design.rawBits)
      let most = max(0, symbols - curve.floor)
      var line =
        "Any number of tables saves at most \(NumberText.grouped(Int((most / 8).rounded()))) bytes "
        + "of the designed messages: each message's own entropy"
        + (curve.grouping == .context || curve.grouping == .both
          ? ", given the \(unit.noun) before," : "")
        + " must remain."
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
    if study.design.code == .order1 {
      lines.append(
        "The stream of a message in a model of order 1 begins with a bit that says whether it escapes, and "
          + "ends in a few bits more; designed costs are without them.")
    }
    if study.messages.escape != nil {
      lines.append(
        "Tables know the \(unit.noun)s of the designed messages. Any other is spelled out: each message has a byte "
          + "or more for the number and the spellings of those, which the sizes include.")
    }
    return lines + notes
  }
}
