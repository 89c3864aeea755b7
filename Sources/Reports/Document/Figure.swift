/// A picture of a result, with a description for those who do not see it.
package struct Figure: Sendable {
  /// The name that `--format svg:NAME` accepts: `bill`.
  package let name: String

  /// The title above the picture.
  package let title: String

  /// A description of the content in one sentence, for those who do not see it.
  package let summary: String

  /// The text below the picture on a page: the summary, unless a table next to it says
  /// the same.
  let caption: String

  /// Whether the picture contains every number of the table next to it, so that a page
  /// folds the table.
  let hasNumbers: Bool

  /// The greatest width in pixels of a picture that can be read on a phone without
  /// scrolling.
  static let greatestSmallWidth = 520.0

  /// The width and the height in pixels, at 96 to the inch.
  let size: (width: Double, height: Double)

  /// The content of the picture.
  let drawing: Drawing

  /// The number of marks in one row, if marks are in rows; otherwise 1.
  let marksInRow: Int

  /// The controls below the picture on a page, if it has any.
  let reader: Reader?

  /// Controls that read a picture at one place, where scripts run.
  enum Reader: Sendable {
    /// A slider that reads all curves at one setting of the axis of this name; each mark has its
    /// setting as data `at`. The line that shows the setting has these ends.
    case curves(axis: String, top: Double, bottom: Double)
    /// Choices of a column, a row, and one of these figures, which cells have as data `figures`.
    case cells(columns: [String], rows: [String], figures: [String])
  }

  init(
    name: String, title: String, summary: String, caption: String? = nil,
    size: (width: Double, height: Double), marksInRow: Int = 1, hasNumbers: Bool = false,
    reader: Reader? = nil, drawing: Drawing
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.caption = caption ?? summary
    self.size = size
    self.marksInRow = marksInRow
    self.hasNumbers = hasNumbers
    self.reader = reader
    self.drawing = drawing
  }
}
