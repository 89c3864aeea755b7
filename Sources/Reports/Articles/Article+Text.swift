extension Article {
  /// The article as text for a terminal: paragraphs are wrapped, commands and their
  /// output stay as they are, and links show the names that `qz explain` accepts.
  package func text(style: TextStyle = TextStyle()) -> String {
    let width = min(style.width, Self.greatestWidth)
    let blocks = MarkdownBlock.blocks(of: markdown)
    return blocks.map { $0.text(width: width, style: style) }.joined(separator: "\n") + "\n"
  }

  /// The greatest width of text, as longer lines are hard to read.
  private static let greatestWidth = 100
}

extension MarkdownBlock {
  /// The block as whole lines.
  fileprivate func text(width: Int, style: TextStyle) -> String {
    switch self {
    case .heading(let level, let words):
      let title = Self.plain(words)
      return style.paint(level == 1 ? title.uppercased() : title, .heading) + "\n"
    case .paragraph(let words):
      return Self.plain(words).wrapped(to: width).map { $0 + "\n" }.joined()
    case .item(let mark, let words):
      let lines = Self.plain(words).wrapped(to: width - mark.count - 3)
      return lines.enumerated().map { index, line in
        "  " + (index == 0 ? mark : String(repeating: " ", count: mark.count)) + " " + line + "\n"
      }.joined()
    case .code(let lines):
      return lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    case .table(let rows):
      return Self.table(rows.map { $0.map(Self.plain) }, width: width)
    }
  }

  /// The rows as columns; the last column is wrapped.
  private static func table(_ rows: [[String]], width: Int) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.count > column ? $0[column].columnCount : 0 }.max() ?? 0
    }
    let start = widths.dropLast().reduce(2) { $0 + $1 + 2 }
    return rows.map { row in
      let left = zip(row.dropLast(), widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.columnCount + 2)
      }.joined()
      let lines = (row.last ?? "").wrapped(to: max(20, width - start))
      return ("  " + left + lines.joined(separator: "\n" + String(repeating: " ", count: start)))
        .trimmedAtEnd + "\n"
    }.joined()
  }

  /// The text without the Markdown marks for emphasis, code and links.
  private static func plain(_ text: String) -> String {
    text
      .replacing(/<doc:([A-Za-z]+)(?:#([A-Za-z-]+))?>/) { link in
        let section = link.2.map { ", \($0.map { $0 == "-" ? " " : String($0) }.joined())" } ?? ""
        return "'qz explain \(Article.name(ofFile: link.1))'\(section)"
      }
      .replacing(/\[([^\]]+)\]\(([^)]+)\)/) { "\($0.1) (\($0.2))" }
      .replacing(/`{1,2}([^`]+)`{1,2}/) { String($0.1) }
      .replacing(/\*\*([^*]+)\*\*/) { String($0.1) }
      .replacing(/(^|[ (])\*([^* ][^*]*)\*/) { "\($0.1)\($0.2)" }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
