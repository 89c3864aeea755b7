extension Term {
  /// The term as `qz help TERM` prints it: at most a screen of lines, wrapped to
  /// `width` columns.
  package func text(width: Int) -> String {
    var parts = [lines("\(name): \(summary)", width)]
    if !formula.isEmpty { parts.append("  \(formula)\n") }
    parts += paragraphs.map { lines($0, width) }
    if !examples.isEmpty {
      parts.append(examples.map { "  \($0.line)\n      \($0.shows)\n" }.joined())
    }
    if !related.isEmpty {
      parts.append(lines("See also: \(related.joined(separator: ", ")).", width))
    }
    return parts.joined(separator: "\n")
  }

  private func lines(_ text: String, _ width: Int) -> String {
    text.wrapped(to: width).map { $0 + "\n" }.joined()
  }
}
