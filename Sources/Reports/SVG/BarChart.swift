/// Named amounts as bars, one below another; negative ones extend to the left.
struct BarChart {
  /// A bar.
  struct Bar {
    let name: String
    let amount: Double
    /// The text after the bar.
    let text: String
    /// The label of the bar, shown on hover.
    let label: String
  }

  let bars: [Bar]

  /// The unit of the amounts.
  let unit: String

  func figure(name: String, title: String, summary: String) -> Figure {
    let names = bars.map { $0.name.shortened(to: 13) }
    let left = max(40, 20 + 7.9 * Double(names.map(\.columnCount).max() ?? 0))
    let right = 340.0
    let rowHeight = 24.0
    let bottom = 28 + rowHeight * Double(bars.count)
    let x = Scale(of: bars.map(\.amount), includingZero: true, tickCount: 3, from: left, to: right)
    var drawing = Drawing()
    for tick in x.ticks {
      let place = x.position(of: tick)
      drawing.line(from: (place, 20), to: (place, bottom), "grid")
      drawing.text(NumberText.tick(tick), x: place, y: bottom + 18, .middle, "soft small")
    }
    drawing.text(unit, x: left, y: 12, .start, "soft small")
    let zero = x.position(of: 0)
    for (row, bar) in bars.enumerated() {
      let y = 22 + rowHeight * Double(row)
      drawing.text(names[row], x: left - 10, y: y + 14, .end, "code")
      drawing.rectangle(
        x: zero, y: y + 3, width: x.position(of: bar.amount) - zero, height: rowHeight - 8,
        bar.amount < 0 ? "green" : "red", label: bar.label)
      drawing.text(bar.text, x: right + 12, y: y + 14, .start, "soft small")
    }
    drawing.line(from: (zero, 20), to: (zero, bottom), "axis")
    return Figure(
      name: name, title: title, summary: summary, size: (520, bottom + 30), drawing: drawing)
  }
}
