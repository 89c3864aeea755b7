extension Table {
  /// How many rows a page shows; a longer table says how many are left out.
  private static let greatestRowCount = 1_000

  /// The table in HTML, to be scrolled sideways where the page is narrow.
  ///
  /// Beside a picture of the same it has no bars.
  func html(hasBars: Bool) -> String {
    let places = columns.indices.filter { hasBars || columns[$0].kind != .bar }
    let heading = places.map { place in
      let column = columns[place]
      let shown = column.kind == .label ? nil : column.unit
      let unit = shown.map {
        column.heading.isEmpty ? $0 : " <small>\(XML.escaped($0))</small>"
      }
      return
        "<th scope=\"col\" class=\"\(column.style)\">\(XML.escaped(column.heading))\(unit ?? "")</th>"
    }
    var body = ""
    for row in rows.prefix(Self.greatestRowCount) {
      // Cells that a row lacks are empty, not absent.
      body +=
        "<tr>"
        + places.map { cell($0 < row.count ? row[$0] : "", in: columns[$0], at: $0) }.joined()
        + "</tr>\n"
    }
    let rest = rows.count - Self.greatestRowCount
    let note =
      rest > 0
      ? "<p class=\"soft\">\(NumberText.grouped(rest)) more rows are left out of this page; "
        + "<code>--format csv</code> has them all.</p>\n" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="table">
      <table>
      <thead><tr>\(heading.joined())</tr></thead>
      <tbody>
      \(body)</tbody>
      </table>
      </div>
      \(note)
      """
  }

  private func cell(_ cell: Cell, in column: Column, at place: Int) -> String {
    let name = place == 0 ? "th scope=\"row\"" : "td"
    let style = [column.style, cell.role?.style ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let content =
      column.kind == .bar && cell.fraction > 0
      ? "<span style=\"width:\(NumberText.fixed(cell.fraction * 100, decimals: 2))%\"></span>"
      : XML.escaped(cell.text)
    return "<\(name) class=\"\(style)\">\(content)</\(place == 0 ? "th" : "td")>"
  }
}

extension Table.Column {
  fileprivate var style: String {
    switch kind {
    case .label: "label"
    case .name: "label"
    case .symbol: "symbol"
    case .number: "number"
    case .error: "number error"
    case .codeword: "codeword"
    case .bar: "bar"
    }
  }
}

extension Cell.Role {
  fileprivate var style: String {
    switch self {
    case .heading: "strong"
    case .faint: "soft"
    case .good: "good"
    case .bad: "bad"
    case .accent: "accent"
    }
  }
}
