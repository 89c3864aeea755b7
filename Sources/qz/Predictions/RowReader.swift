/// A row of a file of predictions or labels, as it stands there.
struct NumberRow {
  /// Its line, or its number, counted from 1.
  var place = 0

  /// The label: one number if it is a class, more if it is a distribution, none if
  /// labels are elsewhere.
  var label: [Double] = []

  /// What the model says of each class.
  var values: [Double] = []

  /// Whether the file itself calls the values logarithms.
  var areLogits = false
}

/// Reads the rows of a file in order.
///
/// A law holds for every reader: one made anew reads the same rows again.
protocol RowReader {
  /// What a place in the file is called: `line` or `row`.
  var placeName: String { get }

  /// Reads the next row into `row`, whose memory is used again.
  ///
  /// - Returns: whether there was one.
  /// - Throws: a failure that names the place, if there is something else.
  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool
}
