/// What messages cost in a set of tables, line by line.
///
///     total = symbols + raw + selector + flags + padding
package struct TableBill: Hashable, Sendable {
  /// The number of messages.
  package let messageCount: Int

  /// The bits of all symbols in their tables.
  package let symbolBits: Double

  /// The bits of messages that go as they are.
  package let rawBits: Int

  /// How many they are.
  package let rawCount: Int

  /// The bits that name tables.
  package let selectorBits: Double

  /// The bits that say whether a message goes as it is.
  package let flagBits: Int

  /// All bits, padding included.
  package let totalBits: Double

  /// The bits that fill messages up.
  package var paddingBits: Double {
    totalBits - symbolBits - Double(rawBits) - selectorBits - Double(flagBits)
  }

  /// The bill of messages that went to the given tables.
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
    rawBits = assignment.rawByteCount * 8
    rawCount = assignment.rawCount
    selectorBits = Double(selector) / unit
    flagBits = messageCount * tables.rules.flags
    totalBits = Double(assignment.cost) / unit
  }
}
