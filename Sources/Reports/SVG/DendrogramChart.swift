internal import SourceCoding

/// Joins of groups as a tree that lies on its side: the further to the right two branches meet,
/// the less alike they are.
struct DendrogramChart {
  /// More leaves than this are no picture to be read.
  static let greatestCount = 120

  /// More columns than this of a name are cut.
  static let longestName = 40

  private let dendrogram: Dendrogram
  private let names: [String]

  /// The joins, and the names of the things in the order of the dendrogram.
  init(_ dendrogram: Dendrogram, names: [String]) {
    self.dendrogram = dendrogram
    self.names = names
  }

  private var greatestHeight: Double { dendrogram.joins.map(\.height).max() ?? 0 }

  /// A branch: the place of its line, from 0 for the first leaf, and the height where it begins.
  private typealias Branch = (place: Double, height: Double)

  /// Each join with the two branches that meet in it, those within it before it.
  private var meetings: [(join: Dendrogram.Join, first: Branch, second: Branch)] {
    var open: [Range<Int>: Branch] = [:]
    for place in names.indices { open[place..<place + 1] = (Double(place), 0) }
    return dendrogram.joins.map { join in
      let halves = (
        join.places.lowerBound..<join.middle, join.middle..<join.places.upperBound
      )
      let first = open[halves.0] ?? (Double(halves.0.lowerBound), 0)
      let second = open[halves.1] ?? (Double(halves.1.lowerBound), 0)
      open[join.places] = ((first.place + second.place) / 2, join.height)
      return (join, first, second)
    }
  }

  // MARK: As text

  /// A line for each thing: its name, and the branches to the right of it.
  var lines: [String] {
    let width = 32
    let scale = greatestHeight > 0 ? Double(width - 1) / greatestHeight : 0
    func column(_ height: Double) -> Int { 1 + Int((height * scale).rounded()) }
    var rows = names.map { _ in [Character](repeating: " ", count: width + 2) }
    for (join, first, second) in meetings {
      let end = column(join.height)
      let (top, bottom) = (Int(first.place), Int(second.place))
      for (row, branch, corner) in [(top, first, "┐"), (bottom, second, "┘")]
        as [(Int, Branch, Character)]
      {
        let start = branch.height > 0 ? column(branch.height) : 0
        if start < end {
          // A branch leaves a corner to the right.
          switch rows[row][start] {
          case "│": rows[row][start] = "├"
          case "┐": rows[row][start] = "┬"
          case "┘": rows[row][start] = "┴"
          default: rows[row][start] = "─"
          }
          for place in start + 1..<max(start + 1, end) { rows[row][place] = "─" }
        }
        rows[row][end] = corner
      }
      for row in top + 1..<max(top + 1, bottom) { rows[row][end] = "│" }
    }
    let longest = min(Self.longestName, names.map(\.columnCount).max() ?? 0)
    return zip(names, rows).map { name, row in
      let label = name.shortenedInMiddle(to: longest)
      var line =
        label + String(repeating: " ", count: longest - label.columnCount + 1) + String(row)
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  // MARK: As a picture

  /// The tree, its joins as marks that say their heights.
  var figure: Figure {
    let rowHeight = 22.0
    let left = 20 + 7.9 * Double(min(Self.longestName, names.map(\.columnCount).max() ?? 0))
    let right = max(500, left + 260)
    let bottom = 14 + rowHeight * Double(names.count)
    let x = Scale(
      of: [0, greatestHeight], includingZero: true, tickCount: 4, from: left, to: right)
    func y(_ place: Double) -> Double { 20 + rowHeight * place }
    var drawing = Drawing()
    for tick in x.ticks {
      let place = x.position(of: tick)
      drawing.line(from: (place, 8), to: (place, bottom), "grid")
      drawing.text(NumberText.tick(tick), x: place, y: bottom + 16, .middle, "soft small")
    }
    for (place, name) in names.enumerated() {
      drawing.text(
        name.shortenedInMiddle(to: Self.longestName), x: left - 8, y: y(Double(place)) + 4, .end,
        "code")
    }
    for (join, first, second) in meetings {
      let end = x.position(of: join.height)
      for branch in [first, second] {
        drawing.line(
          from: (x.position(of: branch.height), y(branch.place)), to: (end, y(branch.place)), "axis"
        )
      }
      drawing.line(from: (end, y(first.place)), to: (end, y(second.place)), "axis")
      let members = names[join.places].prefix(4).joined(separator: ", ")
      drawing.circle(
        at: (end, (y(first.place) + y(second.place)) / 2), radius: 4, "blue",
        label: members + (join.places.count > 4 ? " …" : "")
          + ": joined at \(NumberText.significant(join.height))")
    }
    return Figure(
      name: "dendrogram", title: "which proxies are alike",
      summary: """
        Branches that meet on the left are alike. The scale is the mean Jensen–Shannon distance between \
        the members of both branches, from 0 for equal distributions to 1 for those without a \
        common symbol.
        """, size: (right + 20, bottom + 26), drawing: drawing)
  }
}
