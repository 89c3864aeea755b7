/// Curves over an axis: points with error bars, and the laws they follow.
public struct LineChart: Sendable {
  /// A curve.
  public struct Series: Sendable {
    /// What it is called.
    public let name: String

    /// Its points, from left to right.
    public let points: [Point]

    /// Whether it is a law, drawn as a broken line without marks.
    public let isLaw: Bool

    /// A curve through the points.
    public init(_ name: String, _ points: [Point], isLaw: Bool = false) {
      self.name = name
      self.points = points
      self.isLaw = isLaw
    }
  }

  /// A point of a curve.
  public struct Point: Sendable {
    /// Where it stands.
    public let x: Double
    /// How high it is; not drawn where infinite.
    public let y: Double
    /// Half the width of the interval around y, if one is known.
    public let error: Double?
    /// What it says of itself; made from the numbers where absent.
    public let label: String?

    /// A point.
    public init(x: Double, y: Double, error: Double? = nil, label: String? = nil) {
      self.x = x
      self.y = y
      self.error = error
      self.label = label
    }
  }

  private let xName: String
  private let yName: String
  private let hasLogarithmicX: Bool
  private let series: [Series]

  /// A chart of the given curves; `x` and `y` say what is where, with units.
  public init(x: String, y: String, hasLogarithmicX: Bool = false, series: [Series]) {
    xName = x
    yName = y
    self.hasLogarithmicX = hasLogarithmicX
    self.series = series
  }

  /// The chart as a picture of 720 by 400 pixels.
  public func figure(name: String, title: String, summary: String) -> Figure {
    let frame = Frame(left: 64, top: 40 + 18 * Double(series.count), right: 700, bottom: 350)
    let points = series.flatMap(\.points)
    let x = Scale(
      of: points.map(\.x), isLogarithmic: hasLogarithmicX, from: frame.left, to: frame.right)
    let y = Scale(
      of: points.flatMap { [$0.y - ($0.error ?? 0), $0.y + ($0.error ?? 0)] },
      from: frame.bottom, to: frame.top)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: xName, yName: yName)
    var colors = Palette.series.indices.makeIterator()
    for (place, curve) in series.enumerated() {
      let color = curve.isLaw ? 0 : (colors.next() ?? Palette.series.count - 1)
      draw(curve, color, x, y, &drawing)
      let height = 18 + 18 * Double(place)
      let style = curve.isLaw ? "law" : "line line\(color + 1)"
      drawing.line(from: (frame.right - 28, height - 4), to: (frame.right, height - 4), style)
      drawing.text(curve.name, x: frame.right - 36, y: height, .end, "small")
    }
    return Figure(
      name: name, title: title, summary: summary, size: (720, 400), drawing: drawing)
  }

  private func draw(
    _ curve: Series, _ color: Int, _ x: Scale, _ y: Scale, _ drawing: inout Drawing
  ) {
    let points = curve.points.filter { $0.x.isFinite && $0.y.isFinite }
    drawing.polyline(
      points.map { (x.position(of: $0.x), y.position(of: $0.y)) },
      curve.isLaw ? "law" : "line line\(color + 1)")
    guard !curve.isLaw else { return }
    for point in points {
      let place = (x: x.position(of: point.x), y: y.position(of: point.y))
      if let error = point.error, error.isFinite {
        drawing.line(
          from: (place.x, y.position(of: point.y - error)),
          to: (place.x, y.position(of: point.y + error)), "bar")
      }
      let error = point.error.map { " ± \(NumberText.tick($0))" } ?? ""
      let label =
        "\(curve.name): \(NumberText.tick(point.y))\(error) at \(NumberText.tick(point.x))"
      drawing.circle(at: place, radius: 4, Palette.series[color], label: point.label ?? label)
    }
  }
}
