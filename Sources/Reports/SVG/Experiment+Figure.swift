internal import SourceCoding

extension Experiment {
  /// The curves as a picture of 480 pixels: lines or dots with error bars, laws as
  /// broken lines or as bands, and marks across the whole picture.
  func figure(_ view: View) -> Figure {
    let legend = self.legend
    let frame = Frame(
      left: 56, top: 36 + 18 * Double(legend.count), right: 462,
      bottom: 280 + 18 * Double(legend.count))
    // Infinite values are not drawn, and need no room.
    let points = series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
    let placesX = points.map(\.x) + marks.filter { $0.direction == .x }.map(\.place)
    // An error bar or a law whose lower end is 0 has no place on a logarithmic axis.
    let fits = { (number: Double) in number > 0 || !y.isLogarithmic }
    var heights = marks.filter { $0.direction == .y }.map(\.place)
    for point in points {
      let half = point.halfWidth95 ?? 0
      heights += [point.y] + [point.y - half, point.y + half].filter(fits)
      if let law = point.law { heights += [law.lowerBound, law.upperBound].filter(fits) }
    }
    // A curve that touches the edge is hard to see; a linear axis already ends at
    // ticks.
    let positive = heights.filter { $0 > 0 }
    if y.isLogarithmic, let least = positive.min(), let greatest = positive.max() {
      heights += [least / 1.2, greatest * 1.2]
    }
    let scaleX = Scale(
      of: placesX.map { shown($0, x, view) }, isLogarithmic: x.isLogarithmic, isTight: true,
      from: frame.left, to: frame.right)
    let scaleY = Scale(
      of: heights.map { shown($0, y, view) }, isLogarithmic: y.isLogarithmic, from: frame.bottom,
      to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: scaleX, y: scaleY, xName: name(of: x, view), yName: name(of: y, view))
    func place(_ px: Double, _ py: Double) -> (x: Double, y: Double) {
      (
        min(frame.right, max(frame.left, scaleX.position(of: shown(px, x, view)))),
        min(frame.bottom, max(frame.top, scaleY.position(of: shown(py, y, view))))
      )
    }
    for series in series { drawLaw(of: series, place, &drawing) }
    for mark in marks { drawLine(of: mark, frame, place, &drawing) }
    for (index, series) in series.enumerated() {
      draw(series, index % Palette.series.count, place, view, &drawing)
    }
    let labelled = marks.filter { $0.direction == .y || !repeatedLabels.contains($0.label) }
    for (index, mark) in labelled.enumerated() {
      let row = labelled[..<index].count { $0.direction == mark.direction }
      drawLabel(of: mark, row, frame, place, &drawing)
    }
    for (row, entry) in legend.enumerated() {
      let height = 18 + 18 * Double(row)
      // From the left, where a narrow screen begins.
      if entry.isDot {
        drawing.circle(at: (frame.left + 14, height - 4), radius: 4, entry.style)
      } else {
        drawing.line(
          from: (frame.left, height - 4), to: (frame.left + 28, height - 4), entry.style)
      }
      drawing.text(entry.name, x: frame.left + 36, y: height, .start, "small")
    }
    return Figure(
      name: name.split(separator: ".").last.map(String.init) ?? "curve", title: title,
      summary: summary, size: (480, frame.bottom + 44),
      reader: .curves(axis: x.label, top: frame.top, bottom: frame.bottom), drawing: drawing)
  }

  private var summary: String {
    let failures = checks.filter { !$0.holds }.map(\.name)
    let names = (failures.isEmpty ? checks.map(\.name) : failures).joined(separator: "; ")
    let isLawSeen = series.contains { $0.law != nil && $0.lawIsSeen(y) }
    let verdict =
      checks.isEmpty
      ? ""
      : !failures.isEmpty
        ? " FAILS: \(names)."
        : isLawSeen ? " Every law holds." : " Checked, and it holds: \(names)."
    let knob = x.meaning.isEmpty ? x.label : "\(x.label), \(x.meaning)"
    return "\(y.label) over \(knob).\(verdict)"
  }

  private var legend: [(name: String, style: String, isDot: Bool)] {
    var entries: [(name: String, style: String, isDot: Bool)] = []
    for (index, series) in series.enumerated() {
      let color = index % Palette.series.count
      entries.append(
        (
          series.name, series.isScattered ? Palette.series[color] : "line line\(color + 1)",
          series.isScattered
        ))
      let law = series.law.map { "law: \($0.formula)" }
      if let law, series.lawIsSeen(y), !entries.contains(where: { $0.name == law }) {
        entries.append((law, "law", false))
      }
    }
    for label in repeatedLabels.sorted() { entries.append((label, "axis", false)) }
    return entries
  }

  /// The labels of several marks across the picture, such as changes, which the legend explains
  /// once: their words would lie over each other.
  private var repeatedLabels: Set<String> {
    let labels = marks.filter { $0.direction == .x }.map(\.label)
    return Set(labels.filter { label in labels.count { $0 == label } > 1 })
  }

