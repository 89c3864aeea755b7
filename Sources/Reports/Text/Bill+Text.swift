internal import SourceCoding

extension Bill {
  /// The bill as lines: name, bar, bits, and share of the total.
  ///
  /// - Parameters:
  ///   - measurement: what the bill is for.
  ///   - tally: the tally of the message, and
  ///   - alphabet: what that is over, to name what could not be written.
  ///   - style: how wide the page is and what it can show.
  /// - Returns: the lines, a heading first.
  func lines(
    for measurement: CodeMeasurement, of tally: Tally, over alphabet: Alphabet, _ style: TextStyle
  ) -> [String] {
    guard total.isFinite else {
      let costs = measurement.symbolCosts
      let symbols = tally.seenSymbols.filter { costs?[$0] == .infinity }
      let names = symbols.prefix(8).map { alphabet.name(of: $0) }.joined(separator: " ")
      let occurrences = symbols.reduce(0) { $0 + Int(clamping: tally.counts[$1]) }
      return [
        style.paint("the bill for \(measurement.name)", .heading),
        "infinite: it cannot write \(symbols.count) of the symbols, which come "
          + "\(NumberText.grouped(occurrences)) times: \(names)\(symbols.count > 8 ? " …" : "")",
      ]
    }
    let barWidth = style.hasBars ? min(60, style.width - 44) : 0
    let rows = self.lines
    let greatest = rows.map { abs($0.bits) }.max() ?? 0
    var table = TextTable([.left, .left, .right, .right, .left])
    table.add(["", "", .init("bits", .faint), .init("%", .faint), ""])
    for row in rows {
      let bar = greatest > 0 ? Bar.text(abs(row.bits) / greatest, width: barWidth) : ""
      table.add([
        .init(row.name), .init(bar, row.bits < 0 ? .good : .accent),
        .init(NumberText.amount(row.bits, of: total)),
        .init(NumberText.percent(row.bits, of: total)), .init(row.note, .faint),
      ])
    }
    let share = total > 0 ? "100.0" : ""
    table.add([
      .init("total", .heading), "", .init(NumberText.amount(total, of: total), .heading),
      .init(share),
    ])
    let bytes = measurement.roundTrip.map { "\(NumberText.grouped($0.bitCount / 8)) bytes, " } ?? ""
    return [style.paint("the bill for \(measurement.name)", .heading)] + table.lines(style)
      + ["\(bytes)residual \(residualText)"]
  }
}
