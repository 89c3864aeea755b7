/// A row of a file of predictions or labels, as it stands there.
struct NumberRow {
  /// What a row says came.
  enum Label: Equatable {
    /// Nothing: labels are elsewhere.
    case none
    /// Nothing that counts: the row is not to be scored.
    case ignored
    /// A class by its name, or by its number as text.
    case text(String)
    /// A class by its number.
    case number(Double)
    /// A distribution over the classes.
    case distribution([Double])
  }

  /// Its line, or its number, counted from 1.
  var place = 0

  /// What came.
  var label = Label.none

  /// What the model says of each class.
  var values: [Double] = []

  /// Whether the file itself calls the values logarithms.
  var areLogits = false

  /// Whether those are logarithms of probabilities, to be taken as they stand.
  var areNormalized = false

  /// The name of the row, if the file gives it one.
  var id: String?

  /// The document that the row belongs to, if the file says.
  var document: String?
}

/// Reads the rows of a file in order.
///
/// A law holds for every reader: one made anew reads the same rows again.
protocol RowReader {
  /// What a place in the file is called: `line` or `row`.
  var placeName: String { get }

  /// The names of the classes, if the file gives them; known after the first row.
  var classNames: [String]? { get }

  /// What was taken for what, in sentences without their full stop; known after the first row.
  var notes: [String] { get }

  /// What was found in the rows that were read so far, in sentences without their full stop.
  var findings: [String] { get }

  /// Reads the next row into `row`, whose memory is used again.
  ///
  /// - Returns: whether there was one.
  /// - Throws: a failure that names the place, if there is something else.
  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool
}

extension RowReader {
  var classNames: [String]? { nil }
  var notes: [String] { [] }
  var findings: [String] { [] }
}
