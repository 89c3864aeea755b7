/// A picture of a result, with its words for those who do not see it.
public struct Figure: Sendable {
  /// What `--format svg:NAME` asks for it by: `bill`.
  public let name: String

  /// What stands above it.
  public let title: String

  /// What it shows, in a sentence, for those who do not see it.
  public let summary: String

  /// What stands below it on a page: the summary, but where a table beside it says that.
  let caption: String

  /// A picture of at most so many pixels is read on a phone without scrolling.
  static let greatestSmallWidth = 520.0

  /// How wide and high it is, in pixels at 96 to the inch.
  let size: (width: Double, height: Double)

  /// What is drawn.
  let drawing: Drawing

  /// How many marks one row of it has, where marks stand in rows; otherwise 1.
  let marksInRow: Int

  init(
    name: String, title: String, summary: String, caption: String? = nil,
    size: (width: Double, height: Double),
    marksInRow: Int = 1, drawing: Drawing
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.caption = caption ?? summary
    self.size = size
    self.marksInRow = marksInRow
    self.drawing = drawing
  }

  /// Pictures as a file, below each other, each under its title.
  static func standalone(_ figures: [Figure]) -> String {
    let titleHeight = 40.0
    // A title may be wider than its picture; about 8 pixels are a character in bold.
    let width = figures.map { max($0.size.width, 24 + 8 * Double($0.title.count)) }.max() ?? 0
    let height = figures.map { $0.size.height + titleHeight }.reduce(0, +)
    var top = 0.0
    var body = ""
    for figure in figures {
      body += """
        <svg class="figure" role="img" y="\(Int(top))" width="\(Int(width))" \
        height="\(Int(figure.size.height + titleHeight))">
        <title>\(XML.escaped(figure.title))</title>
        <desc>\(XML.escaped(figure.summary))</desc>
        <text class="strong" x="12" y="26">\(XML.escaped(figure.title))</text>
        <svg y="\(Int(titleHeight))" width="\(Int(figure.size.width))" height="\(Int(figure.size.height))">
        \(figure.drawing.markup(labelsAreTitles: true))
        </svg>
        </svg>

        """
      top += figure.size.height + titleHeight
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(Int(height))" \
      viewBox="0 0 \(Int(width)) \(Int(height))">
      <style>:root{\(Palette.light)}
      \(PageAsset.pictureStyle)</style>
      <rect width="100%" height="100%" fill="#fff"/>
      \(body)</svg>

      """
  }
}
