extension Term {
  /// The element that explains the term, which its buttons open.
  private var identifier: String { "term-\(name)" }

  /// The words as a button that opens the definition; its tooltip is the definition's first line.
  private func button(_ words: String) -> String {
    """
    <button type="button" class="term" popovertarget="\(identifier)" \
    data-tip="\(XML.escaped("\(name): \(summary)"))">\(XML.escaped(words))</button>
    """
  }

  /// The words as text for a page: as a button where they are a term, else as they are.
  static func html(_ words: String) -> String {
    named(words).map { $0.button(words) } ?? XML.escaped(words)
  }

  /// The definitions of all terms that the text of a page has buttons for.
  static func definitions(for page: String) -> String {
    let used = all.filter { page.contains("popovertarget=\"\($0.identifier)\"") }
    return used.map(\.definition).joined()
  }

  private var definition: String {
    let formula = formula.isEmpty ? "" : "<p><code>\(XML.escaped(formula))</code></p>\n"
    return """
      <div popover="auto" class="definition" id="\(identifier)" role="group" aria-label="\(XML.escaped(name))">
      <p><strong>\(XML.escaped(name))</strong>: \(XML.escaped(summary))</p>
      \(formula)\(paragraphs.map { "<p>\(XML.escaped($0))</p>\n" }.joined())\
      <p class="soft">In a terminal: <code>qz help \(XML.escaped(name))</code></p>
      </div>

      """
  }
}
