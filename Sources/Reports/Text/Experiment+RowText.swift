internal import SourceCoding

extension Experiment {
  /// The points as a table with a row for each x; series that have other places on
  /// the axis, and dots that stand alone, get a table of their own.
  func rowLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    var groups: [[Series]] = []
    for series in series {
      let places = series.points.map(\.x)
      if !series.isScattered,
        let index = groups.firstIndex(where: {
          !$0[0].isScattered && $0[0].points.map(\.x) == places
        })
      {
        groups[index].append(series)
      } else {
        groups.append([series])
      }
    }
    return Array(groups.map { lines(of: $0, unit, style) }.joined(separator: [""]))
  }

  private func lines(
    of group: [Series], _ unit: InformationUnit, _ style: TextStyle
  ) -> [String] {
    var head = [TextTable.Cell(x.label, .faint)]
    var columns = [group[0].points.map { TextTable.Cell(text($0.x, x.quantity, unit)) }]
    for series in group {
      head.append(.init(series.name, .accent))
      columns.append(series.points.map { .init(text($0.y, y.quantity, unit)) })
      addErrors(of: series, to: &head, &columns, unit)
      addLaw(of: series, to: &head, &columns, unit)
    }
    var table = TextTable(head.map { _ in .right } + [.left])
    table.add(head)
    let bars = bars(of: group[0], style, room: style.width - tableWidth(head, columns) - 2)
    for row in columns[0].indices { table.add(columns.map { $0[row] } + [bars[row]]) }
    return table.lines(style)
  }

  private func addErrors(
    of series: Series, to head: inout [TextTable.Cell], _ columns: inout [[TextTable.Cell]],
    _ unit: InformationUnit
  ) {
    guard series.points.contains(where: { $0.halfWidth95 != nil }) else { return }
    head.append(.init("± 95 %", .faint))
    columns.append(
      series.points.map {
        .init($0.halfWidth95.map { text($0, y.quantity, unit) } ?? "", .faint)
      })
  }

  /// The law's value and how near to it the points are, or its two ends.
  private func addLaw(
    of series: Series, to head: inout [TextTable.Cell], _ columns: inout [[TextTable.Cell]],
    _ unit: InformationUnit
  ) {
    guard let law = series.law else { return }
    let ranges = series.points.map(\.law)
    let isCurve = ranges.allSatisfy { $0.map { $0.lowerBound == $0.upperBound } ?? true }
    let lower = ranges.map { $0.map { text($0.lowerBound, y.quantity, unit) } ?? "" }
    guard !isCurve else {
      head.append(.init("law", .faint))
      columns.append(lower.map { .init($0) })
      if law.kind == .asymptotic {
        head.append(.init("ratio", .faint))
        columns.append(
          series.points.map { .init($0.ratio.map { NumberText.fixed($0, decimals: 3) } ?? "") })
      }
      return
    }
    head += [.init("at least", .faint), .init("at most", .faint)]
    columns.append(lower.map { .init($0, .faint) })
    columns.append(
      ranges.map { .init($0.map { text($0.upperBound, y.quantity, unit) } ?? "", .faint) })
  }

  private func tableWidth(_ head: [TextTable.Cell], _ columns: [[TextTable.Cell]]) -> Int {
    zip(head, columns).reduce(0) { width, column in
      width + 2 + column.1.reduce(column.0.text.count) { max($0, $1.text.count) }
    }
  }

  /// A bar for each finite point, from the least value of the series to its
  /// greatest; none where the page has no room for them.
  private func bars(of series: Series, _ style: TextStyle, room: Int) -> [TextTable.Cell] {
    let finite = series.points.map(\.y).filter(\.isFinite)
    guard style.hasBars, room >= 8, let least = finite.min(), let greatest = finite.max(),
      least < greatest
    else { return series.points.map { _ in "" } }
    return series.points.map {
      guard $0.y.isFinite else { return "" }
      // The least value keeps a sliver, so that no row looks empty.
      let part = 0.02 + 0.98 * ($0.y - least) / (greatest - least)
      return .init(Bar.text(part, width: min(room, 24)), .accent)
    }
  }
}
