extension Figure {
  /// A file with the pictures one below another, each under its title.
  static func standalone(_ figures: [Figure]) -> String {
    let titleHeight = 40.0
    // A title may be wider than its picture; a bold character takes about 8 pixels.
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
