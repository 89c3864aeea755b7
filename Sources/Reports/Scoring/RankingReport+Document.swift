internal import SourceCoding

extension RankingReport: Presentable {
  /// The report as words, tables and pictures.
  package func document(_ view: View) -> Document {
    Document(
      title: "Which of \(NumberText.counted(ranking.models.count, "model")) is best?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "loss-in-nats",
      sections: [
        Section(
          nil, part: "ranking",
          [.table(rankTable(view)), .table(divergenceTable(view)), .lines(rankLines)]),
        Section(
          "at equal size, in \(view.unit)", part: "sizes",
          [
            .table(equalSizeTable(view)), .table(equalDivergenceTable(view)),
            .lines(equalSizeLines),
          ]),
        Section("how the files were read", part: "notes", [.lines(noteLines)]),
        Section(nil, rank: .lead, part: "sizes", figures(view).map { .figure($0) }),
        Section(
          "checks", part: "checks",
          [.table(.checks(checks, all: view.isVerbose || view.names("checks")))]),
      ])
  }

  /// The words that name the parts of the report.
  package static let parts = [Document.answer, "ranking", "sizes", "notes", "checks"]

  private var best: ModelRanking.Model { ranking.models[ranking.order[0]] }

  private func isEqual(_ difference: GroupInterval) -> Bool {
    difference.value == 0 && difference.halfWidth95 == 0
  }

  /// The models that cost the same as the best one on everything.
  private var equals: [Int] {
    ranking.order.dropFirst().filter { ranking.behindBest[$0].map(isEqual) ?? false }
  }

  /// The models that may be as good as the best one.
  private var rivals: [Int] {
    ranking.order.dropFirst().filter { index in
      guard let difference = ranking.behindBest[index] else {
        return ranking.models[index].loss.isFinite
      }
      return !isEqual(difference) && difference.value - difference.halfWidth95 <= 0
    }
  }

  /// The answer, with the best model and its loss in bits; no model if all losses are infinite.
  func summary(_ view: View) -> Summary {
    let isFinite = best.loss.isFinite
    return Summary(
      verdictLines(view),
      [
        "best": isFinite ? .string(best.name) : .null,
        "loss": .finite(isFinite ? Information(nats: best.loss).bits : nil),
      ])
  }

