public import SourceCoding

extension Codebook {
  /// All that can be said of the codebook by itself, as text for people.
  ///
  /// - Parameter style: how wide the page is and what it can show.
  /// - Returns: whole lines.
  public func text(style: TextStyle) -> String {
    let title = "\(style.paint(name, .heading))  \(summary)"
    return ([title, ""] + factLines(style) + [""] + lengthLines(style)).joined(separator: "\n")
      + "\n"
  }

  private func factLines(_ style: TextStyle) -> [String] {
    let symbolCount = codewords.count { $0 != nil }
    var table = Table([Table.Column(""), Table.Column("")])
    let rows = [
      ("symbols", "\(symbolCount) of \(codewords.count) byte values"),
      ("Kraft sum", "\(kraftSum)"), ("prefix-free", prefixFreedom),
      ("uniquely decodable", decodability),
      (
        "entropy of r",
        NumberText.fixed(impliedDistribution.entropy.bits, decimals: 5) + " bits/byte"
      ),
    ]
    for (name, value) in rows { table.add([.init(name, .faint), .init(value)]) }
    return table.lines(style)
  }

  private var prefixFreedom: String {
    do {
      let isCanonical = try prefixCode().isCanonical
      return "yes, the codewords are \(isCanonical ? "" : "not ")canonical"
    } catch {
      return "no, \(description(of: error))"
    }
  }

  private var decodability: String {
    guard let ambiguity = SardinasPatterson.ambiguity(of: codewords) else { return "yes" }
    func message(_ symbols: [Int]) -> String {
      symbols.map { ByteName.name(of: UInt8($0)) }.joined(separator: " ")
    }
    let bits = ambiguity.first.compactMap { codewords[$0]?.description }.joined()
    return "no, \(bits) is \(message(ambiguity.first)) and \(message(ambiguity.second))"
  }

  /// How many symbols have how long a codeword, and which.
  private func lengthLines(_ style: TextStyle) -> [String] {
    let lengths = lengths
    var table = Table(
      ["bits", "symbols", "share of r"].map { Table.Column($0, .number) } + [Table.Column("")])
    for length in Set(lengths.compactMap { $0 }).sorted() {
      let symbols = lengths.indices.filter { lengths[$0] == length }
      let share = symbols.map { impliedDistribution.probability(of: $0) }.reduce(0, +)
      table.add([
        .init("\(length)"), .init("\(symbols.count)"),
        .init(NumberText.percent(share, of: 1) + " %"),
        .init(names(of: symbols, width: style.width - 30)),
      ])
    }
    return table.lines(style)
  }

  /// The names of as many symbols as a line can hold.
  private func names(of symbols: [Int], width: Int) -> String {
    var line = ""
    for symbol in symbols {
      let name = ByteName.name(of: UInt8(symbol))
      guard line.columnCount + 1 + name.columnCount <= width else { return line + " …" }
      line += (line.isEmpty ? "" : " ") + name
    }
    return line
  }
}
