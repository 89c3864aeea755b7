internal import PageAssets

extension PageAsset {
  /// The style of pages for wide and narrow screens, light and dark, and for paper.
  ///
  /// The colours are here and not in the style files, because pictures in files of
  /// their own need them too.
  static let style = """
    :root{\(Palette.light);color-scheme:light dark}
    @media (prefers-color-scheme:dark){:root{\(Palette.dark)}}
    \(pictureStyle)
    \(text(of: QZPageStyle))
    @media print{:root{\(Palette.light)}}
    \(text(of: QZPrintStyle))
    """

  /// The script that shows the value of a mark on hover, on touch and with arrow keys.
  static let marksScript = text(of: QZMarksScript)

  /// The script that reads curves by a slider, and matrices by choices.
  static let readerScript = text(of: QZReaderScript)

  /// The script that designs codes in a page as the library does.
  static let designScript = text(of: QZDesignScript)

  /// The script that draws the pictures of a live part as the static ones are drawn.
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

  /// The script that reads the sliders of a live part.
  static let liveScript = text(of: QZLiveScript)

  /// The words of the lesson, with `{{name}}` where a text and a model are named.
  static let lessonText = text(of: QZLessonText)

  /// How the lesson looks, besides what all pages have.
  static let lessonStyle = text(of: QZLessonStyle)

  /// The bars that are dragged, the steps, and the text at the end.
  static let lessonScript = [QZLessonScript, QZLessonStepsScript, QZLessonTextScript]
    .map { text(of: $0) }.joined(separator: "\n")
}
