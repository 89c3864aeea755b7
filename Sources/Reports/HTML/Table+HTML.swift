extension Table {
  /// The greatest number of rows on a page; below a longer table a line says how many
  /// are left out.
  private static let greatestRowCount = 1_000

  /// The number of rows above which a table is folded until the reader opens it.
  private static let greatestOpenCount = 24

  /// The number of rows up to which a table is not broken at the end of a sheet.
  private static let shortRowCount = 16

  /// Returns the table in HTML, which scrolls sideways if the page is narrow, and is
  /// divided into panels on paper.
  ///
  /// Next to a picture of the same numbers it has no bars. Its name is the heading
  /// under which it stands. It is folded if it is long, or if the picture next to it
  /// has all of its numbers.
  func html(about heading: String, hasBars: Bool, isFolded: Bool = false) -> String {
    let places = columns.indices.filter { hasBars || columns[$0].kind != .bar }
    let panels = panelsOnPaper(places, rowCount: Self.greatestRowCount)
    let rest = rows.count - Self.greatestRowCount
    let note =
      rest > 0
      ? "<p class=\"soft\">\(NumberText.grouped(rest)) more rows are not on this page; "
        + "<code>--format csv</code> has all rows.</p>\n" : ""
    let onScreen = """
      <div class="scroll\(panels.count > 1 ? " screen" : "")\(isSlim ? " slim" : "")" tabindex="0" role="group" \
      aria-label="table: \(XML.escaped(heading))">
      \(markup(of: places))</div>

      """
    let onPaper =
      panels.count > 1
      ? panels.map { "<div class=\"paper\">\n\(markup(of: $0))</div>\n" }.joined() : ""
    let content = onScreen + onPaper + note
    guard isFolded || rows.count > Self.greatestOpenCount else { return content }
    return """
      <details\(isFolded ? " class=\"screen\"" : "")>
      <summary>the numbers as a table, \(NumberText.counted(rows.count, "row"))</summary>
      \(content)</details>

      """
  }

  /// Returns the given columns as an element.
  private func markup(of places: [Int]) -> String {
    let names = places.map { place in
      let column = columns[place]
      let shown = column.kind == .label ? nil : column.unit
      return (column.kind == .symbol ? XML.escaped(column.heading) : Term.html(column.heading))
        + (shown.map { column.heading.isEmpty ? $0 : " <small>\(XML.escaped($0))</small>" } ?? "")
    }
    let fractions = places.map { longestFraction(of: $0) }
    let isStacked = isStackedOnPhones(places)
    var body = ""
    for row in rows.prefix(Self.greatestRowCount) {
      // Cells that a row lacks become empty cells.
      body +=
        "<tr>"
        + zip(places, fractions).map {
          cell(
            $0 < row.count ? row[$0] : "", in: columns[$0], at: $0, fraction: $1,
            isNamed: isStacked)
        }.joined()
        + "</tr>\n"
    }
    let cells = zip(places, names).map {
      $1.isEmpty ? "<td></td>" : "<th scope=\"col\" class=\"\(columns[$0].style)\">\($1)</th>"
    }
    let head =
      names.allSatisfy(\.isEmpty) ? "" : "<thead><tr>\(cells.joined())</tr></thead>\n"
    // In a table of words alone, a phone shows the words about a name below it.
    let isOfWords = columns.allSatisfy { [.label, .name, .detail].contains($0.kind) }
    let areFacts = isOfWords && columns.contains { $0.kind == .name }
    let styles =
      (rows.count <= Self.shortRowCount ? ["short"] : []) + (areFacts ? ["facts"] : [])
      + (isStacked ? ["stack"] : [])
    let style = styles.isEmpty ? "" : " class=\"\(styles.joined(separator: " "))\""
    return "<table\(style)>\n\(head)<tbody>\n\(body)</tbody>\n</table>\n"
  }

  /// Whether a phone, which is narrower than the table, shows each row as a list of its cells with
  /// the headings beside them.
  private func isStackedOnPhones(_ places: [Int]) -> Bool {
    let hasNumbers = places.contains { columns[$0].kind == .number }
    let areNamed = places.dropFirst().allSatisfy {
      !columns[$0].heading.isEmpty || [.bar, .detail].contains(columns[$0].kind)
    }
    return hasNumbers && areNamed && places.count > 4 && rows.count <= Self.greatestOpenCount
  }

  /// Whether the row names are words of the result, and not names from the data.
  private var isOfFacts: Bool {
    columns.first.map { $0.heading.isEmpty && $0.kind == .label } ?? false
  }

  /// Returns a cell of a column whose longest fraction has `fraction` characters;
  /// decimal points are aligned.
  private func cell(
    _ cell: Cell, in column: Column, at place: Int, fraction: Int, isNamed: Bool
  ) -> String {
    let name = place == 0 ? "th scope=\"row\"" : "td"
    let style = [column.style, cell.role?.style ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let content =
      column.kind == .bar && cell.fraction > 0
      ? "<span style=\"width:\(NumberText.fixed(cell.fraction * 100, decimals: 2))%\"></span>"
      : place == 0 && isOfFacts ? Term.html(cell.text) : XML.escaped(cell.text)
    // A point is about half as wide as a digit.
    let missing =
      Double(max(0, fraction - cell.fractionCount)) - (cell.fractionCount == 0 ? 0.5 : 0)
    let room =
      cell.text.isEmpty || missing <= 0
      ? ""
      : " style=\"padding-right:calc(var(--gap) + \(NumberText.plain(missing, decimals: 1))ch)\""
    let words = [column.heading, column.unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let label =
      isNamed && place > 0 && !words.isEmpty ? " data-name=\"\(XML.escaped(words))\"" : ""
    return "<\(name) class=\"\(style)\"\(label)\(room)>\(content)</\(place == 0 ? "th" : "td")>"
  }
}

extension Table.Column {
  fileprivate var style: String {
    switch kind {
    case .label: "label"
    case .name: "label name"
    case .detail: "detail"
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
