/// A picture of a result, with its words for those who do not see it.
package struct Figure: Sendable {
  /// What `--format svg:NAME` asks for it by: `bill`.
  package let name: String

  /// What stands above it.
  package let title: String

  /// What it shows, in a sentence, for those who do not see it.
  package let summary: String

  /// What stands below it on a page: the summary, but where a table beside it says that.
  let caption: String

  /// Whether every number of the table beside it is written into it, so that a page folds the table.
  let hasNumbers: Bool

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
    marksInRow: Int = 1, hasNumbers: Bool = false, drawing: Drawing
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.caption = caption ?? summary
    self.size = size
    self.marksInRow = marksInRow
    self.hasNumbers = hasNumbers
    self.drawing = drawing
  }
}
