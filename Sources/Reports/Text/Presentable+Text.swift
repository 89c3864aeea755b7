extension Presentable {
  package static var parts: [String] { [] }

  /// The document as text.
  package func text(_ view: View, style: TextStyle) -> String {
    document(view.ofText).only(view.parts).text(style: style)
  }
}
