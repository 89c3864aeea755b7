package import SourceCoding

extension Experiment: Presentable {
  /// The experiment as text, tables and one picture: every curve with its law.
  package func document(_ view: View) -> Document {
    var origin = Table([Table.Column(""), Table.Column("", .name)])
    for input in inputs { origin.add([.init(input.name, .heading), .init(input.value.onOneLine)]) }
    if let seed { origin.add([.init("seed", .heading), .init("\(seed)")]) }
    return Document(
      title: question, summary: summary(view), keyFigures: keyFigures(view),
      topic: name == "drift" ? "measuring-honestly" : "which-code-when",
      sections: [
        Section(title, in: .text, part: "data", [.table(origin)]),
        Section(nil, rank: .lead, part: "curve", [.figure(figure(view))]),
        Section(
          name(of: y, view), rank: .detail, part: "curve", groups.flatMap { blocks(of: $0, view) }),
        Section("changes", in: .pages, part: "changes", changeBlocks(view)),
        Section("findings", in: .pages, part: "findings", [.table(findingTable(view))]),
        Section("laws", in: .pages, part: "laws", [.table(.checks(checks, all: true))]),
        Section(nil, part: "notes", [.lines(notes)]),
      ])
  }

  /// The words that name the parts of an experiment.
  package static let parts = [
    Document.answer, "data", "curve", "changes", "findings", "laws", "notes",
  ]

  /// The points, with a row for each number of each point: the value, half the width of
  /// its interval of 95 %, and the bounds that the law gives.
  package var observations: Observations {
    var table = Observations(of: [
      "experiment", "series", "origin", "point", "knob", "setting",
    ])
    for series in series {
      for (index, point) in series.points.enumerated() {
        func add(_ quantity: String, _ value: Double?) {
          table.add(
            quantity, y.baseUnit, value,
            of: [
              .text(name), .text(series.name), .text(series.origin.rawValue),
              .integer(index + 1), .text(x.name), .number(point.x),
            ])
        }
        add(y.name, point.y)
        add(Observations.halfWidth95, point.halfWidth95)
        add("law low", point.law?.lowerBound)
        add("law high", point.law?.upperBound)
      }
    }
    addChanges(to: &table)
    return table
  }
}

extension Experiment.Axis {
  /// The unit of the numbers in CSV.
  var baseUnit: String { divisor.map { "bits/\($0)" } ?? quantity.rawValue }
}

extension Experiment.Quantity {
  /// The unit that is shown to people; `nil` if there is none.
  func unit(_ view: View) -> String? {
    self == .information ? view.unit.rawValue : nil
  }
}
