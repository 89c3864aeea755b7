extension Table {
  /// The table as lines: headings, then rows.
  ///
  /// Columns are two spaces apart and as wide as their widest cell. If that exceeds the
  /// width of the page, words are shortened; if it still does, the columns are divided
  /// into several panels, one below another, each with the first column.
  func lines(_ style: TextStyle) -> [String] {
    let layout = TableLayout(withDetailsBroken(to: style.width), style)
    return layout.panels.enumerated().flatMap { index, columns in
      (index == 0 ? [] : [""]) + layout.lines(of: columns)
    }
  }
}

extension Table {
  /// The width of the longest fraction in a column of numbers, including its point; 0
  /// if there is none.
  func longestFraction(of place: Int) -> Int {
    guard columns[place].kind == .number else { return 0 }
    let fractions = rows.map { place < $0.count ? $0[place].fractionCount : 0 }
    return fractions.filter { $0 < .max }.max() ?? 0
  }

  /// The width of the cells in a column, with decimal points aligned.
  func cellWidth(of place: Int) -> Int {
    let longest = longestFraction(of: place)
    let widths = rows.filter { place < $0.count && !$0[place].text.isEmpty }
      .map { $0[place].text.columnCount + max(0, longest - $0[place].fractionCount) }
    return widths.max() ?? 0
  }
}

extension Table {
  /// The width below which a column of words is not shortened: the name of a file is not cut, nor a
  /// remark in a column of codewords.
  fileprivate func leastWidth(of place: Int) -> Int {
    let texts = rows.filter { place < $0.count }.map { $0[place].text }
    let whole: [Int] =
      switch columns[place].kind {
      // A distribution that is written out is no name.
      case .name:
        texts.filter { text in !text.contains { "+*=".contains($0) } }.map(\.fileColumnCount)
      case .codeword:
        texts.filter { text in !text.allSatisfy { "01".contains($0) } }.map(\.columnCount)
      default: []
      }
    return max(10, whole.max() ?? 0)
  }
}

extension String {
  /// The width of a path whose folders are cut: `…/text.txt`.
  fileprivate var fileColumnCount: Int {
    guard let slash = lastIndex(of: "/"), slash > startIndex else { return columnCount }
    return 1 + String(self[slash...]).columnCount
  }
}

extension Cell {
  /// The width of a number from its point on.
  ///
  /// Text without digits, such as `inf`, is aligned right for any number of decimals.
  var fractionCount: Int {
    guard text.contains(where: \.isNumber) else { return text.isEmpty ? 0 : .max }
    return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) } ?? 0
  }
}

/// A table with measured columns.
private struct TableLayout {
  private let table: Table
  private let style: TextStyle
  private let headings: [[Cell]]
  private var widths: [Int]
  /// The longest fraction of each column.
  private let fractions: [Int]

  private static let greatestBar = 60
  private static let leastBar = 8

  init(_ table: Table, _ style: TextStyle) {
    self.table = table
    self.style = style
    let names = table.columns.map { Cell($0.headingInText, .faint) }
    headings = names.contains { !$0.text.isEmpty } ? [names] : []
    fractions = table.columns.indices.map { table.longestFraction(of: $0) }
    widths = table.columns.indices.map { max(names[$0].text.columnCount, table.cellWidth(of: $0)) }
    giveBarsTheRest()
    shortenWords()
  }

  /// The columns of each panel: one panel with all of them, if they fit the page.
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
    (headings.map { ($0, true) } + table.rows.map { ($0, false) }).map { row, isHeading in
      var line = ""
      var pending = 0
      for (place, column) in columns.enumerated() {
        let cell = column < row.count ? row[column] : ""
        let text = shown(cell, in: column)
        // Decimal points are aligned.
        let behind = isHeading ? 0 : max(0, fractions[column] - cell.fractionCount)
        let space = widths[column] - text.columnCount
        let before = isFromTheRight(column) ? space - behind : 0
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
    return switch table.columns[column].kind {
    case .name: cell.text.shortenedInMiddle(to: width)
    // A codeword that is cut says nothing; its length does.
    case .codeword
    where cell.text.columnCount > width && cell.text.allSatisfy { "01".contains($0) }:
      "\(cell.text.count) bits"
    default: cell.text.shortened(to: width)
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
    while excess > 0,
      let widest = words.filter({ widths[$0] > table.leastWidth(of: $0) })
        .max(by: { widths[$0] < widths[$1] })
    {
      let cut = min(excess, widths[widest] - table.leastWidth(of: widest))
      widths[widest] -= cut
      excess -= cut
    }
  }
}

extension Table.Column {
  /// The heading in text.
  ///
  /// A column without one shows its unit; a column of words adds the unit of the
  /// numbers next to it, which is shown only once; and a percentage adds its sign.
  var headingInText: String {
    guard let unit else { return heading }
    guard !heading.isEmpty else { return unit }
    return kind == .label ? "\(heading), \(unit)" : unit == "%" ? "\(heading) %" : heading
  }
}
