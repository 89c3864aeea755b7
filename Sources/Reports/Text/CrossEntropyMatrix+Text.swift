public import SourceCoding

extension CrossEntropyMatrix {
  /// The matrix as text, the diagonal in brackets.
  ///
  /// As many sources and proxies are shown as the width holds.
  public func text(style: TextStyle) -> String {
    let names = Array(self.names.prefix((style.width - 11) / 9))
    var table = TextTable([.left] + names.map { _ in .right })
    table.add([.init("z \\ q", .faint)] + names.map { .init("\($0) ", .faint) })
    for (row, name) in names.enumerated() {
      let cells = names.indices.map { column in
        let number = NumberText.fixed(bits[row][column], decimals: 2)
        return row == column
          ? TextTable.Cell("[\(number)]", .accent) : TextTable.Cell("\(number) ")
      }
      table.add([.init(name)] + cells)
    }
    return table.lines(style).joined(separator: "\n") + "\n"
  }
}
