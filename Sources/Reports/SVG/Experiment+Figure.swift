internal import SourceCoding

extension Experiment {
  /// The curves as a picture of 720 pixels: lines or dots with their error bars,
  /// laws as broken lines or as bands, marks across the whole.
  func figure(_ view: View) -> Figure {
    let legend = self.legend
    let frame = Frame(
      left: 64, top: 36 + 18 * Double(legend.count), right: 700,
      bottom: 330 + 18 * Double(legend.count))
    let points = series.flatMap(\.points)
    let placesX = points.map(\.x) + marks.filter { $0.direction == .x }.map(\.place)
    var heights = marks.filter { $0.direction == .y }.map(\.place)
    for point in points {
      let half = point.halfWidth95 ?? 0
      heights += [point.y - half, point.y + half]
      if let law = point.law { heights += [law.lowerBound, law.upperBound] }
    }
    let scaleX = Scale(
      of: placesX.map { shown($0, x, view) }, isLogarithmic: x.isLogarithmic, from: frame.left,
      to: frame.right)
    let scaleY = Scale(
      of: heights.map { shown($0, y, view) }, isLogarithmic: y.isLogarithmic, from: frame.bottom,
      to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: scaleX, y: scaleY, xName: name(of: x, view), yName: name(of: y, view))
    func place(_ px: Double, _ py: Double) -> (x: Double, y: Double) {
      (
        scaleX.position(of: shown(px, x, view)),
        min(frame.bottom, max(frame.top, scaleY.position(of: shown(py, y, view))))
      )
    }
    for series in series { drawLaw(of: series, place, &drawing) }
    for mark in marks { draw(mark, frame, place, &drawing) }
    for (index, series) in series.enumerated() {
      draw(series, index % Palette.series.count, place, view, &drawing)
    }
    for (row, entry) in legend.enumerated() {
      let height = 18 + 18 * Double(row)
      drawing.line(
        from: (frame.right - 28, height - 4), to: (frame.right, height - 4), entry.style)
      drawing.text(entry.name, x: frame.right - 36, y: height, .end, "small")
    }
    return Figure(
      name: name.split(separator: ".").last.map(String.init) ?? "curve", title: title,
      summary: summary, size: (720, frame.bottom + 44), drawing: drawing)
  }

  private var summary: String {
    let verdicts =
      checks.isEmpty ? "" : checks.allSatisfy(\.holds) ? " Every law holds." : " A law FAILS."
    return "\(y.label) over \(x.label).\(verdicts)"
  }

  private var legend: [(name: String, style: String)] {
    series.enumerated().flatMap { index, series in
      [(series.name, "line line\(index % Palette.series.count + 1)")]
        + (series.law.map { [("law: \($0.formula)", "law")] } ?? [])
    }
  }

  /// A number in the unit that people want.
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
          + "\(x.label) \(text(point.x, x.quantity, view.unit))")
    }
  }

  private func drawLaw(
    of series: Series, _ place: (Double, Double) -> (x: Double, y: Double),
    _ drawing: inout Drawing
  ) {
    let points = series.points.filter { $0.law?.lowerBound.isFinite ?? false }
    let lower = points.compactMap { point in point.law.map { place(point.x, $0.lowerBound) } }
    let isBand = points.contains { $0.law.map { $0.lowerBound < $0.upperBound } ?? false }
    drawing.polyline(lower, "law")
    guard isBand else { return }
    let ceiling = points.compactMap { point in
      point.law.map {
        place(point.x, $0.upperBound.isFinite ? $0.upperBound : .greatestFiniteMagnitude)
      }
    }
    drawing.polyline(ceiling, "law")
    drawing.area(lower + ceiling.reversed(), "red band")
  }

  private func draw(
    _ mark: Mark, _ frame: Frame, _ place: (Double, Double) -> (x: Double, y: Double),
    _ drawing: inout Drawing
  ) {
    guard mark.place.isFinite else { return }
    switch mark.direction {
    case .x:
      let x = place(mark.place, 0).x
      drawing.line(from: (x, frame.top), to: (x, frame.bottom), "axis")
      drawing.text(mark.label, x: x + 4, y: frame.top + 10, .start, "soft small")
    case .y:
      let y = place(series.first?.points.first?.x ?? 0, mark.place).y
      drawing.line(from: (frame.left, y), to: (frame.right, y), "axis")
      // On the side where the curve is farther away.
      let ends = [series.first?.points.first, series.first?.points.last].map { point in
        point.map { abs(place($0.x, $0.y).y - y) } ?? 0
      }
      if ends[0] > ends[1] {
        drawing.text(mark.label, x: frame.left + 4, y: y - 4, .start, "soft small")
      } else {
        drawing.text(mark.label, x: frame.right - 4, y: y - 4, .end, "soft small")
      }
    }
  }
}
