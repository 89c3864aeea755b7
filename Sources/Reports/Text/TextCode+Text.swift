package import SourceCoding

extension TextCode {
  /// A description of the code itself, as text for people.
  ///
  /// - Parameter style: the width of the page and its abilities.
  /// - Returns: whole lines.
  package func text(style: TextStyle) -> String {
    let sum = kraftSum
    var facts = Table([Table.Column(""), Table.Column("")])
    let count = scalarCounts.map(\.count).reduce(0, +)
    for (name, value) in [
      ("symbols", "\(NumberText.grouped(count)) Unicode scalars, cut by --symbols scalar"),
      ("Kraft sum", "\(sum)"), ("prefix-free", "yes"), ("uniquely decodable", "yes"),
    ] { facts.add([.init(name, .faint), .init(value)]) }
    var lengths = Table(["bits", "symbols", "share of r"].map { Table.Column($0, .number) })
    for (length, count) in scalarCounts {
      let share = Double(count) * Double(sign: .plus, exponent: -length, significand: 1) / sum.value
      lengths.add([
        .init("\(length)"), .init(NumberText.grouped(count)),
        .init(NumberText.percent(share, of: 1) + " %"),
      ])
    }
    return
      (["\(style.paint(name, .heading))  \(summary)", ""] + facts.lines(style) + [""]
      + lengths.lines(style)).joined(separator: "\n") + "\n"
  }
}
