/// Rows of cells in columns as wide as their widest cell.
struct TextTable {
  /// Where the text of a column stands.
  enum Alignment {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[Cell]] = []

  /// Text with the role that it is painted in.
  struct Cell: ExpressibleByStringInterpolation {
    var text: String
    var role: TextStyle.Role?

    init(_ text: String, _ role: TextStyle.Role? = nil) {
      self.text = text
      self.role = role
    }

    init(stringLiteral value: String) { self.init(value) }
  }

  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Appends a row, which may have fewer cells than there are columns.
  mutating func add(_ cells: [Cell]) {
    precondition(cells.count <= alignments.count, "a row has no more cells than columns")
    rows.append(cells)
  }

  /// The lines of the table, columns two spaces apart, without spaces at the end.
  func lines(_ style: TextStyle) -> [String] {
    let widths = alignments.indices.map { column in
      rows.map { column < $0.count ? $0[column].text.count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      var pending = 0
      for (column, cell) in row.enumerated() {
        let space = widths[column] - cell.text.count
        let before = alignments[column] == .right ? space : 0
        pending += (column == 0 ? 0 : 2) + before
        guard !cell.text.isEmpty else {
          pending += space - before
          continue
        }
        line += String(repeating: " ", count: pending)
        line += cell.role.map { style.paint(cell.text, $0) } ?? cell.text
        pending = space - before
      }
      return line
    }
  }
}
