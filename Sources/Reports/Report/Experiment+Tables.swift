package import SourceCoding

extension Experiment {
  /// The series grouped by their places on the axis, so that equal places share rows;
  /// series of single dots have rows of their own.
  var groups: [[Series]] {
    var groups: [[Series]] = []
    for series in series {
      let places = series.points.map(\.x)
      let index = groups.firstIndex {
        !series.isScattered && !$0[0].isScattered && $0[0].points.map(\.x) == places
      }
      if let index { groups[index].append(series) } else { groups.append([series]) }
    }
    return groups
  }

  /// The greatest number of rows that are shown; longer tables are thinned out.
  private static let mostRows = 64

  /// A row for each place, with a remark if some are left out.
  func blocks(of group: [Series], _ view: View) -> [Block] {
    let count = group[0].points.count
    let stride = (count + Self.mostRows - 1) / Self.mostRows
    guard stride > 1, !view.isVerbose else {
      return [.table(table(of: group, group[0].points.indices.map(\.self), view))]
    }
    // The turning points of a curve are most important.
    let finite = group.flatMap { series in
      [series.points.indices.min { series.points[$0].y < series.points[$1].y }]
    }
    let kept = Set(finite.compactMap(\.self) + [0, count - 1])
    let rows = group[0].points.indices.filter { $0 % stride == 0 || kept.contains($0) }
    return [
      .table(table(of: group, rows, view)),
      .lines([
        "\(NumberText.grouped(rows.count)) of \(NumberText.grouped(count)) rows are shown; "
          + "--format csv has all."
      ]),
    ]
  }

  private func table(of group: [Series], _ rows: [Int], _ view: View) -> Table {
    let unit = y.quantity == .information ? view.unit.rawValue : nil
    var columns = [Table.Column(x.label, .number, unit: x.quantity.unit(view))]
    var cells = [group[0].points.map { Cell(text($0.x, x.quantity, view.unit)) }]
    func add(_ column: Table.Column, _ values: [String], _ role: Cell.Role? = nil) {
      columns.append(column)
      cells.append(values.map { Cell($0, role) })
    }
    func cost(_ number: Double?) -> String {
      number.map { text($0, y.quantity, view.unit) } ?? ""
    }
    for series in group {
      add(Table.Column(series.name, .number, unit: unit), series.points.map { cost($0.y) })
      if series.points.contains(where: { $0.halfWidth95 != nil }) {
        add(Table.Column("± 95 %", .error), series.points.map { cost($0.halfWidth95) }, .faint)
      }
      for end in series.lawEnds {
        add(
          Table.Column(end.heading, .number, unit: unit),
          series.points.map { cost($0.law.map(end.value)) }, .faint)
      }
      if series.hasRatios {
        add(
          Table.Column("ratio", .number),
          series.points.map { $0.ratio.map { NumberText.fixed($0, decimals: 3) } ?? "" })
      }
    }
    if let bars = bars(of: group[0]) {
      columns.append(Table.Column("", .bar))
      cells.append(bars)
    }
    var table = Table(columns)
    for row in rows { table.add(cells.map { $0[row] }) }
    return table
  }

  /// A bar for each finite point, from 0 to its value; `nil` if all values are equal.
  private func bars(of series: Series) -> [Cell]? {
    let finite = series.points.map(\.y).filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max(), least < greatest else {
      return nil
    }
    // If some values are below 0, as savings are, bars start at the least value
    // instead.
    let start = min(0, least)
    return series.points.map {
      Cell(bar: $0.y.isFinite ? ($0.y - start) / (greatest - start) : 0)
    }
  }

  /// The findings of the curves.
  func findingTable(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("", .number), Table.Column("", .detail)])
    for finding in findings {
      table.add([
        .init(finding.name), .init(text(finding.value, finding.quantity, view.unit), .accent),
        .init(
          [finding.quantity.unit(view) ?? "", finding.detail].filter { !$0.isEmpty }
            .joined(separator: ", "), .faint),
      ])
    }
    return table
  }

  /// An axis with its unit, `cost per byte, bits`, or its meaning, `k, symbols in a block`.
  func name(of axis: Axis, _ view: View) -> String {
    let words = axis.quantity == .information ? view.unit.rawValue : axis.meaning
    return words.isEmpty ? axis.label : "\(axis.label), \(words)"
  }

  /// The experiment on symbols of the given unit, whose name the rates then use.
  package func per(_ unit: SymbolUnit) -> Experiment { calling(symbols: unit.heading) }

  /// Formats a number for its quantity.
  func text(_ number: Double, _ quantity: Quantity, _ unit: InformationUnit) -> String {
    switch quantity {
    case .information:
      // A rate has decimals; the bits of a message are a whole number.
      let value = Information(bits: number).value(in: unit)
      return value.isFinite && value.magnitude >= 1000
        ? NumberText.amount(value, of: .infinity) : NumberText.fixed(value, decimals: 5)
    case .count: return NumberText.amount(number, of: .infinity)
    case .number:
      guard let whole = Int(exactly: number) else { return NumberText.significant(number) }
      return NumberText.grouped(whole)
    }
  }
}

extension Experiment.Series {
  /// The law at each point: one number, or a least and a greatest one; a bound that
  /// excludes nothing at any point is left out.
  fileprivate var lawEnds: [(heading: String, value: (ClosedRange<Double>) -> Double)] {
    let laws = points.compactMap(\.law)
    guard law != nil, !laws.isEmpty else { return [] }
    guard laws.contains(where: { $0.lowerBound != $0.upperBound }) else {
      return [("law", \.lowerBound)]
    }
    return (laws.allSatisfy { $0.lowerBound == 0 } ? [] : [("at least", \.lowerBound)])
      + (laws.allSatisfy { $0.upperBound == .infinity } ? [] : [("at most", \.upperBound)])
  }

  /// Whether points approach the law, so that they can be compared with it.
  fileprivate var hasRatios: Bool {
    law?.kind == .asymptotic && lawEnds.count == 1 && points.contains { $0.ratio != nil }
  }
}
