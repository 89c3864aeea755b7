/// The way in which results are written: the format, and the settings that it needs.
package struct Rendering: Sendable {
  /// The format of the results.
  package let format: ReportFormat

  /// The user's choices that affect every format.
  package let view: View

  /// The appearance of text.
  package let style: TextStyle

  /// The origin of the results, for the end of a page; `nil` if it is not known.
  package var provenance: Provenance?

  /// A rendering in the given format.
  package init(_ format: ReportFormat = .text, view: View = View(), style: TextStyle = TextStyle())
  {
    self.format = format
    self.view = view
    self.style = style
  }

  /// The results in the format, as whole lines.
  ///
  /// Several results become one text, one page, one table, an array in JSON, or
  /// pictures one below another.
  ///
  /// - Parameter results: at least one.
  /// - Returns: the content of the file.
  /// - Throws: ``UnknownPicture`` if a result lacks the picture that is named.
  package func render(_ results: [some Presentable]) throws(UnknownPicture) -> String {
    precondition(!results.isEmpty, "there is a result to render")
    switch format {
    case .text:
      return results.map { $0.text(view, style: style) }.joined(separator: "\n")
    case .markdown:
      return results.map { $0.document(view).only(view.parts).markdown }.joined(separator: "\n")
    case .json:
      return (results.count == 1 ? results[0].json : .array(results.map(\.json))).text
    case .csv:
      var table = results[0].observations
      for result in results.dropFirst() { table.add(result.observations) }
      return table.csv
    case .html:
      return HTMLPage(results.map { $0.document(view).only(view.parts) }, from: provenance).text
    case .svg(let name):
      var figures: [Figure] = []
      for result in results { figures.append(try result.document(view).figure(named: name)) }
      return Figure.standalone(figures)
    }
  }
}

extension Document {
  /// The picture with the given name, or the first one if `name` is `nil`.
  fileprivate func figure(named name: String?) throws(UnknownPicture) -> Figure {
    let figures = figures
    guard let figure = figures.first(where: { name == nil || $0.name == name }) else {
      throw UnknownPicture(name: name ?? "", known: figures.map(\.name))
    }
    return figure
  }
}
