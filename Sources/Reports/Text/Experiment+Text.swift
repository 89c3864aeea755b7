public import SourceCoding

extension Experiment {
  /// The experiment as text for people: what went in, the rows, what they come to,
  /// and whether the laws hold.
  ///
  /// - Parameters:
  ///   - unit: what information is given in.
  ///   - style: how wide the page is and what it can show.
  /// - Returns: whole lines.
  public func text(in unit: InformationUnit, style: TextStyle) -> String {
    let sections = [
      [style.paint(title, .heading)] + inputLines(style), rowLines(unit, style),
      findingLines(unit, style), checkLines(style), notes.flatMap { wrapped($0, style) },
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func inputLines(_ style: TextStyle) -> [String] {
    var table = TextTable([.left, .left])
    for input in inputs {
      table.add([.init(input.name, .heading), .init(input.value.onOneLine)])
    }
    if let seed { table.add([.init("seed", .heading), .init("\(seed)")]) }
    return table.lines(style)
  }

  private func findingLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    var table = TextTable([.left, .right, .left])
    for finding in findings {
      table.add([
        .init(finding.name),
        .init(text(finding.value, finding.quantity, unit), .accent),
        .init(
          [finding.quantity == .information ? unit.rawValue : "", finding.detail]
            .filter { !$0.isEmpty }.joined(separator: ", "), .faint),
      ])
    }
    return table.lines(style)
  }

  private func checkLines(_ style: TextStyle) -> [String] {
    checks.flatMap { check in
      [
        style.paint(check.holds ? "holds" : "FAILS", check.holds ? .good : .bad)
          + "  \(check.name)"
      ] + wrapped(check.detail, style, indent: 7).map { style.paint($0, .faint) }
    }
  }

  /// Words in lines of the page's width.
  private func wrapped(_ words: String, _ style: TextStyle, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in words.split(separator: " ") {
      if let line = lines.last, line.count + 1 + word.count <= style.width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(margin + word)
      }
    }
    return lines
  }

  /// A number as its quantity wants to be read.
  func text(_ number: Double, _ quantity: Quantity, _ unit: InformationUnit) -> String {
    switch quantity {
    case .information:
      return NumberText.fixed(Information(bits: number).value(in: unit), decimals: 5)
    case .count: return NumberText.amount(number, of: .infinity)
    case .number:
      guard let whole = Int(exactly: number) else { return NumberText.significant(number) }
      return NumberText.grouped(whole)
    }
  }
}
