extension Document {
  /// The document as text for people, in whole lines.
  ///
  /// Sections are separated by a blank line. Pictures are left out; the table next to a
  /// picture contains the same information.
  package func text(style: TextStyle) -> String {
    let answer = summary.map { $0.text.wrapped(to: style.width) } ?? []
    return ([answer] + sections.map { $0.lines(style) }).filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

extension Section {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    var body: [String] = []
    var isAfterTable = false
    for block in blocks {
      if case .table(let table) = block {
        body += (isAfterTable ? [""] : []) + table.lines(style)
        isAfterTable = true
      } else if case .lines(let lines) = block {
        body += lines.flatMap { style.wrapped($0) }
        isAfterTable = false
      }
    }
    guard !body.isEmpty else { return [] }
    let shown = place == .pages ? nil : heading
    return (shown.map { style.wrapped($0).map { style.paint($0, .heading) } } ?? []) + body
  }
}

extension TextStyle {
  /// The sentence as lines that fit; all lines except the first are indented by two.
  fileprivate func wrapped(_ sentence: String) -> [String] {
    guard sentence.columnCount > width else { return [sentence] }
    let lines = sentence.wrapped(to: width - 2)
    return lines.enumerated().map { $0 == 0 ? $1 : "  \($1)" }
  }
}
