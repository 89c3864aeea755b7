extension Table {
  /// The table as lines: headings, then rows.
  ///
  /// Columns are two spaces apart and as wide as their widest cell. Where that is
  /// more than the page, words are shortened, then the columns are set in several
  /// panels, one below the other, each with the first column.
  func lines(_ style: TextStyle) -> [String] {
    let layout = TableLayout(withDetailsBroken(to: style.width), style)
    return layout.panels.enumerated().flatMap { index, columns in
      (index == 0 ? [] : [""]) + layout.lines(of: columns)
    }
  }
}

/// A table with its columns measured.
private struct TableLayout {
  private let table: Table
  private let style: TextStyle
  private let headings: [[Cell]]
  private var widths: [Int]

  /// The least that a column of words is shortened to.
  private static let leastWidth = 10
  private static let greatestBar = 60
  private static let leastBar = 8

  init(_ table: Table, _ style: TextStyle) {
    self.table = table
    self.style = style
    let names = table.columns.map { Cell($0.headingInText, .faint) }
    headings = names.contains { !$0.text.isEmpty } ? [names] : []
    let lines = headings + table.rows
    widths = table.columns.indices.map { column in
      lines.map { column < $0.count ? $0[column].text.count : 0 }.max() ?? 0
    }
    giveBarsTheRest()
    shortenWords()
  }

  /// The columns of each panel: all of them, if the page holds them.
  var panels: [[Int]] {
    let shown = table.columns.indices.filter { widths[$0] > 0 }
    guard let first = shown.first, width(of: shown) > style.width else { return [shown] }
    var panels = [[first]]
    for column in shown.dropFirst() {
      let last = panels[panels.count - 1]
      if last.count > 1, width(of: last + [column]) > style.width {
        panels.append([first, column])
      } else {
        panels[panels.count - 1].append(column)
      }
    }
    return panels
  }

  func lines(of columns: [Int]) -> [String] {
    (headings + table.rows).map { row in
      var line = ""
      var pending = 0
      for (place, column) in columns.enumerated() {
        let cell = column < row.count ? row[column] : ""
        let text = shown(cell, in: column)
        let space = widths[column] - text.count
        let before = isFromTheRight(column) ? space : 0
        pending += (place == 0 ? 0 : 2) + before
        guard !text.isEmpty else {
          pending += space - before
          continue
        }
        line += String(repeating: " ", count: pending)
        line += cell.role.map { style.paint(text, $0) } ?? text
        pending = space - before
      }
      return line
    }
  }

  private func isFromTheRight(_ column: Int) -> Bool {
    switch table.columns[column].kind {
    case .symbol, .number, .error: true
    case .label, .name, .codeword, .detail, .bar: false
    }
  }

  private func shown(_ cell: Cell, in column: Int) -> String {
    let width = widths[column]
    if table.columns[column].kind == .bar { return Bar.text(cell.fraction, width: width) }
    guard cell.text.count > width else { return cell.text }
    return switch table.columns[column].kind {
    case .name: "…" + cell.text.suffix(width - 1)
    // A codeword that is cut says nothing; its length does.
    case .codeword: "\(cell.text.count) bits"
    default: cell.text.prefix(width - 1) + "…"
    }
  }

  private func width(of columns: some Collection<Int>) -> Int {
    columns.map { widths[$0] + 2 }.reduce(-2, +)
  }

  private mutating func giveBarsTheRest() {
    let bars = table.columns.indices.filter { table.columns[$0].kind == .bar }
    guard !bars.isEmpty else { return }
    for bar in bars { widths[bar] = 0 }
    let others = table.columns.indices.filter { widths[$0] > 0 }
    let rest = (style.width - width(of: others)) / bars.count - 2
    guard style.hasBars, rest >= Self.leastBar else { return }
    for bar in bars { widths[bar] = min(Self.greatestBar, rest) }
  }

  private mutating func shortenWords() {
    let words = table.columns.indices.filter {
      [.label, .name, .codeword].contains(table.columns[$0].kind)
    }
    var excess = width(of: table.columns.indices.filter { widths[$0] > 0 }) - style.width
    while excess > 0, let widest = words.max(by: { widths[$0] < widths[$1] }) {
      let cut = min(excess, widths[widest] - Self.leastWidth)
      guard cut > 0 else { return }
      widths[widest] -= cut
      excess -= cut
    }
  }
}

extension Table.Column {
  /// The heading; a column without one has its unit there, and words have the unit of
  /// the numbers beside them, which text says once.
  fileprivate var headingInText: String {
    guard let unit else { return heading }
    return heading.isEmpty ? unit : kind == .label ? "\(heading), \(unit)" : heading
  }
}
