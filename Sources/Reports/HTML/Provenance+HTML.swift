extension Provenance {
  /// Returns the end of a page: the command line that makes it, the version, and the
  /// articles that explain such pages.
  func html(topics: [String]) -> String {
    let explanations = topics.map { "<code>qz explain \(XML.escaped($0))</code>" }
    let date = dataDate.map { " Data of \(XML.escaped($0))." } ?? ""
    let hint =
      explanations.isEmpty ? "" : " How to read it: \(explanations.joined(separator: ", "))."
    return """
      <footer>
      <p>This page was made by <code>\(XML.escaped(commandLine))</code></p>
      <p>qz \(XML.escaped(version)).\(date)\(hint)</p>
      </footer>

      """
  }
}
