extension Table {
  /// How many rows a page shows; a longer table says how many are left out.
  private static let greatestRowCount = 1_000

  /// The table in HTML, to be scrolled sideways where the page is narrow.
  var html: String {
    let heading = columns.map { column in
      let unit = column.unit.map {
        column.heading.isEmpty ? $0 : " <small>\(XML.escaped($0))</small>"
      }
      return
        "<th scope=\"col\" class=\"\(column.style)\">\(XML.escaped(column.heading))\(unit ?? "")</th>"
    }
    var body = ""
    for row in rows.prefix(Self.greatestRowCount) {
      body += "<tr>" + zip(columns, row).enumerated().map { cell($1.1, in: $1.0, at: $0) }.joined()
      // Cells that a row lacks are empty, not absent.
      body += columns.dropFirst(row.count).map { _ in "<td></td>" }.joined() + "</tr>\n"
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
