extension KeyFigure {
  /// Returns the figures as a list of names, numbers and meanings; empty for no
  /// figures.
  static func html(_ figures: [KeyFigure]) -> String {
    figures.isEmpty
      ? "" : "<dl class=\"keys\">\n\(figures.map(\.item).joined())</dl>\n"
  }

  private var item: String {
    let unit = unit.isEmpty ? "" : " <small>\(XML.escaped(unit))</small>"
    // The number is in large type; a long value gets smaller type.
    let style = value.count > 12 ? "value long" : "value"
    return """
      <div><dt>\(Term.html(name))</dt><dd class="\(style)"><span>\(XML.escaped(value))</span>\(unit)</dd>\
      <dd class="soft">\(XML.escaped(meaning))</dd></div>

      """
  }
}
