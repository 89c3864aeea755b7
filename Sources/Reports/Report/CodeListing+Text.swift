internal import SourceCoding

extension CodeListing {
  /// A description of the code itself, as text for people.
  ///
  /// - Parameter style: the width of the page and its abilities.
  /// - Returns: whole lines.
  package func text(style: TextStyle) -> String {
    let title = "\(style.paint(name, .heading))  \(summary)"
    let verdict = ambiguityText.map { ["not uniquely decodable: \($0)"] } ?? []
    return ([title] + verdict + [""] + factLines(style) + [""] + lengthLines(style))
      .joined(separator: "\n") + "\n"
  }

  private func factLines(_ style: TextStyle) -> [String] {
    let count = codewords.count { $0 != nil }
    var table = Table([Table.Column(""), Table.Column("")])
    var rows = [
      (
        "symbols",
        alphabet.isBytes
          ? "\(count) of \(alphabet.count) byte values"
          : NumberText.counted(count, "\(alphabet.unit)")
            + (codewords.count > alphabet.count ? ", one of them the escape" : "")
      ),
      (
        "Kraft sum",
        "\(kraftSum)" + (kraftSum.exceedsOne ? ", above 1: too many short codewords" : "")
      ),
    ]
    switch prefixFreedom {
    case .success(let code):
      let order = code.isCanonical ? "canonical" : "not canonical"
      rows += [("prefix-free", "yes, the codewords are \(order)"), ("uniquely decodable", "yes")]
    case .failure(let error):
      rows += [
        ("prefix-free", "no, " + error.description(of: codewords, named: symbolName)),
        ("uniquely decodable", ambiguityText.map { "no, \($0)" } ?? "yes"),
        ("dangling suffixes", suffixText(width: style.width - 22)),
      ]
      if test.ambiguity == nil { rows.append(("delay", delayText)) }
    }
    if let entropy = impliedDistribution?.entropy.bits {
      rows.append(
        ("entropy of r", NumberText.fixed(entropy, decimals: 5) + " bits/\(alphabet.unit)"))
    }
    for (name, value) in rows { table.add([.init(name, .faint), .init(value)]) }
    return table.lines(style)
  }

  private var ambiguityText: String? {
    ambiguity.map {
      "\($0.bits) is \($0.first.joined(separator: " ")) and \($0.second.joined(separator: " "))"
    }
  }

  private var delayText: String {
    test.delay.map {
      "up to \(NumberText.counted($0, "bit")) after a codeword until it is certain"
    } ?? "unbounded: only the end of the message may decide"
  }

  /// The dangling suffixes, set by set, as many as fit.
  private func suffixText(width: Int) -> String {
    let end =
      finalSuffix.map { "; \($0.suffix) is the codeword of \(symbolName($0.symbol))" }
      ?? (test.ambiguity == nil ? "; none is a codeword" : "; two codewords are the same")
    var text = ""
    for suffix in test.suffixes.enumerated().flatMap({ (index, set) in
      set.enumerated().map { ($0 == 0 ? (index == 0 ? "" : "; ") : ", ") + "\($1)" }
    }) {
      guard text.count + suffix.count + end.count + 2 <= max(width, 40) else {
        text += " …"
        break
      }
      text += suffix
    }
    return text.isEmpty ? "none" + end : text + end
  }

  /// For each length of codewords, the number of symbols and their names.
  private func lengthLines(_ style: TextStyle) -> [String] {
    let lengths = codewords.map { $0?.length }
    let implied = impliedDistribution
    var table = Table(
      ["bits", "symbols"].map { Table.Column($0, .number) }
        + (implied == nil ? [] : [Table.Column("share of r", .number)]) + [Table.Column("")])
    for length in Set(lengths.compactMap { $0 }).sorted() {
      let symbols = lengths.indices.filter { lengths[$0] == length }
      let share = implied.map { r in symbols.map { r.probability(of: $0) }.reduce(0, +) }
      table.add(
        [.init("\(length)"), .init("\(symbols.count)")]
          + (share.map { [.init(NumberText.percent($0, of: 1) + " %")] } ?? [])
          + [.init(names(of: symbols, width: style.width - 30))])
    }
    return table.lines(style)
  }

  /// The names of as many symbols as fit on a line.
  private func names(of symbols: [Int], width: Int) -> String {
    var line = ""
    for symbol in symbols {
      let name = symbolName(symbol)
      guard line.columnCount + 1 + name.columnCount <= width else { return line + " …" }
      line += (line.isEmpty ? "" : " ") + name
    }
    return line
  }
}
