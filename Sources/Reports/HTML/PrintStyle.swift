/// The measures of a sheet of paper, for tables that are wider than one.
///
/// The styles for paper are in `print.css`; a table wider than a sheet is printed in
/// panels.
enum PrintStyle {
  /// The printable width of a sheet in units of the text's size: 180 mm of A4, which is
  /// a little less than Letter has.
  static let sheetWidth = 55.0
}

extension Table {
  /// Returns the columns of each panel that fits on a sheet; a table that fits is one
  /// panel.
  ///
  /// Each panel begins with the first column, which names the rows.
  func panelsOnPaper(_ places: [Int], rowCount: Int) -> [[Int]] {
    let widths = places.map { widthOnPaper(of: $0, rowCount: rowCount) }
    guard let first = places.first, widths.reduce(0, +) > PrintStyle.sheetWidth else {
      return [places]
    }
    var panels = [[first]]
    var room = PrintStyle.sheetWidth - widths[0]
    for (place, width) in zip(places, widths).dropFirst() {
      if width > room, panels[panels.count - 1].count > 1 {
        panels.append([first])
        room = PrintStyle.sheetWidth - widths[0]
      }
      panels[panels.count - 1].append(place)
      room -= width
    }
    return panels
  }

  /// Whether the table is wider than a column of a page.
  var isWide: Bool {
    let greatest = 38.0
    return columns.indices.map { widthOnPaper(of: $0, rowCount: rows.count) }.reduce(0, +)
      > greatest
  }

  /// Whether two columns of the table fit side by side on a sheet; words may be wider than their
  /// minimum.
  var isSlim: Bool {
    !columns.contains { [.label, .name, .detail].contains($0.kind) }
      && columns.indices.map { widthOnPaper(of: $0, rowCount: rows.count) }.reduce(0, +)
        < PrintStyle.sheetWidth / 2 - 2
  }

  /// Returns the approximate minimum width of a column, in units of the text's size.
  private func widthOnPaper(of place: Int, rowCount: Int) -> Double {
    let padding = 0.75
    let column = columns[place]
    switch column.kind {
    case .bar, .codeword, .detail: return 8 + padding
    // Words wrap, but single words can be long.
    case .label, .name: return min(12, characterCount(of: place, rowCount)) * 0.5 + padding
    // Numbers are aligned by their points, which takes some more room.
    case .symbol, .number, .error: return characterCount(of: place, rowCount) * 0.5 + padding + 0.2
    }
  }

  /// Returns the number of characters in the longest cell or in the heading, where an ellipsis
  /// is as wide as two.
  private func characterCount(of place: Int, _ rowCount: Int) -> Double {
    let column = columns[place]
    let cells = rows.prefix(rowCount).map { place < $0.count ? Self.width($0[place].text) : 0 }
    // Units are in smaller letters.
    let heading =
      Double(Self.width(column.heading)) + 0.8 * Double(column.unit.map { $0.count + 1 } ?? 0)
    return max(heading, Double(cells.max() ?? 0))
  }

  private static func width(_ text: String) -> Int {
    text.count + text.count { $0 == "…" }
  }
}
