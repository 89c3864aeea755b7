/// The cost of each symbol as a column whose width is the symbol's probability: the
/// area of a column is q(x)·ℓ(x), so that all areas together are the rate.
///
/// The line over the columns is −log2 z(x), the cost in the ideal code for z, and the
/// area below it is H(q,z).
struct LengthChart {
  /// A symbol, or many rare ones together.
  struct Column {
    let name: String
    /// The probability under q.
    let probability: Double
    /// The length of the codeword; the mean length for many symbols.
    let length: Double
    /// The surprisal −log2 z; its mean for many symbols.
    let surprisal: Double
  }

  /// The greatest number of symbols that are drawn separately.
  static let greatestCount = 240

  /// The least width of a column with an edge; in a narrower one only the edge would be
  /// visible.
  static let leastEdgedWidth = 3.0

  private let columns: [Column]
  private let restCount: Int

  /// The chart of the symbols that occur, the cheapest first and the rarest together.
  init(_ symbols: [Column]) {
    let byProbability = symbols.filter { $0.probability > 0 }.enumerated()
      .sorted { (-$0.element.probability, $0.offset) < (-$1.element.probability, $1.offset) }
      .map(\.element)
    let shown = byProbability.prefix(Self.greatestCount).enumerated()
      .sorted {
        ($0.element.length, $0.element.surprisal, $0.offset)
          < ($1.element.length, $1.element.surprisal, $1.offset)
      }
      .map(\.element)
    let rest = byProbability.dropFirst(Self.greatestCount)
    restCount = rest.count
    let mass = rest.map(\.probability).reduce(0, +)
    guard mass > 0 else {
      columns = shown
      return
    }
    columns =
      shown + [
        Column(
          name: NumberText.counted(rest.count, "other"), probability: mass,
          length: rest.map { $0.probability * $0.length }.reduce(0, +) / mass,
          surprisal: rest.map { $0.probability * $0.surprisal }.reduce(0, +) / mass)
      ]
  }

  /// The picture; `nil` if there is nothing finite to draw.
  func figure(of code: String) -> Figure? {
    guard !columns.isEmpty, columns.allSatisfy(\.length.isFinite) else { return nil }
    let frame = Frame(left: 56, top: 44, right: 462, bottom: 270)
    let heights = columns.map(\.length) + columns.map(\.surprisal)
    let y = Scale(of: heights, includingZero: true, from: frame.bottom, to: frame.top)
    let x = Scale(of: [0, 1], from: frame.left, to: frame.right)
    var drawing = Drawing()
    frame.draw(&drawing, x: x, y: y, xName: "q, symbols side by side", yName: "bits")
    var steps: [(x: Double, y: Double)] = []
    var start = 0.0
    for column in columns {
      let left = x.position(of: start)
      start += column.probability
      let width = x.position(of: min(1, start)) - left
      drawing.rectangle(
        x: left, y: y.position(of: column.length), width: width,
        height: frame.bottom - y.position(of: column.length),
        width < Self.leastEdgedWidth ? "sky thin" : "sky edge", label: label(of: column))
      let height = max(frame.top - 8, y.position(of: min(column.surprisal, 1e9)))
      steps += [(left, height), (left + width, height)]
      if width > 7.5 * Double(column.name.columnCount) {
        drawing.text(
          column.name, x: left + width / 2, y: frame.bottom - 6, .middle, "small code onPale")
      }
    }
    drawing.polyline(steps, "law")
    drawing.rectangle(x: frame.right - 250, y: 8, width: 12, height: 12, "sky")
    drawing.text("length in \(code)", x: frame.right - 232, y: 18, .start, "small")
    drawing.line(from: (frame.right - 92, 14), to: (frame.right - 64, 14), "law")
    drawing.text("−log2 z", x: frame.right - 56, y: 18, .start, "small")
    return Figure(
      name: "lengths", title: "cost of each symbol in \(code)", summary: summary,
      size: (480, 322), drawing: drawing)
  }

  private var summary: String {
    let rest =
      restCount > 0
      ? " The \(NumberText.grouped(restCount)) rarest symbols are one column, as high as their "
        + "mean."
      : ""
    return """
      The width of a column is the frequency of its symbol and its height the length of its \
      codeword, so their area is the rate; the area under the dashed line is H(q,z). Where a \
      column is higher than the line, the code pays more than −log2 z.\(rest)
      """
  }

  private func label(of column: Column) -> String {
    """
    \(column.name): q \(NumberText.probability(column.probability)), \
    \(NumberText.tick(column.length)) bits, −log2 z \(NumberText.fixed(column.surprisal, decimals: 3))
    """
  }
}
