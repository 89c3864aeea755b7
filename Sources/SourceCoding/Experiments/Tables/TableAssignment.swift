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
  init(
    of items: [UInt32], in tallies: MessageTallies, by costs: TableCosts, selector: [UInt64],
    _ rules: TableRules, threads: Int = 1, keepingTables: Bool = false,
    chosen: [UInt8]? = nil
  ) {
    let blockSize = 4096
    let parts = BlockWorkers.run(symbolCount: items.count, blockSize: blockSize, threads: threads) {
      (nextBlock: () -> Range<Int>?) -> Part in
      var part = Part(tableCount: costs.count, alphabetSize: tallies.alphabetSize)
      while let range = nextBlock() {
        if keepingTables { part.blocks.append((range.lowerBound, [])) }
        for place in range {
          part.assign(
            Int(items[place]), in: tallies, by: costs, selector: selector, rules,
            only: chosen.map { Int($0[place]) }, keepingTables)
        }
      }
      return part
    }
    messageCounts = Array(repeating: 0, count: costs.count)
    var flat = [UInt64](repeating: 0, count: costs.count * tallies.alphabetSize)
    for part in parts {
      cost += part.cost
      rawCount += part.rawCount
      rawByteCount += part.rawByteCount
      extraBits += part.extraBits
      for table in messageCounts.indices { messageCounts[table] += part.messageCounts[table] }
      for index in flat.indices { flat[index] += part.tallies[index] }
      if let found = part.unwritable { unwritable = min(unwritable ?? found, found) }
    }
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
    var tallies: [UInt64]
    var messageCounts: [Int]
    var rawCount = 0
    var rawByteCount = 0
    var extraBits = 0
    var unwritable: Int?
    var blocks: [(start: Int, tables: [UInt8])] = []
    private let alphabetSize: Int

    init(tableCount: Int, alphabetSize: Int) {
      tallies = Array(repeating: 0, count: tableCount * alphabetSize)
      messageCounts = Array(repeating: 0, count: tableCount)
      self.alphabetSize = alphabetSize
    }

    @inline(__always)
    mutating func assign(
      _ item: Int, in all: MessageTallies, by costs: TableCosts, selector: [UInt64],
      _ rules: TableRules, only chosen: Int?, _ keepsTable: Bool
    ) {
      var (best, least) = (0, UInt64.max)
      let extra = all.extraBits.isEmpty ? 0 : Int(all.extraBits[item])
      let besides = UInt64(rules.flags + extra) * TableRules.unitsPerBit
      for group in 0..<costs.groupCount {
        let sums = costs.sums(of: item, in: all, group: group)
        for lane in 0..<min(8, costs.count - group * 8) {
          let table = group * 8 + lane
          guard sums[lane] < costs.unwritable, chosen ?? table == table else { continue }
          let cost = rules.padded(sums[lane] + selector[table] + besides)
          if cost < least { (best, least) = (table, cost) }
        }
      }
      let times = all.repeatCount(of: item)
      if rules.orRaw, rules.rawCost(byteCount: all.byteCounts[item]) < least {
        cost += rules.rawCost(byteCount: all.byteCounts[item]) * times
        rawCount += Int(times)
        rawByteCount += Int(all.byteCounts[item]) * Int(times)
        if keepsTable { blocks[blocks.count - 1].tables.append(TableAssignment.raw) }
        return
      }
      if least == .max {
        unwritable = min(unwritable ?? item, item)
        least = 0
      }
      cost += least * times
      extraBits += extra * Int(times)
      messageCounts[best] += Int(times)
      if keepsTable { blocks[blocks.count - 1].tables.append(UInt8(best)) }
      let base = best * alphabetSize
      for place in all.starts[item]..<all.starts[item + 1] {
        let (symbol, count) = all.parts(of: all.entries[place])
        tallies[base + symbol] += count * times
      }
    }
  }
}
