/// Documents as one page that needs nothing else: no network, no other file.
///
/// The page forbids itself all loading by its content security policy, so that a
/// mistake here would be an error in the browser and not a request.
struct HTMLPage {
  private let documents: [Document]

  /// A page with the given documents below each other.
  init(_ documents: [Document]) {
    self.documents = documents
  }

  var text: String {
    let title = documents.first.map { XML.escaped($0.title) } ?? "qz"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      \(documents.enumerated().map { article($1, number: $0 + 1) }.joined())
      <output id="tip" role="status" hidden></output>
      <script>
      \(MarksScript.text)
      \(hasLivePart ? [DesignScript.text, DrawingScript.text, LiveScript.text].joined(separator: "\n") : "")
      </script>
      </body>
      </html>

      """
  }

  private var hasLivePart: Bool {
    documents.flatMap(\.sections).flatMap(\.blocks).contains {
      if case .live = $0 { true } else { false }
    }
  }

  private func article(_ document: Document, number: Int) -> String {
    let sections = document.sections.enumerated().map { index, section in
      self.section(section, of: document, id: "s\(number)-\(index + 1)")
    }
    return """
      <main>
      <h1>\(XML.escaped(document.title))</h1>
      \(sections.joined())\(document.figures.isEmpty ? "" : Self.noteOnPaper)</main>

      """
  }

  /// What a screen tells at a mark, paper cannot.
  private static let noteOnPaper = """
    <p class="soft paper">What a screen tells of each mark is in full in the result of \
    <code>--format csv</code>.</p>

    """

  private func section(_ section: Section, of document: Document, id: String) -> String {
    let isForWords = section.place == .text || section.place == .words
    let shown = isForWords ? nil : section.heading
    let heading =
      shown.map { "<h2 id=\"\(id)\">\(XML.escaped($0))</h2>\n" } ?? ""
    let hasFigure = section.blocks.contains { if case .figure = $0 { true } else { false } }
    let isLive = section.blocks.contains { if case .live = $0 { true } else { false } }
    let name = shown == nil ? "" : " aria-labelledby=\"\(id)\""
    let style = isLive ? " class=\"screen\"" : ""
    let blocks = section.blocks.map {
      block($0, under: shown ?? document.title, hasFigure)
    }
    return "<section\(name)\(style)>\n\(heading)\(blocks.joined())</section>\n"
  }

  private func block(_ block: Block, under heading: String, _ hasFigure: Bool) -> String {
    switch block {
    case .lines(let lines):
      "<p>\(lines.map(XML.escaped).joined(separator: "<br>\n"))</p>\n"
    case .table(let table): table.html(hasBars: !hasFigure)
    case .figure(let figure): figure.html(under: heading)
    case .live(let model): model.html
    }
  }
}

extension Figure {
  /// The picture within a page, its marks to be read by hover and arrow keys.
  ///
  /// A title that stands above it already, as `heading`, is not said twice.
  fileprivate func html(under heading: String) -> String {
    let words = XML.escaped("\(title). \(summary)")
    let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
    return """
      <figure>
      \(title == heading ? "" : "<figcaption>\(XML.escaped(title))</figcaption>")
      <div class="picture" tabindex="0" role="group" data-row="\(marksInRow)" \
      aria-label="\(words) Arrow keys read the values.">
      <svg viewBox="0 0 \(width) \(height)" aria-hidden="true" \
      style="\(Self.widths(of: width))">
      \(drawing.markup(labelsAreTitles: false))
      </svg>
      </div>
      <p class="soft">\(XML.escaped(summary))</p>
      </figure>

      """
  }

  /// How wide a picture is at most and at least, as a style.
  ///
  /// A small one is as narrow as a phone and still read, and wider than it was drawn
  /// where there is room. A large one is scrolled before its words are too small.
  private static func widths(of width: Int) -> String {
    width <= greatestSmallWidth
      ? "max-width:\(width * 5 / 4)px" : "max-width:\(width)px;min-width:\(width * 3 / 4)px"
  }
}
