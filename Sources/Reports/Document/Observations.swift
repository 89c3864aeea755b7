/// A result as a long and tidy table: a row is one observation.
///
/// What an observation is *of* stands in columns of its own (source, proxy, code,
/// symbol), then come the quantity, its unit, and its value in full precision.
/// So tables of several results can be put one under the other, and a program
/// picks rows rather than parsing headings.
public struct Observations: Sendable {
  /// A field of a row.
  public enum Field: Hashable, Sendable {
    /// Nothing, where a column does not apply.
    case none
    case text(String)
    case integer(Int)
    case number(Double)
  }

  /// The names of the columns.
  public let columns: [String]

  /// The rows, each with a field for every column.
  public private(set) var rows: [[Field]] = []

  /// A table without rows.
  public init(_ columns: [String]) {
    self.columns = columns
  }

  /// Appends a row.
  ///
  /// - Precondition: it has a field for every column.
  public mutating func add(_ fields: [Field]) {
    precondition(fields.count == columns.count, "a row has a field for every column")
    rows.append(fields)
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
  public init(stringLiteral value: String) { self = .text(value) }
}
