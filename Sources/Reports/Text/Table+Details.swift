extension Table {
  /// The least width of details.
  private static let leastDetail = 24

  /// The table with its details moved to rows of their own, if they do not fit the
  /// page.
  ///
  /// They are placed below a word in the column before them, and next to a number
  /// there.
  func withDetailsBroken(to width: Int) -> Table {
    guard let last = columns.indices.last, last > 0, columns[last].kind == .detail else {
      return self
    }
    let widths = columns.indices.map {
      max(columns[$0].headingInText.columnCount, cellWidth(of: $0))
    }
    func start(of column: Int) -> Int { widths[..<column].reduce(0) { $0 + $1 + 2 } }
    guard start(of: last) + widths[last] > width else { return self }
    let isBeside = columns[last - 1].kind != .label
    let place = isBeside ? last : last - 1
    let room = max(Self.leastDetail, width - start(of: place))
    var table = Table(columns)
    for row in rows {
      guard last < row.count else {
        table.add(row)
        continue
      }
      var lines = row[last].text.wrapped(to: room)
      let first = isBeside && !lines.isEmpty ? lines.removeFirst() : ""
      table.add(row.dropLast() + [Cell(first, row[last].role)])
      for line in lines {
        table.add(Array(repeating: "", count: place) + [Cell(line, row[last].role)])
      }
    }
    return table
  }
}
