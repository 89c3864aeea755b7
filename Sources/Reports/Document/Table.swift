/// Rows of cells under headings.
package struct Table: Sendable {
  /// The heading and the kind of a column.
  package struct Column: Sendable {
    /// The kind of content of a column, which decides its appearance in each format.
    package enum Kind: Hashable, Sendable {
      /// Words, aligned left.
      case label
      /// A path or a SPEC, whose end is kept if it must be shortened.
      case name
      /// A symbol, aligned right.
      case symbol
      /// A number, aligned right, with equally many decimals in a column.
      case number
      /// Half the width of the interval around the number in the previous column.
      case error
      /// Bits, as they appear in a stream.
      case codeword
      /// A remark on the row, of any length, in the last column; if the page is too
      /// narrow, text places it below.
      case detail
      /// A bar, in formats that can draw bars.
      case bar
    }

    /// The text above the column.
    package let heading: String
    /// The unit of its numbers: `bits/byte`.
    ///
    /// In a column of words it is the unit of the numbers next to it, which text then
    /// shows only there.
    package let unit: String?
    /// The kind of content.
    package let kind: Kind

    /// A column; without a heading, its unit is used as the heading.
    package init(_ heading: String, _ kind: Kind = .label, unit: String? = nil) {
      self.heading = heading
      self.unit = unit
      self.kind = kind
    }
  }

  /// The columns, from the left.
  package let columns: [Column]

  /// The rows; one may have fewer cells than there are columns.
  package private(set) var rows: [[Cell]] = []

  /// A table without rows.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// A table of facts, each with a name and a sentence.
  static func facts(_ facts: [(name: String, text: String)]) -> Table {
    var table = Table([Column(""), Column("", .detail)])
    for fact in facts { table.add([.init(fact.name), .init(fact.text)]) }
    return table
  }

  /// Appends a row.
  ///
  /// - Precondition: It has no more cells than there are columns.
  package mutating func add(_ cells: [Cell]) {
    precondition(cells.count <= columns.count, "a row has no more cells than columns")
    rows.append(cells)
  }
}

/// The content of one row in one column.
package struct Cell: Sendable, ExpressibleByStringInterpolation {
  /// The role of a piece of text, which decides its colour.
  package enum Role: Hashable, Sendable {
    case heading
    case faint
    case good
    case bad
    case accent
  }

  /// The words or the number.
  package let text: String

  /// The role of the text; `nil` if it has none.
  package let role: Role?

  /// The share of the column that a bar fills, from 0 to 1; 0 for other cells.
  package let fraction: Double

  /// A text with a role, or without.
  package init(_ text: String, _ role: Role? = nil) {
    self.text = text
    self.role = role
    fraction = 0
  }

  /// A bar that fills the share `bar` of its column, from 0 to 1.
  package init(bar: Double, _ role: Role? = .accent) {
    text = ""
    self.role = role
    fraction = bar.isFinite ? min(1, max(0, bar)) : bar == .infinity ? 1 : 0
  }

  /// A text without a role.
  package init(stringLiteral value: String) { self.init(value) }
}
