/// A row of a file of predictions or labels, as it is written there.
struct NumberRow {
  /// The label of a row.
  enum Label: Equatable {
    /// None: labels are elsewhere.
    case none
    /// A label that is ignored: the row is not scored.
    case ignored
    /// The name of a class, or its number as text.
    case text(String)
    /// The number of a class.
    case number(Double)
    /// A distribution over the classes.
    case distribution([Double])
  }

  /// The number of its line, or of the row, counted from 1.
  var place = 0

  /// The label.
  var label = Label.none

  /// The model's number for each class.
  var values: [Double] = []

  /// Whether the file itself says that the values are logarithms.
  var areLogits = false

  /// Whether these are logarithms of probabilities, which are used as they are.
  var areNormalized = false

  /// The name of the row; `nil` if the file gives none.
  var id: String?

  /// The document to which the row belongs; `nil` if the file gives none.
  var document: String?
}

/// Reads the rows of a file in order.
///
/// Every conforming type obeys one law: a new reader reads the same rows again.
protocol RowReader {
  /// The noun for a place in the file: `line` or `row`.
  var placeName: String { get }

  /// The names of the classes, if the file gives them; known after the first row.
  var classNames: [String]? { get }

  /// Remarks on the interpretation of the file, in sentences without their full stop;
  /// known after the first row.
  var notes: [String] { get }

  /// Remarks on the rows read so far, in sentences without their full stop.
  var findings: [String] { get }

  /// Whether the file has columns that `--columns` chooses.
  var hasColumns: Bool { get }

  /// Reads the next row into `row`, whose memory is reused.
  ///
  /// - Returns: whether there was one.
  /// - Throws: a failure that names the place, if there is something else.
  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool
}

extension RowReader {
  var classNames: [String]? { nil }
  var notes: [String] { [] }
  var findings: [String] { [] }
  var hasColumns: Bool { false }
}
