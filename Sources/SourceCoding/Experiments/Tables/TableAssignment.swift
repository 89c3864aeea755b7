/// One pass over messages that assigns each to the table in which it is shortest, and
/// counts it there.
struct TableAssignment: Sendable {
  /// The number that stands for messages that are sent raw.
  static let raw = UInt8.max

  /// The greatest number of tables; a table number is a byte, one value of which stands
  /// for raw messages.
  static let greatestCount = 128

  /// The cost of all messages, in units.
  private(set) var cost: UInt64 = 0

  /// The counts of the messages of each table.
  private(set) var tallies: [[UInt64]]

  /// The number of messages of each table.
  private(set) var messageCounts: [Int]

  /// The number of messages that are sent raw.
  private(set) var rawCount = 0

  /// The number of bytes of the messages that are sent raw.
  private(set) var rawByteCount = 0

  /// The bits of the coded messages besides their codewords.
  private(set) var extraBits = 0

  /// The first message that no table can write; `nil` if there is none.
  private(set) var unwritable: Int?

  /// The table of each message, in the order of the items, if it was asked for.
  private(set) var tables: [UInt8] = []

  /// Assigns the messages `items` to tables with the given costs.
  ///
  /// If a message is equally short in several tables, the first is taken. If `chosen`
  /// gives the table of each item, that table is taken. The result does not depend on
  /// the number of threads.
  ///
  /// Given an assignment of the same items to as many tables, whose tables were kept, only the
  /// messages that moved are counted anew.
  init(
    of items: [UInt32], in tallies: MessageTallies, by costs: TableCosts, selector: [UInt64],
    _ rules: TableRules, threads: Int = 1, keepingTables: Bool = false,
    chosen: [UInt8]? = nil, after earlier: TableAssignment? = nil
  ) {
    let blockSize = 4096
    let besides = CostsBesides(selector, rules)
    let parts = BlockWorkers.run(symbolCount: items.count, blockSize: blockSize, threads: threads) {
      (nextBlock: () -> Range<Int>?) -> Part in
      var part = Part(tableCount: costs.count, alphabetSize: tallies.alphabetSize)
      while let range = nextBlock() {
        let block = items.span.extracting(range)
        let cheapest = CheapestTables(
          of: block, in: tallies, by: costs, besides, rules, chosen?.span.extracting(range))
        part.sum(block, in: tallies, cheapest)
        part.move(
          block, of: tallies, from: earlier?.tables.span.extracting(range),
          to: cheapest.tables.span)
        if keepingTables { part.blocks.append((range.lowerBound, cheapest.tables)) }
      }
      return part
    }
    var flat =
      earlier.map { $0.tallies.flatMap(\.self) }
      ?? [UInt64](repeating: 0, count: costs.count * tallies.alphabetSize)
    var counts = [UInt64](repeating: 0, count: Int(Self.raw) + 1)
    for part in parts {
      cost += part.cost
      rawByteCount += part.rawByteCount
      extraBits += part.extraBits
      for table in counts.indices { counts[table] += part.messageCounts[table] }
      for index in flat.indices { flat[index] &+= part.changes[index] }
      if let found = part.unwritable { unwritable = min(unwritable ?? found, found) }
    }
    messageCounts = counts[..<costs.count].map { Int($0) }
    rawCount = Int(counts[Int(Self.raw)])
    self.tallies = (0..<costs.count).map {
      Array(flat[$0 * tallies.alphabetSize..<($0 + 1) * tallies.alphabetSize])
    }
    if keepingTables {
      tables = parts.flatMap(\.blocks).sorted { $0.start < $1.start }.flatMap(\.tables)
    }
  }

  /// The result of one worker.
  private struct Part: Sendable {
    var cost: UInt64 = 0
    /// What is added to the counts of each table; it wraps around below 0.
    var changes: [UInt64]
    /// The number of messages of each table, and of raw ones in the place of ``raw``.
    var messageCounts = [UInt64](repeating: 0, count: Int(TableAssignment.raw) + 1)
    var rawByteCount = 0
    var extraBits = 0
    var unwritable: Int?
    var blocks: [(start: Int, tables: [UInt8])] = []
    private let alphabetSize: Int

    init(tableCount: Int, alphabetSize: Int) {
      changes = Array(repeating: 0, count: tableCount * alphabetSize)
      self.alphabetSize = alphabetSize
    }

    /// Adds up what messages cost in their tables, and counts them.
    mutating func sum(_ items: Span<UInt32>, in all: MessageTallies, _ found: CheapestTables) {
      let (tables, costs, repeats) = (found.tables.span, found.costs.span, all.repeats.span)
      var (sum, counts) = (UInt64(0), messageCounts)
      var messageCounts = counts.mutableSpan
      for place in items.indices {
        let times = repeats.isEmpty ? 1 : UInt64(repeats[Int(items[place])])
        messageCounts[Int(tables[place])] += times
        sum += costs[place] == CheapestTables.impossible ? 0 : costs[place] * times
      }
      cost += sum
      self.messageCounts = counts
      for place in found.hasImpossible ? items.indices : 0..<0
      where costs[place] == CheapestTables.impossible {
        unwritable = min(unwritable ?? .max, Int(items[place]))
      }
      guard found.hasRaw || !all.extraBits.isEmpty else { return }
      for place in items.indices {
        let item = Int(items[place])
        let times = Int(all.repeatCount(of: item))
        if tables[place] == TableAssignment.raw {
          rawByteCount += Int(all.byteCounts[item]) * times
        } else if !all.extraBits.isEmpty {
          extraBits += Int(all.extraBits[item]) * times
        }
      }
    }

    /// Counts the symbols of messages in their tables, and no longer in their earlier ones if they
    /// had any.
    mutating func move(
      _ items: Span<UInt32>, of all: MessageTallies, from earlier: Span<UInt8>?,
      to tables: Span<UInt8>
    ) {
      var counts: [UInt64] = []
      swap(&counts, &changes)
      var places = counts.mutableSpan
      for place in items.indices {
        let (item, table) = (Int(items[place]), tables[place])
        if let earlier {
          guard table != earlier[place] else { continue }
          add(item, of: all, times: 0 &- all.repeatCount(of: item), to: earlier[place], &places)
        }
        add(item, of: all, times: all.repeatCount(of: item), to: table, &places)
      }
      swap(&counts, &changes)
    }

    /// Adds the counts of a message to those of a table.
    @inline(__always)
    private func add(
      _ item: Int, of all: MessageTallies, times: UInt64, to table: UInt8,
      _ counts: inout MutableSpan<UInt64>
    ) {
      guard table != TableAssignment.raw else { return }
      let base = Int(table) * alphabetSize
      let entries = all.entries.span
      for place in all.starts[item]..<all.starts[item + 1] {
        let (symbol, count) = all.parts(of: entries[place])
        counts[base + symbol] &+= count &* times
      }
    }
  }
}
