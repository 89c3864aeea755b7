internal import SourceCoding

extension ComparisonReport: Presentable {
  /// The report as text, tables and pictures.
  package func document(_ view: View) -> Document {
    Document(
      title: "Is \(second.withoutFolders) better than \(first.withoutFolders)?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "loss-in-nats",
      sections: [
        Section(
          nil, part: "data",
          [.table(originTable), .lines(notes.map(\.sentence) + suspicions(view))]),
        Section(nil, part: "information", [.table(lossTable(view)), .lines(lossLines)]),
        Section("accuracy", part: "accuracy", [.table(accuracyTable), .lines(accuracyLines)]),
        Section(
          "how far the distributions lie apart", part: "divergence",
          [
            .table(divergenceTable(view)), .lines(divergenceLines(view)),
            .table(quantileTable(view)),
          ]),
        Section(
          "A's answers in B's code", part: "bill",
          [.table(billTable), .lines(billLines), .table(labelTable)]),
        Section(
          "as llama-perplexity prints it, with natural logarithms", part: "llama",
          [.lines(llamaLines)]),
        Section(
          "where the difference comes from", part: "kinds",
          [.table(kindTable(view)), .table(positionTable(view))]),
        Section(
          "greatest extra costs in B, \(view.unit)", part: "rows",
          [.table(rowTable(comparison.costliestInSecond, view))]),
        Section(
          "greatest extra costs in A, \(view.unit)", part: "rows",
          [.table(rowTable(comparison.costliestInFirst, view))]),
        Section(
          "where the distributions differ most, \(view.unit)", part: "rows",
          [.table(rowTable(comparison.mostDivergent, view))]),
        Section(nil, rank: .lead, part: "divergence", figures(view).map { .figure($0) }),
        Section(
          "checks", part: "checks",
          [.table(.checks(checks, all: view.isVerbose || view.names("checks")))]),
      ])
  }

  /// The words that name the parts of the report.
  package static let parts = [
    Document.answer, "data", "information", "accuracy", "divergence", "bill", "llama", "kinds",
    "rows", "checks",
  ]

  private var originTable: Table {
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("", .detail)])
    let rows = NumberText.counted(comparison.rowCount, item)
    let documents = comparison.documentCount > 1 && !isPerByte
    table.add([
      .init("A", .heading), .init(first.onOneLine),
      .init(
        rows
          + (documents
            ? " in \(NumberText.counted(comparison.documentCount, "document"))" : "")),
    ])
    table.add([.init("B", .heading), .init(second.onOneLine), .init("the same")])
    return table
  }

  private func lossTable(_ view: View) -> Table {
    var table = Table(
      [Table.Column(""), Table.Column("")]
        + view.columns.flatMap { view.columns(of: $0, per: "/\(per)") })
    let losses = losses
    let means = comparison.means
    let rows: [(String, String, Double?, GroupInterval?)] = [
      ("A", "loss", isPerByte ? losses.first?.value : means.first, losses.first),
      ("B", "loss", isPerByte ? losses.second?.value : means.second, losses.second),
      (
        "B − A", "difference",
        isPerByte ? losses.difference?.value : means.second - means.first, losses.difference
      ),
    ]
    for (symbol, name, value, interval) in rows {
      guard let value else { continue }
      table.add(
        [.init(symbol, .heading), .init(name)]
          + view.columns.flatMap {
            view.cells(
              Information(nats: value),
              error: interval.map { Information(nats: $0.halfWidth95).bits },
              in: $0)
          })
    }
    return table
  }

  private var lossLines: [String] {
    var lines: [String] = []
    if !isPerByte, let first = comparison.lossOfFirst, let second = comparison.lossOfSecond,
      let difference = comparison.difference
    {
      lines.append(
        "Perplexity \(perplexity(first)) for A, \(perplexity(second)) for B; ln of their ratio "
          + "\(NumberText.fixed(difference.value, decimals: 5, signed: true)) ± "
          + "\(NumberText.fixed(difference.halfWidth95, decimals: 5)).")
    }
    let wins = comparison.wins
    var line =
      "B costs less on \(NumberText.counted(wins.second, item)), A on \(NumberText.grouped(wins.first))"
    if wins.ties > 0 {
      line += ", \(NumberText.grouped(wins.ties)) \(wins.ties == 1 ? "costs" : "cost") the same"
    }
    if let correlation = comparison.correlation {
      line += "; the losses correlate by \(NumberText.fixed(correlation, decimals: 4))"
    }
    lines.append(line + ".")
    let impossible = comparison.impossible
    if impossible.first.count + impossible.second.count > 0 {
      lines.append(
        "\(NumberText.counted(comparison.rowCount - comparison.possibleCount, item)) that a model calls "
          + "impossible \(comparison.rowCount - comparison.possibleCount == 1 ? "is" : "are") in no mean."
      )
    }
    if let interval = losses.difference { lines.append(interval.explanation(of: item)) }
    return lines
  }

  private func perplexity(_ interval: GroupInterval) -> String {
    let loss = Information(nats: interval.value)
    let error = loss.perplexity * interval.halfWidth95
    return "\(NumberText.perplexity(of: loss, decimals: 4)) ± "
      + (error < 1e15
        ? NumberText.error(error)
        : NumberText.perplexity(of: loss, times: interval.halfWidth95, decimals: 4))
  }

  private var accuracyTable: Table {
    var table = Table([
      Table.Column(""), Table.Column("right", .number),
      Table.Column("accuracy", .number, unit: "%"),
      Table.Column("± 95 %", .error),
    ])
    let hits = comparison.hits
    guard hits.known > 0 else { return table }
    for (name, count) in [("A", hits.first), ("B", hits.second)] {
      table.add([
        .init(name, .heading), .init(NumberText.grouped(count)),
        .init(NumberText.fixed(100 * Double(count) / Double(hits.known), decimals: 3)),
      ])
    }
    let difference = Double(hits.second - hits.first) / Double(hits.known)
    table.add([
      .init("B − A", .heading), .init(NumberText.grouped(hits.second - hits.first)),
      .init(NumberText.fixed(100 * difference, decimals: 3, signed: true)),
      .init(
        comparison.accuracyDifference.map { NumberText.fixed(100 * $0.halfWidth95, decimals: 3) }
          ?? ""),
    ])
    return table
  }

  private var accuracyLines: [String] {
    guard let test = comparison.mcNemar else { return [] }
    return [
      "Only A is right on \(NumberText.counted(test.onlyFirst, item)), only B on "
        + "\(NumberText.grouped(test.onlySecond)). By McNemar's exact test, models that are right equally "
        + "often differ as much with probability \(NumberText.probability(test.significance))."
    ]
  }
}
