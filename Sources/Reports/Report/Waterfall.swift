internal import SourceCoding

/// A bill as a staircase: each line begins where the previous one ended, from the
/// entropy to the bits paid.
struct Waterfall {
  private let lines: [BillLine]
  private let total: Double

  private static let rowHeight = 30.0
  private static let left = 84.0
  private static let width = 480.0

  /// The right end of the bars, which leaves room for the longest amount in bold.
  private let right: Double

  init(bill: Bill) { self.init(lines: bill.lines, total: bill.total) }

  /// The staircase of any lines, and their sum.
  init(lines: [BillLine], total: Double) {
    (self.lines, self.total) = (lines, total)
    let longest =
      (lines.map(\.bits) + [total]).map { Self.words(for: $0, of: total).count }.max() ?? 0
    right = Self.width - 20 - 8.2 * Double(longest)
  }

  /// The picture with the given name, of the bill for `code`; `nil` if a line is
  /// infinite.
  func figure(of code: String, name: String) -> Figure? {
    guard total.isFinite, lines.allSatisfy(\.bits.isFinite) else { return nil }
    var ends = [0.0]
    for line in lines { ends.append(ends[ends.count - 1] + line.bits) }
    let bottom = 24 + Self.rowHeight * Double(lines.count + 1)
    let x = Scale(
      of: ends + [total], includingZero: true, tickCount: 3, from: Self.left, to: right)
    var drawing = Drawing()
    for tick in x.ticks {
      let place = x.position(of: tick)
      drawing.line(from: (place, 16), to: (place, bottom), "grid")
      drawing.text(NumberText.tick(tick), x: place, y: bottom + 18, .middle, "soft small")
    }
    drawing.text("bits", x: right + 12, y: 12, .start, "soft small")
    for (row, line) in lines.enumerated() {
      let (start, end) = (x.position(of: ends[row]), x.position(of: ends[row + 1]))
      draw(line, row, from: start, to: end, &drawing)
      let y = top(row)
      drawing.line(from: (end, y + 2), to: (end, y + Self.rowHeight + 4), "axis")
    }
    let sum = BillLine(name: "total", bits: total, note: "", color: "ink")
    draw(sum, lines.count, from: x.position(of: 0), to: x.position(of: total), &drawing)
    drawing.line(from: (x.position(of: 0), 16), to: (x.position(of: 0), bottom), "axis")
    let parts = lines.map { "\($0.name) \(NumberText.amount($0.bits, of: total))" }
    return Figure(
      name: name, title: "the bill for \(code)",
      summary: "\(parts.joined(separator: ", ")); "
        + "total \(NumberText.amount(total, of: total)) bits.",
      caption: "Each line begins where the previous line ended; the last line is the total.",
      size: (Self.width, bottom + 30), hasNumbers: true, drawing: drawing)
  }

  private func draw(
    _ line: BillLine, _ row: Int, from start: Double, to end: Double, _ drawing: inout Drawing
  ) {
    let y = top(row)
    let isTotal = line.color == "ink"
    let amount = NumberText.amount(line.bits, of: total)
    let share = NumberText.percent(line.bits, of: total)
    drawing.text(line.name, x: Self.left - 10, y: y + 16, .end, isTotal ? "strong" : "")
    // A very small amount is still drawn with a visible width.
    let width =
      abs(end - start) < 1.5 && line.bits != 0 ? (line.bits < 0 ? -1.5 : 1.5) : end - start
    drawing.rectangle(
      x: start, y: y + 2, width: width, height: Self.rowHeight - 8,
      line.bits < 0 ? "green" : line.color, label: "\(line.name): \(amount) bits, \(share) %")
    drawing.text(
      Self.words(for: line.bits, of: total), x: right + 12, y: y + 16, .start,
      isTotal ? "strong" : "")
  }

  /// An amount with its share of the total.
  private static func words(for bits: Double, of total: Double) -> String {
    let amount = NumberText.amount(bits, of: total)
    let share = NumberText.percent(bits, of: total)
    return share.isEmpty ? amount : "\(amount) (\(share) %)"
  }

  private func top(_ row: Int) -> Double { 20 + Self.rowHeight * Double(row) }
}
