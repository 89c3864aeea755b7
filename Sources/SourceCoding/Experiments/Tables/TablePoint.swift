/// What at most so many tables cost on the messages that they were designed on, and on those
/// that were held out.
package struct TablePoint: Sendable {
  /// The number of tables that were allowed: of message tables, of classes of contexts, or of
  /// both together.
  package let tableCount: Int

  /// The tables.
  package let tables: FoundTables

  /// The bill of the messages that they were designed on.
  package let design: TableBill

  /// The bill of the others; `nil` if there are none.
  package let heldOut: TableBill?

  /// The bits of the held-out streams that were written, read again and compared; `nil` where
  /// nothing is held out, or ideal codes write none.
  package let streamBits: Int?

  /// The first held-out message that did not come back, from 0; `nil` if all did.
  package let fault: Int?

  /// What the held-out messages cost in bits: their streams where there are any.
  package var heldOutBits: Double? { streamBits.map { Double($0) } ?? heldOut?.totalBits }

  /// The bits of the codes themselves, if they had to be sent.
  package var tableBits: Int { tables.tableBits }

  /// What the designed messages cost with the tables that had to be sent first.
  package var sum: Double { design.totalBits + Double(tableBits) }

  /// The number of codes that there are: tables times classes.
  package var codeCount: Int { tables.count * tables.classes.count }
}

/// The curve over the number of tables, for one way of choosing among them.
package struct TableCurve: Sendable {
  /// How a table is chosen.
  package enum Grouping: String, CaseIterable, Hashable, Sendable {
    /// Each message names its table.
    case message
    /// The byte before chooses, and nothing is sent.
    case context
    /// A message names a table, in which the byte before chooses.
    case both
    /// A group that the protocol knows chooses.
    case group
  }

  /// How a table is chosen.
  package let grouping: Grouping

  /// The points, in ascending order of their number of tables.
  package let points: [TablePoint]

  /// What any number of tables must leave, in bits: Σ n_i H(q_i) of the designed messages, with
  /// each message's entropy given the byte before where contexts choose.
  package let floor: Double

  /// The same for bytes that were shuffled among messages of the same lengths: what is left
  /// although no message has anything of its own; `nil` where it does not apply.
  package let shuffledFloor: Double?

  /// The point at which design and tables together cost least, the first of equals.
  package var cheapest: TablePoint? {
    points.reduce(nil) { best, point in
      best.map { $0.sum <= point.sum ? $0 : point } ?? point
    }
  }
}
