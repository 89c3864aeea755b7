extension Document {
  /// The document as text for people, whole lines.
  ///
  /// Sections are a blank line apart. Pictures are left out; a table that goes
  /// with one says the same.
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
  /// The sentence in lines that fit; those behind the first are indented by two.
  fileprivate func wrapped(_ sentence: String) -> [String] {
    guard sentence.columnCount > width else { return [sentence] }
    let lines = sentence.wrapped(to: width - 2)
    return lines.enumerated().map { $0 == 0 ? $1 : "  \($1)" }
  }
}
