/// A result as a long and tidy table: each row is one observation.
///
/// The subject of an observation is in columns of its own (source, proxy, code,
/// symbol), and the last three columns are always the quantity, its unit, and its value
/// in full precision. A program can therefore select rows instead of parsing headings.
/// The uncertainty of a value is a row of its own.
package struct Observations: Sendable {
  /// A field of a row.
  package enum Field: Hashable, Sendable {
    /// Empty, for a column that does not apply.
    case none
    case text(String)
    case integer(Int)
    case number(Double)
  }

  /// The quantity that gives the uncertainty of the preceding one: half the width of
  /// its interval of 95 %.
  static let halfWidth95 = "half width of 95 %"

  /// The names of the columns.
  package let columns: [String]

  /// The rows, each with a field for every column.
  package private(set) var rows: [[Field]] = []

  /// A table without rows.
  ///
  /// - Parameter subject: the columns that name the subject of an observation.
  package init(of subject: [String]) {
    columns = subject + ["quantity", "unit", "value"]
  }

  /// Appends the row of a quantity, if it has a value.
  ///
  /// - Parameters:
  ///   - quantity: its name.
  ///   - unit: the unit of its value: `bits`, `symbols`, `bits/byte`.
  ///   - value: the value.
  ///   - subject: the subject of the observation.
  /// - Precondition: The subject has a field for each of its columns.
  package mutating func add(
    _ quantity: String, _ unit: String, _ value: Double?, of subject: [Field]
  ) {
    precondition(subject.count + 3 == columns.count, "a row has a field for every column")
    guard let value else { return }
    rows.append(subject + [.text(quantity), .text(unit), .number(value)])
  }

  /// Appends the rows of another result of the same kind.
  ///
  /// - Precondition: The columns are the same.
  mutating func add(_ other: Observations) {
    precondition(columns == other.columns, "tables of one kind have the same columns")
    rows += other.rows
  }
}

extension Observations.Field: ExpressibleByStringInterpolation {
  /// A text field.
  package init(stringLiteral value: String) { self = .text(value) }
}
