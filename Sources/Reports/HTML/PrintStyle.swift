/// How a page looks on paper.
///
/// Paper is white, cannot be scrolled and is not touched. So colours are those of
/// light pages whatever the screen has; words wrap where a screen scrolls; pictures
/// are made smaller than a sheet and never cut. What is marked `screen` is not
/// printed: the live part, and tables wider than a sheet. What is marked `paper` is
/// only printed: such tables in panels.
enum PrintStyle {
  static let text = """
    @page{margin:15mm}
    @media print{
    :root{\(Palette.light);color-scheme:light;font-size:10pt}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:1rem;background:none}
    article{container-type:normal;padding:0}article>*{max-width:none;padding:0}article+article{border-top:0;break-before:page}
    h1{margin-top:0}h2{margin-top:1.6rem}h2,figcaption{break-after:avoid}
    p{max-width:none;orphans:3;widows:3}
    .screen,.live:not([hidden]),noscript,#tip{display:none}.moves .still{display:block}.paper{display:block;margin-bottom:1rem}
    .scroll,.picture{overflow:visible}.scroll{width:auto;max-width:none;margin-left:0;translate:none}
    figure,tr,.short{break-inside:avoid}thead{display:table-header-group}
    .label{white-space:normal}.name{overflow-wrap:anywhere;min-width:6rem}
    .picture svg{min-width:0!important;max-height:22cm}
    }
    """

  /// How wide the part of a sheet is that is printed on, in units of the text's size:
  /// 180 mm of A4, and a little less than Letter has.
  static let sheetWidth = 50.0
}

extension Table {
  /// The columns of each panel that a sheet holds: all of them, if they fit.
  ///
  /// Each panel begins with the first column, which says what rows are.
  func panelsOnPaper(_ places: [Int], rowCount: Int) -> [[Int]] {
    let widths = places.map { widthOnPaper(of: $0, rowCount: rowCount) }
    guard let first = places.first, widths.reduce(0, +) > PrintStyle.sheetWidth else {
      return [places]
    }
    var panels = [[first]]
    var room = PrintStyle.sheetWidth - widths[0]
    for (place, width) in zip(places, widths).dropFirst() {
      if width > room, panels[panels.count - 1].count > 1 {
        panels.append([first])
        room = PrintStyle.sheetWidth - widths[0]
      }
      panels[panels.count - 1].append(place)
      room -= width
    }
    return panels
  }

  /// About how wide a column is at least, in units of the text's size.
  private func widthOnPaper(of place: Int, rowCount: Int) -> Double {
    let padding = 0.75
    let column = columns[place]
    switch column.kind {
    case .bar, .codeword, .detail: return 8 + padding
    // Words wrap, but some are long.
    case .label, .name: return min(12, characterCount(of: place, rowCount)) * 0.5 + padding
    case .symbol, .number, .error: return characterCount(of: place, rowCount) * 0.5 + padding
    }
  }

  /// The number of characters in the longest cell or heading.
  private func characterCount(of place: Int, _ rowCount: Int) -> Double {
    let column = columns[place]
    let cells = rows.prefix(rowCount).map { place < $0.count ? $0[place].text.count : 0 }
    // Units are in smaller letters.
    let heading = Double(column.heading.count) + 0.8 * Double(column.unit.map { $0.count + 1 } ?? 0)
    return max(heading, Double(cells.max() ?? 0))
  }
}
