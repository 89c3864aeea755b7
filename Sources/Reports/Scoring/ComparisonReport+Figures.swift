internal import SourceCoding

extension ComparisonReport {
  /// The pictures: the difference along the data, the losses against each other, the
  /// quantiles of KL, and the reliability of both models.
  func figures(_ view: View) -> [Figure] {
    [pathFigure(view), scatterFigure(view), quantileFigure(view), reliabilityFigure].compactMap(
      \.self)
  }

  private static let frame = Frame(left: 64, top: 54, right: 500, bottom: 354)
  private static let size = (width: 520.0, height: 398.0)

  private func pathFigure(_ view: View) -> Figure? {
    let path = comparison.path(pieces: 100).map { Information(nats: $0).value(in: view.unit) }
    guard path.count > 1, !isPerByte else { return nil }
    let frame = Self.frame
    let x = Scale(of: [0, 100], from: frame.left, to: frame.right)
    let y = Scale(of: path + [0], from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(
      &drawing, x: x, y: y, xName: "part of the data, %", yName: "B − A, \(view.unit)/\(item)")
    drawing.line(
      from: (frame.left, y.position(of: 0)), to: (frame.right, y.position(of: 0)), "axis")
    let points = path.indices.map { index in
      (
        x: x.position(of: 100 * (Double(index) + 0.5) / Double(path.count)),
        y: y.position(of: path[index])
      )
    }
    drawing.polyline(points, "line line1")
    for (index, point) in points.enumerated() {
      drawing.circle(
        at: point, radius: 2, Palette.series[path[index] < 0 ? 1 : 0],
        label:
          "piece \(index + 1): B − A \(NumberText.fixed(path[index], decimals: 4, signed: true)) \(view.unit)/\(item)"
      )
    }
    return Figure(
      name: "difference", title: "the difference along the data",
      summary:
        "The mean of B − A over consecutive pieces of the data; below 0, B is the better one.",
      size: Self.size, drawing: drawing)
  }

  private func scatterFigure(_ view: View) -> Figure? {
    let sample = comparison.sample.prefix(1_000).map {
      (
        first: Information(nats: $0.first).value(in: view.unit),
        second: Information(nats: $0.second).value(in: view.unit)
      )
    }
    guard sample.count > 1 else { return nil }
    let frame = Self.frame
    let all: [Double] = sample.map(\.first) + sample.map(\.second) + [0]
    let x = Scale(of: all, from: frame.left, to: frame.right)
    let y = Scale(of: all, from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(
      &drawing, x: x, y: y, xName: "A, \(view.unit)/\(item)", yName: "B, \(view.unit)/\(item)")
    let ends = [x.domain.lowerBound, x.domain.upperBound]
    drawing.polyline(ends.map { (x.position(of: $0), y.position(of: $0)) }, "law")
    for point in sample {
      drawing.circle(
        at: (x.position(of: point.first), y.position(of: point.second)), radius: 2,
        Palette.series[0],
        label: "A \(NumberText.fixed(point.first, decimals: 3)), B "
          + NumberText.fixed(point.second, decimals: 3))
    }
    return Figure(
      name: "scatter", title: "the losses of both",
      summary:
        "One dot for each of \(NumberText.counted(sample.count, item)); below the broken line B costs less.",
      size: Self.size, drawing: drawing)
  }

  private func quantileFigure(_ view: View) -> Figure? {
    guard comparison.divergenceCount > 1 else { return nil }
    let parts = (0...100).map { Double($0) / 100 }
    let values = comparison.divergences.quantiles(parts)
      .map { max(0, Information(nats: $0).value(in: view.unit)) }
    guard values.allSatisfy(\.isFinite), values.contains(where: { $0 > 0 }) else { return nil }
    let frame = Self.frame
    let x = Scale(of: [0, 100], from: frame.left, to: frame.right)
    let y = Scale(of: values, isLogarithmic: true, from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "% of the \(item)s", yName: "KL(A‖B), \(view.unit)")
    let points = zip(parts, values).map { (x: x.position(of: 100 * $0), y: y.position(of: $1)) }
    drawing.polyline(points, "line line1")
    for index in stride(from: 0, through: 100, by: 10) {
      drawing.circle(
        at: points[index], radius: 3, Palette.series[0],
        label: "\(index) % of the \(item)s have at most "
          + "\(NumberText.significant(values[index])) \(view.unit)")
    }
    return Figure(
      name: "divergence", title: "how much the distributions differ",
      summary: "For each percentage of the \(item)s, the greatest KL(A‖B).",
      size: Self.size,
      drawing: drawing)
  }

  private var reliabilityFigure: Figure? {
    let (first, second) = (comparison.calibrations.first, comparison.calibrations.second)
    guard first.meanConfidence != nil else { return nil }
    let frame = Frame(left: 64, top: 54, right: 424, bottom: 414)
    let x = Scale(of: [0, 1], from: frame.left, to: frame.right)
    let y = Scale(of: [0, 1], from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "confidence", yName: "accuracy")
    drawing.polyline([0, 1].map { (x.position(of: $0), y.position(of: $0)) }, "law")
    for (number, calibration) in [first, second].enumerated() {
      let points = calibration.bins.compactMap { bin -> (x: Double, y: Double, rows: Int)? in
        guard let confidence = bin.confidence, let accuracy = bin.accuracy else { return nil }
        return (x.position(of: min(1, confidence)), y.position(of: accuracy), bin.rowCount)
      }
      let name = number == 0 ? "A" : "B"
      drawing.polyline(points.map { ($0.x, $0.y) }, "line line\(number + 1)")
      for point in points {
        drawing.circle(
          at: (point.x, point.y), radius: 3, Palette.series[number],
          label: "\(name): \(NumberText.counted(point.rows, item))")
      }
      let height = 18 + 18 * Double(number)
      drawing.line(
        from: (frame.right - 28, height - 4), to: (frame.right, height - 4),
        "line line\(number + 1)")
      drawing.text(name, x: frame.right - 36, y: height, .end, "small")
    }
    return Figure(
      name: "reliability", title: "accuracy and confidence of both",
      summary:
        "Accuracy over confidence for A and B; below the broken line a model is overconfident.",
      size: (444, frame.bottom + 44), drawing: drawing)
  }
}