  /// A number in the unit of the view.
  private func shown(_ value: Double, _ axis: Axis, _ view: View) -> Double {
    axis.quantity == .information ? Information(bits: value).value(in: view.unit) : value
  }

  private func draw(
    _ series: Series, _ color: Int, _ place: (Double, Double) -> (x: Double, y: Double),
    _ view: View, _ drawing: inout Drawing
  ) {
    let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
    if !series.isScattered {
      drawing.polyline(points.map { place($0.x, $0.y) }, "line line\(color + 1)")
    }
    // Many marks would hide the line, and each is a stop for the arrow keys.
    let stride = max(1, points.count / 200)
    for (index, point) in points.enumerated() where index % stride == 0 {
      let half = point.halfWidth95 ?? 0
      if half > 0, half.isFinite {
        drawing.line(
          from: place(point.x, point.y - half), to: place(point.x, point.y + half), "bar")
      }
      let error = half > 0 ? " ± \(text(half, y.quantity, view.unit))" : ""
      drawing.circle(
        at: place(point.x, point.y), radius: points.count > 60 ? 2.5 : 4, Palette.series[color],
        label: "\(series.name): \(text(point.y, y.quantity, view.unit))\(error) at "
          + "\(x.label) \(text(point.x, x.quantity, view.unit))",
        data: [("at", text(point.x, x.quantity, view.unit))])
    }
  }

  private func drawLaw(
    of series: Series, _ place: (Double, Double) -> (x: Double, y: Double),
    _ drawing: inout Drawing
  ) {
    guard series.lawIsSeen(y) else { return }
    let points = series.points.filter { $0.law?.lowerBound.isFinite ?? false }
    let lower = points.compactMap { point in point.law.map { place(point.x, $0.lowerBound) } }
    let isBand = points.contains { $0.law.map { $0.lowerBound < $0.upperBound } ?? false }
    // A law without an upper bound is drawn as its lower bound alone.
    let hasCeiling = points.allSatisfy { $0.law?.upperBound.isFinite ?? false }
    drawing.polyline(lower, "law")
    guard isBand, hasCeiling else { return }
    let ceiling = points.compactMap { point in
      point.law.map { place(point.x, $0.upperBound) }
    }
    drawing.polyline(ceiling, "law")
    drawing.area(lower + ceiling.reversed(), "red band")
  }

  private func drawLine(
    of mark: Mark, _ frame: Frame, _ place: (Double, Double) -> (x: Double, y: Double),
    _ drawing: inout Drawing
  ) {
    guard mark.place.isFinite else { return }
    let (x, y) = place(mark.place, mark.place)
    switch mark.direction {
    case .x: drawing.line(from: (x, frame.top), to: (x, frame.bottom), "axis")
    case .y: drawing.line(from: (frame.left, y), to: (frame.right, y), "axis")
    }
  }

  private func drawLabel(
    of mark: Mark, _ row: Int, _ frame: Frame,
    _ place: (Double, Double) -> (x: Double, y: Double), _ drawing: inout Drawing
  ) {
    guard mark.place.isFinite else { return }
    switch mark.direction {
    case .x:
      let x = place(mark.place, 0).x
      let width = 4 + 6.5 * Double(mark.label.count)
      // On the side where the label crosses fewer lines and is not cut off.
      let lines = marks.filter { $0.direction == .x && $0.place.isFinite }
        .map { place($0.place, 0).x }
      let crossed = (
        left: lines.count { $0 < x && $0 > x - width },
        right: lines.count { $0 > x && $0 < x + width }
      )
      let isLeft =
        x + width > frame.right + 16 || x - width > frame.left && crossed.left < crossed.right
      drawing.text(
        mark.label, x: isLeft ? x - 4 : x + 4, y: frame.top + 12 + 14 * Double(row % 12),
        isLeft ? .end : .start, "soft small halo")
    case .y:
      let y = place(series.first?.points.first?.x ?? 0, mark.place).y
      // On the side where the curve is farther away.
      let ends = [series.first?.points.first, series.first?.points.last].map { point in
        point.map { abs(place($0.x, $0.y).y - y) } ?? 0
      }
      if ends[0] >= ends[1] {
        drawing.text(mark.label, x: frame.left + 4, y: y - 4, .start, "soft small halo")
      } else {
        drawing.text(mark.label, x: frame.right - 4, y: y - 4, .end, "soft small halo")
      }
    }
  }
}

extension Experiment.Series {
  /// Whether the law can be drawn on the axis; a lower bound of 0 cannot on a
  /// logarithmic one.
  fileprivate func lawIsSeen(_ y: Experiment.Axis) -> Bool {
    !y.isLogarithmic || points.contains { ($0.law?.lowerBound ?? 0) > 0 }
  }
}
