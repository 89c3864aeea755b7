extension Presentable {
  package static var parts: [String] { [] }

  /// The document as text.
  package func text(_ view: View, style: TextStyle) -> String {
    document(view.ofText).only(view.parts).text(style: style)
  }

  /// The document as text, and after it the part called `part`, which a page has as a picture alone:
  /// its heading and its lines, which are empty if there is none.
  func text(
    _ view: View, style: TextStyle, ending part: String, _ heading: String,
    _ lines: @autoclosure () -> [String]
  ) -> String {
    let document = document(view.ofText).only(view.parts)
    let isEmpty = document.summary == nil && document.sections.allSatisfy { $0.part == part }
    let text = isEmpty ? "" : document.text(style: style)
    let lines = view.parts.isEmpty || view.names(part) ? lines() : []
    guard !lines.isEmpty else { return text }
    return (isEmpty ? "" : text + "\n")
      + ([style.paint(heading, .heading)] + lines).joined(separator: "\n") + "\n"
  }
}
