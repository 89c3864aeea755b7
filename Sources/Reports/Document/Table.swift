/// Rows of cells under headings.
package struct Table: Sendable {
  /// What stands in a column, and how.
  package struct Column: Sendable {
    /// What a column holds, which decides how it looks in each format.
    package enum Kind: Hashable, Sendable {
      /// Words, from the left.
      case label
      /// A path or a SPEC, whose end says most where room is short.
      case name
      /// A symbol, from the right.
      case symbol
      /// A number, from the right; the decimals of a column are as many.
      case number
      /// Half the width of the interval around the number in the column before.
      case error
      /// Bits, as they stand in a stream.
      case codeword
      /// Words on the row, as many as it takes, in the last column; where the page
      /// is too narrow for them, text sets them below.
      case detail
      /// A bar, where bars can be drawn.
      case bar
    }

    /// What stands above the column.
    package let heading: String
    /// The unit of its numbers: `bits/byte`; in a column of words, that of the
    /// numbers beside it, which text says there, once.
    package let unit: String?
    /// What it holds.
    package let kind: Kind

    /// A column; where it has no heading, its unit stands there.
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

  /// A table of facts: each has a name and a sentence.
  static func facts(_ facts: [(name: String, text: String)]) -> Table {
    var table = Table([Column(""), Column("", .detail)])
    for fact in facts { table.add([.init(fact.name), .init(fact.text)]) }
    return table
  }

  /// Appends a row.
  ///
  /// - Precondition: it has no more cells than there are columns.
  package mutating func add(_ cells: [Cell]) {
    precondition(cells.count <= columns.count, "a row has no more cells than columns")
    rows.append(cells)
  }
}

/// What stands where a row and a column meet.
package struct Cell: Sendable, ExpressibleByStringInterpolation {
  /// What a piece of text is there for.
  package enum Role: Hashable, Sendable {
    case heading
    case faint
    case good
    case bad
    case accent
  }

  /// The words or the number.
  package let text: String

  /// What they are there for.
  package let role: Role?

  /// How much of the column a bar fills, from 0 to 1; 0 for other cells.
  package let fraction: Double

  /// Text that plays a role, or none.
  package init(_ text: String, _ role: Role? = nil) {
    self.text = text
    self.role = role
    fraction = 0
  }

  /// A bar that fills the part `bar` of its column, from 0 to 1.
  package init(bar: Double, _ role: Role? = .accent) {
    text = ""
    self.role = role
    fraction = bar.isFinite ? min(1, max(0, bar)) : bar == .infinity ? 1 : 0
  }

  /// Text that plays no role.
  package init(stringLiteral value: String) { self.init(value) }
}
