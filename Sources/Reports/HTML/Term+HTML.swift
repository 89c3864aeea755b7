extension Term {
  /// The identifier of the element that explains the term, which the term's buttons
  /// open.
  private var identifier: String { "term-\(name)" }

  /// Returns the words as a button that opens the definition; its tooltip is the first
  /// line of the definition.
  private func button(_ words: String) -> String {
    """
    <button type="button" class="term" popovertarget="\(identifier)" \
    data-tip="\(XML.escaped("\(name): \(summary)"))">\(XML.escaped(words))</button>
    """
  }

  /// Returns words as text for a page: as a button if they are a term, otherwise
  /// unchanged.
  static func html(_ words: String) -> String {
    named(words).map { $0.button(words) } ?? XML.escaped(words)
  }

  /// Returns the definitions of all terms for which the text of a page has buttons.
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
