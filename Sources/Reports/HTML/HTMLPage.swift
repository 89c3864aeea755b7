/// A page of documents that needs nothing else: no network and no other file.
///
/// The page's content security policy forbids all loading, so that a mistake here
/// causes an error in the browser and not a request.
struct HTMLPage {
  private let documents: [Document]
  private let provenance: Provenance?

  /// Makes a page that shows the given documents one below the other, and their origin
  /// at the end.
  init(_ documents: [Document], from provenance: Provenance? = nil) {
    self.documents = documents
    self.provenance = provenance
  }

  var text: String {
    let main = documents.enumerated().map { article($1, number: $0 + 1) }.joined()
    let topics = documents.compactMap(\.topic).reduce(into: [String]()) { topics, topic in
      if !topics.contains(topic) { topics.append(topic) }
    }
    return """
      \(Self.head(title: documents.first?.title ?? "qz", style: PageAsset.style))
      <body>
      <main>
      \(main)</main>
      \(provenance?.html(topics: topics) ?? "")\(Term.definitions(for: main))\
      <output id="tip" role="status" hidden></output>
      <script>
      "use strict";
      \(PageAsset.marksScript)
      \(PageAsset.readerScript)
      \(hasLivePart ? [PageAsset.designScript, PageAsset.drawingScript, PageAsset.liveScript].joined(separator: "\n") : "")
      </script>
      </body>
      </html>

      """
  }

  /// The beginning of a page, up to its body.
  static func head(title: String, style: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
    <link rel="icon" href="data:,">
    <title>\(XML.escaped(title))</title>
    <style>
    \(style)
    </style>
    </head>
    """
  }

  private var hasLivePart: Bool {
    documents.flatMap(\.sections).flatMap(\.blocks).contains {
      $0.isLive
    }
  }

  private func article(_ document: Document, number: Int) -> String {
    let sections = document.sectionsOnPage.enumerated().map { index, section in
      self.section(section, of: document, id: "s\(number)-\(index + 1)")
    }
    return """
      <article>
      <h1>\(XML.escaped(document.title))</h1>
      \(document.summary.map { "<p class=\"answer\">\(XML.escaped($0.text))</p>" } ?? "")
      \(KeyFigure.html(document.keyFigures))<div class="sections">
      \(sections.joined())</div>
      \(document.figures.isEmpty ? "" : Self.noteOnPaper)</article>

      """
  }

  /// The note that replaces the values of marks, which only a screen shows.
  private static let noteOnPaper = """
    <p class="soft paper">On a screen, each mark shows its value. All values are in the result of \
    <code>--format csv</code>.</p>

    """

  private func section(_ section: Section, of document: Document, id: String) -> String {
    let shown = section.place == .text ? nil : section.heading
    let heading =
      shown.map { "<h2 id=\"\(id)\">\(XML.escaped($0))</h2>\n" } ?? ""
    let body = body(of: section, under: shown ?? document.title)
    // Sliders alone are useless on paper.
    let styles =
      (section.blocks.allSatisfy(\.isLive) ? ["screen"] : []) + (section.isWide ? ["wide"] : [])
    let style = styles.isEmpty ? "" : " class=\"\(styles.joined(separator: " "))\""
    return "<section\(style)>\n\(heading)\(body)</section>\n"
  }

  /// Returns the blocks in their order.
  ///
  /// A small picture and the table after it stand side by side if there is room. Static
  /// pictures beside sliders are for paper, and for browsers that run no scripts.
  private func body(of section: Section, under heading: String) -> String {
    let hasFigure = section.blocks.contains { if case .figure = $0 { true } else { false } }
    // Details do not repeat pictures; they only have numbers.
    let hasBars = !hasFigure && section.rank != .detail
    let isMoving = section.blocks.contains(where: \.isLive)
    var body = ""
    var rest = section.blocks[...]
    while let block = rest.popFirst() {
      switch block {
      case .lines(let lines):
        body += "<p>\(lines.map(XML.escaped).joined(separator: "<br>\n"))</p>\n"
      case .table(let table): body += table.html(about: heading, hasBars: hasBars)
      case .live(let model): body += model.html
      case .figure(let figure):
        let picture = figure.html(under: heading)
        if isMoving {
          body += "<div class=\"still\">\n\(picture)</div>\n"
        } else if figure.isSmall || figure.hasNumbers, case .table(let table)? = rest.first {
          rest.removeFirst()
          let columns = table.html(
            about: heading, hasBars: false, isFolded: figure.hasNumbers)
          // A wide picture has the page for itself.
          body +=
            figure.isSmall
            ? "<div class=\"pair\">\n\(picture)\(columns)</div>\n" : picture + columns
        } else {
          body += picture
        }
      }
    }
    return body
  }
}

extension Section {
  /// Whether the section needs the width of the page, not just of a column.
  fileprivate var isWide: Bool {
    blocks.contains { block in
      switch block {
      case .live: true
      case .figure(let figure): figure.size.width > TreeChart.width
      case .table(let table): table.isWide
      case .lines: false
      }
    }
  }
}

extension Block {
  fileprivate var isLive: Bool { if case .live = self { true } else { false } }
}

extension Figure {
  fileprivate var isSmall: Bool { size.width <= Self.greatestSmallWidth }

  /// Returns the picture for a page; its marks can be read by hovering and with arrow
  /// keys.
  ///
  /// A title that stands above it already, as `heading`, is not said twice.
  func html(under heading: String) -> String {
    let words = XML.escaped("\(title). \(summary)")
    let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
    return """
      <figure>
      \(title == heading ? "" : "<figcaption>\(XML.escaped(title))</figcaption>")
      <div class="picture" style="flex-basis:\(width)px" tabindex="0" role="group" \
      data-row="\(marksInRow)"\(reader?.attributes ?? "") \
      aria-label="\(words) Arrow keys read the values.">
      <svg viewBox="0 0 \(width) \(height)" aria-hidden="true" \
      style="\(Self.widths(of: width))">
      \(drawing.markup(labelsAreTitles: false))
      </svg>
      </div>
      <p class="soft">\(XML.escaped(caption))</p>
      </figure>

      """
  }

  /// Returns a style that limits the width of a picture.
  ///
  /// A small picture shrinks to the width of a phone and stays legible, and grows if
  /// there is room. A large one scrolls before its words become too small.
  private static func widths(of width: Int) -> String {
    width <= Int(greatestSmallWidth)
      ? "max-width:\(width * 5 / 4)px" : "max-width:\(width)px;min-width:\(width * 3 / 4)px"
  }
}

extension Figure.Reader {
  /// What the script needs to know, as attributes of the picture.
  fileprivate var attributes: String {
    let data =
      switch self {
      case .curves(let axis, let top, let bottom):
        [("axis", axis), ("ends", "\(Int(top)) \(Int(bottom))")]
      case .cells(let columns, let rows, let figures):
        [("columns", columns), ("rows", rows), ("shows", figures)].map {
          ($0, JSONValue.array($1.map(JSONValue.string)).text)
        }
      }
    return data.map { " data-\($0)=\"\(XML.escaped($1))\"" }.joined()
  }
}
