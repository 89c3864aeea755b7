internal import SourceCoding

/// The groups of messages, and the pictures.
extension TablesReport {
  var groupSections: [Section] {
    var sections: [Section] = []
    if let groups = result.groups, groups.groups.count > 1 {
      sections.append(
        Section(
          "the messages of \(NumberText.counted(groups.groups.count, "table"))", part: "groups",
          [
            .table(sizes(groups)), .table(typical(groups)), .figure(sizeFigure(groups)),
            .figure(symbolFigure(groups)),
          ]))
      sections.append(
        Section(
          "the wrong table: extra bits a \(unit.noun)", part: "mismatch",
          [.table(mismatch(groups)), .lines(wrong(groups))]))
    }
    if let contexts = result.curves.first(where: { $0.grouping == .context })?.points.last,
      contexts.tables.classes.count > 1
    {
      sections.append(
        Section(
          "the classes of the \(unit.noun) before", part: "classes",
          [.table(classes(contexts.tables))]))
    }
    return sections
  }

  private func sizes(_ groups: TableGroups) -> Table {
    var table = Table([
      Table.Column("table"), Table.Column("messages", .number), Table.Column("bytes", .number),
      Table.Column("rate", .number, unit: "bits/byte"),
      Table.Column("next best", .number, unit: "bits/message"), Table.Column("", .bar),
    ])
    let most = groups.groups.map(\.byteCount).max() ?? 0
    for (index, group) in groups.groups.enumerated() {
      table.add([
        .init("\(index + 1)"), .init(NumberText.grouped(group.messageCount)),
        .init(NumberText.grouped(group.byteCount)),
        .init(
          group.byteCount == 0
            ? "" : NumberText.fixed(group.bits / Double(group.byteCount), decimals: 3)),
        .init(
          group.messageCount == 0
            ? ""
            : NumberText.fixed(
              group.nextBestLoss / Double(group.messageCount), decimals: 1, signed: true)),
        .init(bar: most == 0 ? 0 : Double(group.byteCount) / Double(most)),
      ])
    }
    return table
  }

  private func typical(_ groups: TableGroups) -> Table {
    var table = Table([
      Table.Column("table"), Table.Column("typical", .label), Table.Column("for example", .detail),
    ])
    for (index, group) in groups.groups.enumerated() {
      table.add([
        .init("\(index + 1)"),
        .init(group.typical.map { study.messages.name(of: $0.symbol) }.joined(separator: " ")),
        .init(group.examples.map(shown).joined(separator: "   "), .faint),
      ])
    }
    return table
  }

  /// The beginning of a message, on one line.
  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(96), as: UTF8.self).onOneLine.shortened(to: 32)
  }

  private func mismatch(_ groups: TableGroups) -> Table {
    var table = Table(
      [Table.Column("messages of")]
        + groups.groups.indices.map { Table.Column("table \($0 + 1)", .number) })
    for (row, bits) in groups.mismatch.enumerated() {
      table.add(
        [.init("table \(row + 1)")]
          + bits.enumerated().map { column, value in
            column == row ? Cell("=", .accent) : Cell(NumberText.fixed(value, decimals: 2))
          })
    }
    return table
  }

  private func wrong(_ groups: TableGroups) -> [String] {
    let all = groups.groups
    let total = all.reduce(0.0) { $0 + $1.nextBestLoss }
    let count = all.reduce(0) { $0 + $1.messageCount }
    guard count > 0 else { return [] }
    return [
      "A message in the next best table costs \(NumberText.fixed(total / Double(count), decimals: 1)) "
        + "bits more on average, without padding."
    ]
  }

  private func classes(_ tables: FoundTables) -> Table {
    var table = Table([
      Table.Column("class"), Table.Column("\(unit.noun)s", .number), Table.Column("typical"),
      Table.Column("after", .detail),
    ])
    let counts = tables.design.classes(of: tables.tallies[0])
    let all = counts[0].indices.map { symbol in counts.reduce(0) { $0 + $1[symbol] } }
    for index in counts.indices {
      let after = tables.classes.classes.indices.filter {
        Int(tables.classes.classes[$0]) == index && ($0 == tables.classes.start || all[$0] > 0)
      }
      table.add([
        .init("\(index + 1)"), .init(NumberText.grouped(Int(counts[index].reduce(0, +)))),
        .init(
          TableGroup.pulls(of: counts[index], in: all, count: 8)
            .map { study.messages.name(of: $0.symbol) }.joined(separator: " ")),
        .init(after.map(name(ofContext:)).joined(separator: " "), .faint),
      ])
    }
    return table
  }

  private func name(ofContext context: Int) -> String {
    context == study.messages.alphabetSize ? "(start)" : study.messages.name(of: context)
  }

  // MARK: Pictures

  var curveFigure: Figure {
    let points = result.curves.map { curve in
      Experiment.Series(
        name: curve.grouping.heading(unit),
        origin: curve.points.contains { $0.streamBits != nil } ? .measured : .computed,
        points: curve.points.map {
          Experiment.Point(x: Double($0.codeCount), y: bits($0) / Double(max(1, measuredBytes)))
        }.sorted { $0.x < $1.x })
    }
    return Experiment(
      name: "tables.curve", title: "cost of \(measured) over the number of tables", inputs: [],
      x: .init("tables", .count), y: .init("cost", per: "byte"), series: points
    ).figure(View())
  }

  private func sizeFigure(_ groups: TableGroups) -> Figure {
    BarChart(
      bars: groups.groups.enumerated().map { index, group in
        BarChart.Bar(
          name: "table \(index + 1)", amount: Double(group.byteCount),
          text: NumberText.counted(group.messageCount, "message"),
          label: "table \(index + 1): \(NumberText.counted(group.byteCount, "byte"))")
      }, unit: "bytes"
    ).figure(
      name: "sizes", title: "the messages of each table",
      summary: "A bar is the bytes of the messages that are shortest in one table.")
  }

  private func symbolFigure(_ groups: TableGroups) -> Figure {
    var symbols: [Int] = []
    for group in groups.groups {
      for pull in group.typical.prefix(6) where !symbols.contains(pull.symbol) {
        symbols.append(pull.symbol)
      }
    }
    symbols.sort()
    let tallies =
      point(shown: result.shown)
      .map { $0.tables.tallies.map(study.design.symbolCounts) } ?? []
    let shares = tallies.map { tally in
      let total = Double(max(1, tally.reduce(0, +)))
      return symbols.map { 100 * Double(tally[$0]) / total }
    }
    let map = HeatMap(
      rows: shares.indices.map { "table \($0 + 1)" }, columns: symbols.map(study.messages.name),
      text: { NumberText.fixed(shares[$0][$1], decimals: 0) },
      label: { row, column in
        "\(study.messages.name(of: symbols[column])) in table \(row + 1): "
          + "\(NumberText.fixed(shares[row][column], decimals: 2)) %"
      },
      amount: { shares[$0][$1] }, greatest: shares.joined().max() ?? 0, rowName: "table",
      columnName: "symbol")
    let (drawing, size, _) = map.drawn()
    return Figure(
      name: "symbols", title: "the symbols of each table, in percent",
      summary: "Each row is a table, each column a symbol that is typical of one. The darker, the "
        + "greater its share of the bytes of the table's messages.",
      size: size, marksInRow: symbols.count, drawing: drawing)
  }

  /// The point with `count` tables, whose groups are shown.
  func point(shown count: Int) -> TablePoint? {
    result.curves.first { $0.grouping == .message }?.points.first { $0.tableCount == count }
  }
}
