/// Numbers in rows and columns, shown as colours.
struct HeatMap {
  let rows: [String]
  let columns: [String]

  /// The text in a cell, if cells are large enough.
  let text: (Int, Int) -> String

  /// The label of a cell, shown on hover.
  let label: (Int, Int) -> String

  /// The figures of a cell among which a page lets its readers choose.
  var figures: (Int, Int) -> [String] = { _, _ in [] }

  /// The amount in each cell that its colour represents.
  let amount: (Int, Int) -> Double

  /// The amount of the deepest colour; greater amounts have the same colour.
  let greatest: Double

  /// The meaning of rows and of columns: `z` and `q`.
  let rowName: String
  let columnName: String

  private static let longestName = 24

  /// The picture, at most 1,000 pixels wide, and whether each cell contains its number.
  func drawn() -> (drawing: Drawing, size: (width: Double, height: Double), hasNumbers: Bool) {
    let ramp = HeatRamp(greatest: greatest)
    let rowNames = rows.map { $0.shortenedInMiddle(to: Self.longestName) }
    let columnNames = columns.map { $0.shortenedInMiddle(to: Self.longestName) }
    // At least as wide as the text above the names.
    let margin = max(
      20 + 6.4 * Double(rowName.count + 2),
      24 + 7.2 * Double(rowNames.map(\.columnCount).max() ?? 0))
    let cell = max(9, min(52, (1000 - margin) / Double(max(1, columns.count))))
    let height = max(9, min(30, cell))
    let isTurned = columnNames.contains { Double($0.columnCount) * 7.2 > cell - 4 }
    let top = 30 + (isTurned ? 6.2 * Double(columnNames.map(\.columnCount).max() ?? 0) : 14)
    let hasText = cell >= 40
    let nameStyle = height < 13 ? "small" : ""
    var drawing = Drawing()
    drawing.text("\(columnName) →", x: margin, y: 14, .start, "soft small")
    drawing.text("\(rowName) ↓", x: 12, y: top - 8, .start, "soft small")
    for (column, name) in columnNames.enumerated() {
      let center = margin + (Double(column) + 0.5) * cell
      if isTurned {
        drawing.text(name, x: center + 4, y: top - 6, .start, nameStyle, turned: -60)
      } else {
        drawing.text(name, x: center, y: top - 8, .middle)
      }
    }
    for (row, name) in rowNames.enumerated() {
      let y = top + Double(row) * height
      drawing.text(name, x: margin - 8, y: y + height / 2 + 4, .end, nameStyle)
      for column in columns.indices {
        let x = margin + Double(column) * cell
        let amount = amount(row, column)
        drawing.rectangle(
          x: x, y: y, width: cell, height: height, "edge", label: label(row, column),
          fill: ramp.color(of: amount),
          data: hasText ? [("figures", figures(row, column).joined(separator: " "))] : [])
        guard hasText else { continue }
        drawing.text(
          text(row, column), x: x + cell / 2, y: y + height / 2 + 4, .middle,
          ramp.textColor(on: amount) == "#ffffff" ? "small onDeep" : "small onPale")
      }
    }
    let overhang = isTurned ? 3.6 * Double(columnNames.last?.columnCount ?? 0) - cell / 2 : 0
    let right = margin + Double(columns.count) * cell + 12 + max(0, overhang)
    return (drawing, (right, top + Double(rows.count) * height + 12), hasText)
  }
}
