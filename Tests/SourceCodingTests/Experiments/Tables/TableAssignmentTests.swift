import Testing

@testable import SourceCoding

/// A pass over messages, against the plain formula.
struct TableAssignmentTests {
  static let rules = [
    TableRules.free, TableRules(), TableRules(selector: .huffman, alignment: 5),
    TableRules(selector: .ideal, alignment: 1), TableRules(orRaw: true, flagBits: 2),
  ]
  static let designs = [
    TableDesign(), TableDesign(.ideal), TableDesign(.huffman, smoothing: .maximumLikelihood),
  ]

  /// Messages, some of which are long, with tables that are made from a few of them.
  private static func sample(
    _ design: TableDesign, tableCount: Int, seed: UInt64
  ) throws -> (messages: [[UInt8]], tallies: MessageTallies, costs: [[UInt64]]) {
    var messages = TableSamples.random(300, symbolCount: 12, longest: 20, seed: seed)
    messages.append(TableSamples.random(1, symbolCount: 12, longest: 1, seed: seed)[0])
    messages.append(Array(repeating: 11, count: 70_000))
    let tallies = TableSamples.tallies(messages, alphabetSize: 12)
    let costs = try (0..<tableCount).map { table in
      try design.costs(for: tallies.tally(of: tallies.all.filter { Int($0) % tableCount == table }))
    }
    return (messages, tallies, costs)
  }

  /// The first of the cheapest tables, and the cost; `nil` if no table writes the message, and the
  /// table is `nil` if it is sent raw.
  private static func cheapest(
    _ message: [UInt8], _ costs: [[UInt64]], _ selector: [UInt64], _ rules: TableRules
  ) -> (table: Int?, cost: UInt64)? {
    let unwritable = TableCosts.unwritable(alphabetSize: costs[0].count)
    var best: (table: Int?, cost: UInt64)?
    for (table, costs) in costs.enumerated()
    where message.allSatisfy({ costs[Int($0)] < unwritable }) {
      let sum = message.reduce(0) { $0 + costs[Int($1)] }
      let cost = rules.padded(sum + selector[table] + UInt64(rules.flags) * TableRules.unitsPerBit)
      if cost < best?.cost ?? .max { best = (table, cost) }
    }
    if rules.orRaw {
      let cost = rules.rawCost(byteCount: UInt32(message.count))
      if cost < best?.cost ?? .max { best = (nil, cost) }
    }
    return best
  }

  @Test(arguments: rules, [1, 3, 8, 9, 20])
  func `each message goes to the first of its cheapest tables`(
    _ rules: TableRules, tableCount: Int
  ) throws {
    for design in Self.designs {
      let (messages, tallies, costs) = try Self.sample(design, tableCount: tableCount, seed: 3)
      let selector = rules.selectorCosts((0..<tableCount).map { 1 + $0 * $0 })
      let pass = TableAssignment(
        of: tallies.all, in: tallies, by: TableCosts(costs, alphabetSize: 12), selector: selector,
        rules, threads: 2, keepingTables: true)
      var (cost, counts) = (UInt64(0), [Int](repeating: 0, count: tableCount))
      var expected = Array(repeating: [UInt64](repeating: 0, count: 12), count: tableCount)
      var unwritable: Int?
      for (index, message) in messages.enumerated() {
        let best = Self.cheapest(message, costs, selector, rules)
        if best == nil { unwritable = unwritable ?? index }
        cost += best?.cost ?? 0
        let table = best == nil ? 0 : best?.table
        #expect(Int(pass.tables[index]) == table ?? Int(TableAssignment.raw))
        guard let table else { continue }
        counts[table] += 1
        for symbol in message { expected[table][Int(symbol)] += 1 }
      }
      #expect(pass.cost == cost && pass.messageCounts == counts && pass.tallies == expected)
      #expect(pass.unwritable == unwritable)
      #expect(pass.rawCount == messages.count - counts.reduce(0, +))
    }
  }

  @Test(arguments: rules)
  func `a pass after another one counts as a pass of its own does`(_ rules: TableRules) throws {
    let (_, tallies, first) = try Self.sample(TableDesign(), tableCount: 5, seed: 4)
    let (_, _, second) = try Self.sample(TableDesign(), tableCount: 5, seed: 5)
    func pass(_ costs: [[UInt64]], after earlier: TableAssignment? = nil) -> TableAssignment {
      TableAssignment(
        of: tallies.all, in: tallies, by: TableCosts(costs, alphabetSize: 12),
        selector: rules.selectorCosts([9, 1, 4, 7, 2]), rules, threads: 2, keepingTables: true,
        after: earlier)
    }
    let (earlier, alone) = (pass(first), pass(second))
    let later = pass(second, after: earlier)
    #expect(earlier.tables != later.tables)
    #expect(later.tables == alone.tables && later.tallies == alone.tallies)
    #expect(later.cost == alone.cost && later.messageCounts == alone.messageCounts)
    #expect(later.rawByteCount == alone.rawByteCount)
  }

  @Test func `a table that is chosen is taken, however expensive`() throws {
    let (messages, tallies, costs) = try Self.sample(TableDesign(), tableCount: 10, seed: 6)
    let chosen = messages.indices.map { UInt8($0 * 7 % 10) }
    let pass = TableAssignment(
      of: tallies.all, in: tallies, by: TableCosts(costs, alphabetSize: 12),
      selector: costs.map { _ in 0 }, .free, keepingTables: true, chosen: chosen)
    #expect(pass.tables == chosen)
    let cost = messages.indices.reduce(UInt64(0)) { sum, index in
      messages[index].reduce(sum) { $0 + costs[Int(chosen[index])][Int($1)] }
    }
    #expect(pass.cost == cost)
  }

  @Test(arguments: [UInt64(0), 1, 100, 4095, 4096, 5000])
  func `the loss of joining is that of the entropies, for counts of any size`(count: UInt64) {
    let (first, second): ([UInt64], [UInt64]) = ([count, 3, 0, 1], [5, 0, 0, count])
    func bits(_ tally: [UInt64]) -> Double {
      let total = Double(tally.reduce(0, +))
      return tally.reduce(0) { $1 > 0 ? $0 + Double($1) * Mathematics.log(total / Double($1)) : $0 }
    }
    // Logarithms of up to n, n times, each right to 2^−50 of its value.
    let total = Double(2 * count + 9)
    let rounding = 0x1p-48 * total * Mathematics.log(total)
    let (one, other) = (TallyMerging.informationSum(first), TallyMerging.informationSum(second))
    #expect(abs(one - bits(first)) <= rounding)
    let expected = bits(zip(first, second).map(+)) - bits(first) - bits(second)
    #expect(abs(TallyMerging.loss(first, second, one, other) - expected) <= 3 * rounding)
  }
}
