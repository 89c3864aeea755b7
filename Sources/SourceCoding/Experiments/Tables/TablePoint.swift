/// The costs of messages with at most a given number of tables, for the messages that
/// the tables were designed on and for those held out.
package struct TablePoint: Sendable {
  /// The number of tables that were allowed: of tables that messages name, of classes
  /// of contexts, or of both together.
  package let tableCount: Int

  /// The tables.
  package let tables: FoundTables

  /// The bill of the messages that the tables were designed on.
  package let design: TableBill

  /// The bill of the held-out messages; `nil` if there are none.
  package let heldOut: TableBill?

  /// The bits of the held-out streams that were written, read and compared; `nil` if no
  /// message is held out, or if the codes are ideal and write no streams.
  package let streamBits: Int?

  /// The number, from 0, of the first held-out message that was not decoded correctly;
  /// `nil` if all were.
  package let fault: Int?

  /// The bits that describe the symbols of an open unit, which all tables share; 0 for
  /// a closed unit.
  let alphabetBits: Int

  /// The cost of the held-out messages in bits: the length of their streams if there
  /// are any.
  package var heldOutBits: Double? { streamBits.map { Double($0) } ?? heldOut?.totalBits }

  /// The bits of the codes' descriptions, if they had to be sent.
  package var tableBits: Int { tables.tableBits + alphabetBits }

  /// The cost of the designed messages plus the cost of sending the tables first.
  package var sum: Double { design.totalBits + Double(tableBits) }

  /// The number of codes: tables times classes.
  package var codeCount: Int { tables.count * tables.classes.count }
}

/// The curve over the number of tables, for one way to choose among them.
package struct TableCurve: Sendable {
  /// The way in which a table is chosen.
  package enum Grouping: String, CaseIterable, Hashable, Sendable {
    /// Each message names its table.
    case message
    /// The byte before chooses, and nothing is sent.
    case context
    /// A message names a table, and within it the byte before chooses the code.
    case both
    /// A group that the protocol knows chooses.
    case group

    /// Whether a message names its table.
    package var isNamed: Bool { self == .message || self == .both }
  }

  /// The way in which a table is chosen.
  package let grouping: Grouping

  /// The points, in ascending order of their number of tables.
  package let points: [TablePoint]

  /// A lower bound for any number of tables, in bits: Σ n_i H(q_i) of the designed
  /// messages, with entropies given the byte before where contexts choose.
  package let floor: Double

  /// The same bound after the bytes were shuffled among messages of the same lengths,
  /// so that it shows what chance alone explains; `nil` where it does not apply.
  package let shuffledFloor: Double?

  /// The number of messages that were searched for tables if these are a sample; `nil` if all were.
  package var sampleCount: Int?

  /// The point with the least cost of designed messages and tables together; of equal
  /// ones the first.
  package var cheapest: TablePoint? {
    points.reduce(nil) { best, point in
      best.map { $0.sum <= point.sum ? $0 : point } ?? point
    }
  }
}
