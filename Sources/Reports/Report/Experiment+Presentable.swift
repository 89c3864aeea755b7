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
        Section(title, in: .text, [.table(origin)]),
        Section(
          name(of: y, view), in: .words,
          [.figure(figure(view))] + groups.flatMap { blocks(of: $0, view) }),
        Section("what it comes to", in: .pages, [.table(findingTable(view))]),
        Section("laws", in: .pages, [.table(.checks(checks, all: true))]),
        Section(nil, [.lines(notes)]),
      ])
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
  func unit(_ view: View) -> String? {
    self == .information ? view.unit.rawValue : nil
  }
}
