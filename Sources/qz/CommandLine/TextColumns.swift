import Reports

/// Sets rows in two aligned columns, the right one wrapped, both indented by 2.
///
/// The left column is as wide as its widest entry, except that the right one keeps at
/// least half the width; next to a wider entry it begins on the next line.
///
/// - Parameters:
///   - rows: The entries of both columns, one line of text each.
///   - width: The columns of the screen.
/// - Returns: The lines, each ending with a line feed and none with a space.
func columns(_ rows: [(String, String)], width: Int) -> String {
  let widths = rows.map(\.0.count).filter { $0 <= width / 2 - 4 }
  let start = 2 + (widths.max() ?? 4) + 2
  let margin = String(repeating: " ", count: start)
  var text = ""
  for (left, right) in rows {
    let gap = start - 2 - left.count
    let lines = right.wrapped(to: width - start)
    text += "  " + left
    text += gap >= 2 ? String(repeating: " ", count: gap) : "\n" + margin
    text += lines.joined(separator: "\n" + margin) + "\n"
  }
  return text
}
