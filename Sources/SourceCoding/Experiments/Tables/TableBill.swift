/// The costs of messages in a set of tables, item by item.
///
///     total = symbols + escape + raw + selector + flags + padding
package struct TableBill: Hashable, Sendable {
  /// The number of messages.
  package let messageCount: Int

  /// The bits of all symbols in their tables.
  package let symbolBits: Double

  /// The bits that spell out symbols that the tables lack; 0 for a closed unit.
  package let escapeBits: Int

  /// The bits of the messages that are sent raw.
  package let rawBits: Int

  /// The number of messages that are sent raw.
  package let rawCount: Int

  /// The bits that name tables.
  package let selectorBits: Double

  /// The bits that say whether a message is sent raw.
  package let flagBits: Int

  /// All bits, including padding.
  package let totalBits: Double

  /// The bits that pad messages to their alignment.
  package var paddingBits: Double {
    totalBits - symbolBits - Double(escapeBits + rawBits) - selectorBits - Double(flagBits)
  }

  /// Makes the bill of messages that were assigned to the given tables.
  init(of assignment: TableAssignment, in tables: FoundTables) {
    let unit = Double(TableRules.unitsPerBit)
    var symbols: UInt64 = 0
    var selector: UInt64 = 0
    for table in 0..<tables.count {
      for (count, cost) in zip(assignment.tallies[table], tables.symbolCosts[table])
      where count > 0 {
        symbols += count * cost
      }
      selector += UInt64(assignment.messageCounts[table]) * tables.selectorCosts[table]
    }
    messageCount = assignment.messageCounts.reduce(assignment.rawCount, +)
    symbolBits = Double(symbols) / unit
    escapeBits = assignment.extraBits
    rawBits = assignment.rawByteCount * 8
    rawCount = assignment.rawCount
    selectorBits = Double(selector) / unit
    flagBits = messageCount * tables.rules.flags
    totalBits = Double(assignment.cost) / unit
  }
}
