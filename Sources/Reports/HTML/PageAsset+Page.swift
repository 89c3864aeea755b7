internal import PageAssets

extension PageAsset {
  /// How a page looks on wide and narrow screens, light and dark, and on paper.
  ///
  /// The colours stand here and not in the files, because pictures that are files of
  /// their own need them too.
  static let style = """
    :root{\(Palette.light);color-scheme:light dark}
    @media (prefers-color-scheme:dark){:root{\(Palette.dark)}}
    \(pictureStyle)
    \(text(of: QZPageStyle))
    @media print{:root{\(Palette.light)}}
    \(text(of: QZPrintStyle))
    """

  /// Shows the value of a mark on hover, on touch and by arrow keys.
  static let marksScript = text(of: QZMarksScript)

  /// Designs codes in a page as the library does.
  static let designScript = text(of: QZDesignScript)

  /// Draws the pictures of a live part as the still ones are drawn.
  static let drawingScript = """
    const limits = {
      smallWidth: \(Figure.greatestSmallWidth),
      lengths: \(LengthChart.greatestCount),
      leastEdgedWidth: \(LengthChart.leastEdgedWidth),
      leaves: \(TreeChart.greatestCount),
      wideCharacters: /\(WideCharacters.pattern)/u,
    };
    \(text(of: QZDrawingScript))
    """

  /// Reads the sliders of a live part.
  static let liveScript = text(of: QZLiveScript)
}
