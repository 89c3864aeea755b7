public import SourceCoding

extension Experiment: Presentable {
  /// The experiment in words, tables and one picture: every curve with its law.
  public func document(_ view: View) -> Document {
    var origin = Table([Table.Column(""), Table.Column("", .name)])
    for input in inputs { origin.add([.init(input.name, .heading), .init(input.value.onOneLine)]) }
    if let seed { origin.add([.init("seed", .heading), .init("\(seed)")]) }
    return Document(
      title: title,
      sections: [
        Section(nil, [.table(origin)]),
        Section(nil, [.figure(figure(view))] + groups.map { .table(table(of: $0, view)) }),
        Section("what it comes to", [.table(findingTable(view))]),
        Section("laws", [.table(checkTable)]),
        Section(nil, [.lines(notes)]),
      ])
  }

  /// The same, one text after another as it is read in a terminal.
  public func text(_ view: View, style: TextStyle) -> String {
    text(in: view.unit, style: style)
  }

  /// The points, a row for each, with what the law says of it.
  public var observations: Observations {
    var rows = Observations([
      "experiment", "series", "origin", "x", "y", "half_width_95", "law_low", "law_high",
      "x_quantity", "y_quantity",
    ])
    for series in series {
      for point in series.points {
        rows.add([
          .text(name), .text(series.name), .text(series.origin.rawValue), .number(point.x),
          .number(point.y), point.halfWidth95.map { .number($0) } ?? .none,
          point.law.map { .number($0.lowerBound) } ?? .none,
          point.law.map { .number($0.upperBound) } ?? .none,
          .text("\(x.label): \(x.quantity.unit)"), .text("\(y.label): \(y.quantity.unit)"),
        ])
      }
    }
    return rows
  }

  /// The series that have the same places on the axis, and can share rows.
  private var groups: [[Series]] {
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

  private func table(of group: [Series], _ view: View) -> Table {
    let unit = y.quantity == .information ? view.unit.rawValue : nil
    var columns = [Table.Column(x.label, .number, unit: x.quantity.unit(view))]
    var cells = [group[0].points.map { Cell(text($0.x, x.quantity, view.unit)) }]
    for series in group {
      columns.append(Table.Column(series.name, .number, unit: unit))
      cells.append(series.points.map { Cell(text($0.y, y.quantity, view.unit)) })
      if series.points.contains(where: { $0.halfWidth95 != nil }) {
        columns.append(Table.Column("± 95 %", .error))
        cells.append(
          series.points.map { point in
            Cell(point.halfWidth95.map { text($0, y.quantity, view.unit) } ?? "", .faint)
          })
      }
      for end in series.lawEnds {
        columns.append(Table.Column(end.heading, .number, unit: unit))
        cells.append(
          series.points.map { point in
            Cell(point.law.map { text(end.value($0), y.quantity, view.unit) } ?? "", .faint)
          })
      }
    }
    var table = Table(columns)
    for row in cells[0].indices { table.add(cells.map { $0[row] }) }
    return table
  }

  private func findingTable(_ view: View) -> Table {
    var table = Table([Table.Column(""), Table.Column("", .number), Table.Column("")])
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

  private var checkTable: Table {
    var table = Table([Table.Column(""), Table.Column("law"), Table.Column("found")])
    for check in checks {
      table.add([
        .init(check.holds ? "holds" : "FAILS", check.holds ? .good : .bad), .init(check.name),
        .init(check.detail, .faint),
      ])
    }
    return table
  }
}

extension Experiment.Series {
  /// What the law says of points: one number, or a least and a greatest one.
  fileprivate var lawEnds: [(heading: String, value: (ClosedRange<Double>) -> Double)] {
    let laws = points.compactMap(\.law)
    guard !laws.isEmpty else { return [] }
    return laws.allSatisfy { $0.lowerBound == $0.upperBound }
      ? [("law", \.lowerBound)]
      : [("at least", \.lowerBound), ("at most", \.upperBound)]
  }
}

extension Experiment.Quantity {
  /// The base unit, which CSV and JSON keep.
  fileprivate var unit: String {
    switch self {
    case .information: "bits"
    case .count: "count"
    case .number: "number"
    }
  }

  /// The unit that people are shown, if there is one.
  fileprivate func unit(_ view: View) -> String? {
    self == .information ? view.unit.rawValue : nil
  }
}
