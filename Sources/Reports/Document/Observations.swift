/// A result as a long and tidy table: a row is one observation.
///
/// What an observation is *of* stands in columns of its own (source, proxy, code,
/// symbol), and the last three are always the quantity, its unit, and its value in
/// full precision. So a program picks rows rather than parsing headings, and what is
/// uncertain says by how much in a row of its own.
package struct Observations: Sendable {
  /// A field of a row.
  package enum Field: Hashable, Sendable {
    /// Nothing, where a column does not apply.
    case none
    case text(String)
    case integer(Int)
    case number(Double)
  }

  /// The quantity that says how uncertain the one before it is: half the width of its
  /// interval of 95 %.
  static let halfWidth95 = "half width of 95 %"

  /// The names of the columns.
  package let columns: [String]

  /// The rows, each with a field for every column.
  package private(set) var rows: [[Field]] = []

  /// A table without rows.
  ///
  /// - Parameter subject: the columns that say what an observation is of.
  package init(of subject: [String]) {
    columns = subject + ["quantity", "unit", "value"]
  }

  /// Appends the row of a quantity, if it has a value.
  ///
  /// - Parameters:
  ///   - quantity: its name.
  ///   - unit: the unit of its value: `bits`, `symbols`, `bits/byte`.
  ///   - value: how much it is.
  ///   - subject: what it is of.
  /// - Precondition: the subject has a field for each of its columns.
  package mutating func add(
    _ quantity: String, _ unit: String, _ value: Double?, of subject: [Field]
  ) {
    precondition(subject.count + 3 == columns.count, "a row has a field for every column")
    guard let value else { return }
    rows.append(subject + [.text(quantity), .text(unit), .number(value)])
  }

  /// Appends the rows of another result of the same kind.
  ///
  /// - Precondition: the columns are the same.
  mutating func add(_ other: Observations) {
    precondition(columns == other.columns, "tables of one kind have the same columns")
    rows += other.rows
  }
}

extension Observations.Field: ExpressibleByStringInterpolation {
  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
}