  /// The answer in sentences: which model is best, and which may be as good.
  func verdictLines(_ view: View) -> [String] {
    guard best.loss.isFinite else {
      return ["There is no best model: each calls something impossible that occurred."]
    }
    let name = best.name.withoutFolders
    let cost = "\(view.number(ofNats: best.loss, decimals: 5)) \(view.unit) per \(per)"
    let rivals = rivals
    let rest = equals.isEmpty ? "every other model" : "every model that is not its equal"
    var lines = [
      rivals.isEmpty
        ? "\(name) is best: it costs \(cost), and \(rest) costs more."
        : "\(name) costs least, \(cost), but whether it is better than "
          + rivals.map { ranking.models[$0].name.withoutFolders }.joined(separator: ", ")
          + " is open."
    ]
    if !equals.isEmpty {
      let names = equals.map { ranking.models[$0].name.withoutFolders }
      lines.append("It costs the same as \(names.joined(separator: ", ")) everywhere.")
    }
    let dominated = ranking.order.filter { isDominated($0) }
    if !dominated.isEmpty {
      let names = dominated.map { ranking.models[$0].name.withoutFolders }
      lines.append(
        "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") not worth the size: a "
          + "model that is no larger costs less.")
    }
    return lines
  }

  /// Whether a model that is no larger costs less.
  private func isDominated(_ index: Int) -> Bool {
    let model = ranking.models[index]
    return ranking.models.contains {
      guard let size = $0.size, let own = model.size else { return false }
      return size <= own && $0.loss < model.loss
    }
  }

  private func keyFigures(_ view: View) -> [KeyFigure] {
    let unit = "\(view.unit)/\(per)"
    guard best.loss.isFinite else { return [] }
    var figures = [
      KeyFigure(
        "loss", view.number(ofNats: best.loss, decimals: 4), unit,
        "of \(best.name.withoutFolders), the best")
    ]
    if let second = ranking.order.dropFirst().first, let difference = ranking.behindBest[second] {
      figures.append(
        KeyFigure(
          "lead", view.number(ofNats: difference.value, decimals: 4), unit,
          "over the next, ± \(view.number(ofNats: difference.halfWidth95, decimals: 4))"
        ))
    }
    return figures
  }

  private func rankTable(_ view: View) -> Table {
    var columns = [
      Table.Column("", .number), Table.Column("model", .name),
      Table.Column("loss, \(view.unit)/\(per)", .number), Table.Column("± 95 %", .error),
      Table.Column("behind, \(view.unit)/\(per)", .number), Table.Column("± 95 %", .error),
    ]
    if hasSizes { columns.insert(Table.Column("size", .number), at: 2) }
    var table = Table(columns)
    let text = { cell($0, signed: $1, view) }
    for (rank, index) in ranking.order.enumerated() {
      let model = ranking.models[index]
      let behind = ranking.behindBest[index]
      var cells: [Cell] = [
        .init("\(rank + 1)", .heading), .init(model.name.onOneLine), text(model.loss, false),
        text(model.interval?.halfWidth95, false), text(behind?.value, true),
        text(behind?.halfWidth95, false),
      ]
      if hasSizes { cells.insert(.init(model.size.map { Self.text(ofSize: $0) } ?? ""), at: 2) }
      table.add(cells)
    }
    return table
  }

  /// How far each model is from the reference.
  private func divergenceTable(_ view: View) -> Table {
    var table = Table([
      Table.Column("", .name),
      Table.Column(
        "KL(q‖z), \(isLowerBound ? "at least, " : "")\(view.unit)/\(comparisons[0].item)", .number),
      Table.Column("± 95 %", .error),
    ])
    guard hasDivergences else { return table }
    for index in ranking.order where index > 0 {
      let model = ranking.models[index]
      table.add([
        .init(model.name.onOneLine), cell(model.divergence, signed: false, view),
        cell(model.divergenceInterval?.halfWidth95, signed: false, view),
      ])
    }
    return table
  }

  private func cell(_ nats: Double?, signed: Bool, _ view: View) -> Cell {
    Cell(
      nats.map {
        NumberText.fixed(Information(nats: $0).value(in: view.unit), decimals: 5, signed: signed)
      } ?? "")
  }

  private var rankLines: [String] {
    var lines: [String] = []
    if hasDivergences {
      lines.append(
        "In KL(q‖z), q is \(ranking.models[0].name.withoutFolders): its answers cost so much more in the code of "
          + "the other model.")
    }
    if let interval = ranking.behindBest.compactMap(\.self).first {
      lines.append(interval.explanation(of: comparisons[0].item))
    }
    let counts = Set(comparisons.map(\.comparison.rowCount))
    if counts.count > 1 {
      lines.append(
        "The models have different \(comparisons[0].item)s in common with the first: "
          + counts.sorted().map { NumberText.grouped($0) }.joined(separator: ", ") + ".")
    }
    return lines
  }

  private var noteLines: [String] {
    var lines: [String] = []
    for line in comparisons.flatMap(\.notes) where !lines.contains(line.sentence) {
      lines.append(line.sentence)
    }
    return lines
  }

  private func equalSizeTable(_ view: View) -> Table {
    let amount = { view.number(ofNats: $0, decimals: 5, signed: $1) }
    let unit = "\(view.unit)/\(per)"
    var table = Table([
      Table.Column("model", .name), Table.Column("size", .number),
      Table.Column("loss", .number, unit: unit),
      Table.Column("others there", .number, unit: unit),
      Table.Column("difference", .number, unit: unit), Table.Column("± at most", .error),
    ])
    for point in ranking.equalSizes {
      let model = ranking.models[point.model]
      let cells: [Cell] = [
        .init(model.name.onOneLine), .init(Self.text(ofSize: model.size ?? 0)),
        .init(amount(model.loss, false)), .init(amount(point.loss, false)),
        .init(amount(point.difference, true)),
        .init(point.halfWidth95.map { amount($0, false) } ?? ""),
      ]
      table.add(cells)
    }
    return table
  }

  /// The same of the divergences.
  private func equalDivergenceTable(_ view: View) -> Table {
    let amount = { view.number(ofNats: $0, decimals: 5) }
    let unit = "\(view.unit)/\(comparisons[0].item)"
    var table = Table([
      Table.Column("", .name), Table.Column("KL(q‖z)", .number, unit: unit),
      Table.Column("others there", .number, unit: unit),
    ])
    guard hasDivergences else { return table }
    for point in ranking.equalSizes {
      let model = ranking.models[point.model]
      guard let own = model.divergence, let other = point.divergence else { continue }
      table.add([.init(model.name.onOneLine), .init(amount(own)), .init(amount(other))])
    }
    return table
  }

  private var equalSizeLines: [String] {
    guard hasSizes else { return [] }
    guard !ranking.equalSizes.isEmpty else {
      return ["No model lies between two others in size, so none is compared at equal size."]
    }
    return [
      "What others would cost at a model's size is interpolated: it lies on the line between the next "
        + "smaller and the next larger model, over the logarithm of the size."
    ]
  }

  /// Loss and divergence against size.
  private func figures(_ view: View) -> [Figure] {
    [
      figure(
        "size", "loss and size", "\(view.unit)/\(per)",
        "The loss of each model over its size, on a logarithmic axis; lower is better.",
        view
      ) { $0.loss },
      hasDivergences
        ? figure(
          "divergence", "divergence and size", "KL, \(view.unit)/\(comparisons[0].item)",
          "KL(q‖z) of each model from the first over its size, on a logarithmic axis.",
          view
        ) { $0.divergence } : nil,
    ].compactMap(\.self)
  }

  private func figure(
    _ name: String, _ title: String, _ axis: String, _ summary: String, _ view: View,
    _ value: (ModelRanking.Model) -> Double?
  ) -> Figure? {
    let points = ranking.models.compactMap { model -> (name: String, x: Double, y: Double)? in
      guard let size = model.size, let nats = value(model), nats.isFinite else { return nil }
      return (model.name.withoutFolders, size, Information(nats: nats).value(in: view.unit))
    }.sorted { ($0.x, $0.y, $0.name) < ($1.x, $1.y, $1.name) }
    guard points.count > 1 else { return nil }
    let frame = Frame(left: 64, top: 54, right: 504, bottom: 354)
    let x = Scale(
      of: points.map(\.x), isLogarithmic: true, from: frame.left + 20, to: frame.right - 20)
    let y = Scale(of: points.map(\.y), from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "size, bytes", yName: axis)
    let places = points.map { (x.position(of: $0.x), y.position(of: $0.y)) }
    drawing.polyline(places, "law")
    for (point, place) in zip(points, places) {
      drawing.circle(
        at: place, radius: 4, Palette.series[0],
        label: "\(point.name), \(Self.text(ofSize: point.x)): "
          + "\(NumberText.fixed(point.y, decimals: 5)) \(view.unit)")
      let isRight = place.0 > (frame.left + frame.right) / 2
      drawing.text(
        point.name.shortened(to: 24), x: place.0 + (isRight ? -7 : 7), y: place.1 - 7,
        isRight ? .end : .start, "small")
    }
    return Figure(
      name: name, title: title, summary: summary, size: (width: 524, height: 398),
      drawing: drawing)
  }
}
