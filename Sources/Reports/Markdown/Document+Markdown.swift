extension Document {
  /// The document in Markdown, ready to paste into an issue: headings, and tables with
  /// units in their headings and `±` in their cells.
  package var markdown: String {
    let parts =
      ["## " + MarkdownText.escaped(title)]
      + (summary.map { [MarkdownText.escaped($0.text)] } ?? []) + sections.flatMap(\.markdownParts)
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension Section {
  fileprivate var markdownParts: [String] {
    let body = blocks.compactMap { block -> String? in
      switch block {
      // Two spaces at the end of a line keep the line break.
      case .lines(let lines): lines.map(MarkdownText.escaped).joined(separator: "  \n")
      case .table(let table): table.markdown
      case .figure, .live: nil
      }
    }
    guard !body.isEmpty else { return [] }
    return ((place == .text ? nil : heading).map { ["### " + MarkdownText.escaped($0)] } ?? [])
      + body
  }
}

extension Table {
  /// A table in the syntax of GitHub, which most other Markdown readers accept.
  fileprivate var markdown: String {
    let shown = columns.indices.filter { columns[$0].kind != .bar }
    let places = shown.filter { columns[$0].kind != .error }
    var lines = [
      "| " + places.map { heading(of: $0) }.joined(separator: " | ") + " |",
      "|" + places.map { isFromTheRight($0) ? "---:|" : "---|" }.joined(),
    ]
    for row in rows {
      let cells = places.map { place in cell(at: place, of: row) }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  private func heading(of place: Int) -> String {
    let column = columns[place]
    let heading = MarkdownText.escaped(column.heading)
    guard let unit = column.unit, column.kind != .label else { return heading }
    return heading.isEmpty ? MarkdownText.escaped(unit) : "\(heading) [\(unit)]"
  }

  /// The cell, with the error from the next column.
  private func cell(at place: Int, of row: [Cell]) -> String {
    guard place < row.count, !row[place].text.isEmpty else { return "" }
    let text = row[place].text
    let shown =
      switch columns[place].kind {
      case .symbol, .codeword: MarkdownText.code(text)
      default: MarkdownText.escaped(text)
      }
    let next = place + 1
    guard next < row.count, columns[next].kind == .error, !row[next].text.isEmpty else {
      return shown
    }
    return "\(shown) ± \(MarkdownText.escaped(row[next].text))"
  }

  private func isFromTheRight(_ place: Int) -> Bool {
    [.number, .symbol].contains(columns[place].kind)
  }
}

/// Text without meaning as Markdown.
enum MarkdownText {
  /// The text with a backslash in front of every character that has a meaning in
  /// Markdown.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "|", "*", "_", "`", "<", ">", "[", "]", "#", "~": escaped += "\\\(character)"
      case "\n", "\r", "\r\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// The text as code, between more backticks than it contains.
  ///
  /// A vertical bar would end a cell even within code, so it has a backslash there too.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text.replacing("|", with: "\\|") + space + fence
  }
}
