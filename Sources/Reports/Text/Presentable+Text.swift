extension Presentable {
  /// The document as text.
  public func text(_ view: View, style: TextStyle) -> String {
    document(view).text(style: style)
  }
}
