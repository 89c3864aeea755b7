/// The totals of many messages that were each sent separately.
package struct MessageOutcome: Hashable, Sendable {
  /// The number of messages.
  package internal(set) var count = 0

  /// The original size of all messages in bytes.
  package internal(set) var rawByteCount = 0

  /// The size of all messages as sent, in bits, including flags and padding but not the
  /// bits that tell where they end.
  package internal(set) var unitBitCount = 0

  /// The padding of all messages in bits.
  package internal(set) var paddingBitCount = 0

  /// The size of all flags in bits.
  package internal(set) var flagBitCount = 0

  /// The bits that name tables, if messages are in a set of tables.
  package internal(set) var selectorBitCount = 0

  /// The number of messages in each table of a set.
  package internal(set) var byTable: [Int: Int] = [:]

  /// The number of bits that tell where messages end.
  package internal(set) var boundaryBitCount = 0

  /// The number of messages that were sent as they are.
  package internal(set) var rawCount = 0

  /// The number of messages that became shorter, including flags and padding.
  package internal(set) var shrankCount = 0

  /// The size of the messages that were sent as they are, less the cost of their
  /// symbols in the code, in bits; −∞ if the code cannot write one of them.
  package internal(set) var rawExcess = 0.0

  /// The bits that end the streams of the coded messages: 0 for codewords.
  package internal(set) var endBits = 0.0

  /// The messages grouped by their number of bytes: how many there are, and the bits in
  /// which they were sent.
  package internal(set) var byRawSize: [Int: SizeClass] = [:]

  /// The number of messages for each size in bits as sent.
  package internal(set) var bySentSize: [Int: Int] = [:]

  /// The information that a reader needs to find the end of a message.
  package internal(set) var need = MessageForm.Need.length

  /// The messages of one size.
  package struct SizeClass: Hashable, Sendable {
    /// The number of messages.
    package internal(set) var count = 0
    /// Their size as sent, in bits, including flags and padding.
    package internal(set) var unitBitCount = 0
  }

  /// The size of all messages as sent, in bytes.
  ///
  /// If they are not padded to bytes, it is the number of bytes that contain all their
  /// bits.
  package var sentByteCount: Int { (unitBitCount + 7) / 8 }

  /// The share of the messages that became shorter.
  package var shrankShare: Double { Double(shrankCount) / Double(max(1, count)) }

  /// The original sizes of the messages in bytes.
  package var rawSizes: SizeDistribution {
    SizeDistribution(byRawSize.map { (Double($0.key), $0.value.count) })
  }

  /// The sizes of the messages in bytes as sent.
  package var sentSizes: SizeDistribution {
    SizeDistribution(bySentSize.map { (Double($0.key) / 8, $0.value) })
  }

  /// Adds a message to the totals.
  mutating func add(byteCount: Int, unitBitCount unit: Int) {
    count += 1
    rawByteCount += byteCount
    unitBitCount += unit
    if unit < byteCount * 8 { shrankCount += 1 }
    byRawSize[byteCount, default: SizeClass()].count += 1
    byRawSize[byteCount, default: SizeClass()].unitBitCount += unit
    bySentSize[unit, default: 0] += 1
  }

  /// Adds the totals of another worker.
  mutating func add(_ other: MessageOutcome) {
    count += other.count
    rawByteCount += other.rawByteCount
    unitBitCount += other.unitBitCount
    paddingBitCount += other.paddingBitCount
    flagBitCount += other.flagBitCount
    selectorBitCount += other.selectorBitCount
    byTable.merge(other.byTable, uniquingKeysWith: +)
    boundaryBitCount += other.boundaryBitCount
    rawCount += other.rawCount
    shrankCount += other.shrankCount
    byRawSize.merge(other.byRawSize) {
      SizeClass(count: $0.count + $1.count, unitBitCount: $0.unitBitCount + $1.unitBitCount)
    }
    bySentSize.merge(other.bySentSize, uniquingKeysWith: +)
  }
}

extension MessageOutcome {
  /// Returns the number of messages in each table of a set; `nil` for a code that is
  /// not a set of several tables.
  package func tableCounts(in design: Design) -> [Int]? {
    guard let count = design.tableCount, count > 1 else { return nil }
    return (0..<count).map { byTable[$0] ?? 0 }
  }
}

/// A distribution of sizes.
package struct SizeDistribution: Sendable {
  /// The sizes that occur, in ascending order, each with its number of occurrences.
  package let sizes: [(size: Double, count: Int)]

  /// The number of items.
  package let count: Int

  /// The distribution of sizes, given with their numbers of occurrences.
  package init(_ sizes: [(Double, Int)]) {
    self.sizes = sizes.sorted { $0.0 < $1.0 }.map { (size: $0.0, count: $0.1) }
    count = sizes.reduce(0) { $0 + $1.1 }
  }

  /// The mean size; 0 if there are no items.
  package var mean: Double {
    sizes.map { $0.size * Double($0.count) }.compensatedSum() / Double(max(1, count))
  }

  /// The greatest size; 0 if there are no items.
  package var greatest: Double { sizes.last?.size ?? 0 }

  /// The least size that at least the share `share` of the items does not exceed; 0 if
  /// there are no items.
  package func quantile(_ share: Double) -> Double {
    let rank = max(1, Int((share * Double(count)).rounded(.up)))
    var seen = 0
    for (size, number) in sizes {
      seen += number
      if seen >= rank { return size }
    }
    return 0
  }
}
