/// The space between two axes, and the axes.
struct Frame {
  /// The left, top, right and bottom edges of the space, in pixels.
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  /// Draws the axes with their names and ticks, and a line across the space at each
  /// tick of y.
  func draw(
    _ drawing: inout Drawing, x: Scale?, y: Scale, xName: String, yName: String
  ) {
    for tick in y.ticks {
      let height = y.position(of: tick)
      drawing.line(from: (left, height), to: (right, height), "grid")
      drawing.text(NumberText.tick(tick), x: left - 6, y: height + 4, .end, "soft small")
    }
    drawing.text(yName, x: 12, y: top - 12, .start, "soft small")
    drawing.line(from: (left, bottom), to: (right, bottom), "axis")
    // On a logarithmic axis, zero is infinitely far from any other value, so the axis
    // is drawn broken.
    if let x, x.hasZero {
      let middle = left + Scale.zeroGap / 2
      drawing.line(from: (middle - 5, bottom + 4), to: (middle - 1, bottom - 4), "axis")
      drawing.line(from: (middle + 1, bottom + 4), to: (middle + 5, bottom - 4), "axis")
    }
    if y.hasZero {
      let middle = bottom - Scale.zeroGap / 2
      drawing.line(from: (left - 4, middle + 5), to: (left + 4, middle + 1), "axis")
      drawing.line(from: (left - 4, middle - 1), to: (left + 4, middle - 5), "axis")
    }
    for tick in x?.ticks ?? [] {
      let place = x?.position(of: tick) ?? 0
      drawing.line(from: (place, bottom), to: (place, bottom + 5), "axis")
      // A long number at the end would be cut off.
      let words = NumberText.tick(tick)
      let isCut = place + 3.4 * Double(words.count) > right + 18
      drawing.text(
        words, x: isCut ? right + 18 : place, y: bottom + 18, isCut ? .end : .middle, "soft small")
    }
    drawing.text(xName, x: (left + right) / 2, y: bottom + 36, .middle, "soft small")
  }
}
