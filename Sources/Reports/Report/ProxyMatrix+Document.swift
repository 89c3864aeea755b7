package import SourceCoding

extension ProxyMatrix: Presentable {
  /// For several sources, a grid, a picture of it and the best choices; for one source,
  /// a ranking of the proxies.
  package func document(_ view: View) -> Document {
    let labels = MatrixLabels(self)
    let verdicts: Block =
      view.names("checks")
      ? .table(.checks(checks, all: true))
      : .lines(checks.filter { !$0.holds }.map { "FAILS  \($0.name): \($0.detail)" })
    guard sources.count > 1 else {
      return Document(
        title: "Which code is best for \(sources[0].name.withoutFolders)?",
        summary: summary(labels, view), keyFigures: keyFigures(labels, view),
        topic: "shared-tables",
        sections: rankingSections(labels, view)
          + [Section(nil, part: "checks", [verdicts])])
    }
    return Document(
      title: "What does each of \(NumberText.grouped(sources.count)) sources cost in "
        + (proxies.count == 1
          ? "the code for \(labels.proxies.joined())?"
          : "each of \(NumberText.grouped(proxies.count)) codes?"),
      summary: summary(labels, view), keyFigures: keyFigures(labels, view),
      topic: "shared-tables",
      sections: gridSections(labels, view) + choiceSections(labels, view)
        + [Section(nil, part: "checks", [verdicts])])
  }

  /// The words that name the parts of a matrix, and of a ranking.
  package static let parts = [
    Document.answer, "data", "matrix", "choices", "asymmetry", "ranking", "clusters", "checks",
  ]

  /// The upper left corner of the matrix, as much as fits the width of the page.
  package func corner(style: TextStyle) -> String {
    let count = max(1, min((style.width - 11) / 9, proxies.count, sources.count))
    let table = grid(MatrixLabels(self), rows: 0..<count, columns: 0..<count, .bits, isCorner: true)
    return table.lines(style).joined(separator: "\n") + "\n"
  }

  /// The greatest number of cells in a table.
  private static let mostCells = 2_500

  /// The greatest number of cells in a picture; that many take 1.5 MB in a page.
  private static let mostDrawnCells = 6_400

  private func gridSections(_ labels: MatrixLabels, _ view: View) -> [Section] {
    let heading = "\(quantity) in \(view.rateUnit(symbolUnit.heading))"
    guard proxies.count * sources.count <= Self.mostCells else {
      let size =
        NumberText.counted(proxies.count, "row") + " and "
        + NumberText.counted(sources.count, "column")
      let isDrawn = proxies.count * sources.count <= Self.mostDrawnCells
      return [
        Section(
          heading, part: "matrix",
          (isDrawn ? [.figure(figure(labels))] : [])
            + [.lines(["This format leaves out the grid of \(size); JSON and CSV have it."])])
      ]
    }
    let hasOwn = sources.indices.contains { ownProxy(of: $0) != nil }
    let hasOtherBest = sources.indices.contains { ranking(of: $0).first != ownProxy(of: $0) }
    let key = [
      "each column is a source, each row the proxy that a code is made for",
      hasOwn ? "= the source's own proxy" : nil, hasOtherBest ? "* the best of its column" : nil,
    ]
    let table = grid(labels, rows: proxies.indices, columns: sources.indices, view.unit)
    return [
      Section(nil, rank: .detail, part: "matrix", labels.table.map { [.table($0)] } ?? []),
      Section(
        heading, part: "matrix",
        [.figure(figure(labels)), .table(table), .lines(key.compactMap(\.self))]),
    ] + clusterSections(labels)
  }

  private func grid(
    _ labels: MatrixLabels, rows: Range<Int>, columns: Range<Int>, _ unit: InformationUnit,
    isCorner: Bool = false
  ) -> Table {
    let keys = isCorner ? nil : labels.keys
    let heads = keys?.sources ?? labels.sources.map { $0.shortenedInMiddle(to: 9) }
    let names = keys?.proxies ?? labels.proxies.map { $0.shortenedInMiddle(to: 20) }
    var table = Table(
      [Table.Column("z \\ q")] + columns.map { Table.Column(heads[$0], .number) })
    let best = columns.map { ranking(of: $0).first }
    let own = columns.map { ownProxy(of: $0) }
    for row in rows {
      let cells = columns.map { column in
        let number = NumberText.fixed(
          Information(bits: bits[row][column]).value(in: unit), decimals: 2)
        let place = column - columns.lowerBound
        if own[place] == row { return Cell("=\(number)", .accent) }
        return best[place] == row ? Cell("*\(number)", .good) : Cell(number)
      }
      table.add([Cell(names[row])] + cells)
    }
    return table
  }

  /// The figures that a cell can show: its amount, what it costs more than the best code of its
  /// column, and what it costs more than the entropy of its source.
  private var figures: [(name: String, value: (Int, Int) -> Double)] {
    let all: [(name: String, value: (Int, Int) -> Double)] = [
      (quantity, { bits[$0][$1] }),
      ("more than the best code for q", { regret(of: $0, on: $1) }),
      ("more than H(q)", { bits[$0][$1] - sources[$1].entropy }),
    ]
    return content == .divergence ? Array(all.prefix(2)) : all
  }

  private func figure(_ labels: MatrixLabels) -> Figure {
    let excess = proxies.indices.map { row in
      sources.indices.map { regret(of: row, on: $0) }
    }
    let greatest = excess.joined().filter(\.isFinite).max() ?? 0
    let map = HeatMap(
      rows: labels.numberedProxies, columns: labels.keys?.sources ?? labels.sources,
      text: { NumberText.fixed(bits[$0][$1], decimals: 2) },
      label: {
        """
        \(labels.sources[$1]) in the code for \(labels.proxies[$0]): \
        \(NumberText.fixed(bits[$0][$1], decimals: 5)) bits/\(symbolUnit.heading), \
        \(NumberText.fixed(excess[$0][$1], decimals: 5, signed: true)) over the best
        """
      },
      figures: { row, column in
        figures.map { NumberText.fixed($0.value(row, column), decimals: 2) }
      },
      amount: { excess[$0][$1] }, greatest: greatest, rowName: "code for z", columnName: "data q")
    let (drawing, size, hasNumbers) = map.drawn()
    return Figure(
      name: "matrix", title: "every source in every code",
      summary: """
        Each column is a source, each row a proxy that a code is made for. A darker cell costs more \
        bits per \(symbolUnit.name) than the best code of the column; the darkest cell costs \
        \(NumberText.fixed(greatest, decimals: 2)) more.
        """, size: size, marksInRow: sources.count, hasNumbers: hasNumbers,
      reader: .cells(
        columns: labels.sources, rows: labels.proxies,
        figures: hasNumbers ? figures.map(\.name) : []), drawing: drawing)
  }

  /// The matrix, with a row for each of its cells and for each error bar.
  package var observations: Observations {
    var table = Observations(of: ["source", "proxy"])
    let rate = "bits/\(symbolUnit.heading)"
    for (row, proxy) in proxies.enumerated() {
      for (column, source) in sources.enumerated() {
        let subject: [Observations.Field] = [.text(source.name), .text(proxy)]
        table.add(quantity, rate, bits[row][column], of: subject)
        if !halfWidths95.isEmpty {
          table.add(
            Observations.halfWidth95, rate, halfWidths95[row][column], of: subject)
        }
      }
    }
    return table
  }
}
