/// The search for K tables that many messages cost least in, for every K up to a greatest one.
///
/// One start is not enough: Lloyd's iteration ends in the next valley. So there are many, all
/// from one seed:
///
/// 1. where there are few messages, every way of dividing them;
/// 2. messages gathered into some hundred small groups, which are joined two by two
///    (``TallyMerging``); that gives a start for each K;
/// 3. tables of single messages, each drawn by what it costs in those before (k-means++);
/// 4. the result of K + 1 with two tables joined, and of K with one divided, back and forth.
///
/// Large data are searched on a sample, and the best tables of each K are then improved on all
/// messages. K tables are K at most: those that no message uses are dropped, and fewer are kept
/// where they cost less, so what is found never costs more for a greater K.
///
/// Source: Arthur and Vassilvitskii, *k-means++: the advantages of careful seeding*, 2007.
package struct TableSearch: Sendable {
  let all: MessageTallies
  let design: TableDesign
  let rules: TableRules
  let seed: UInt64
  let threads: Int

  /// The most entries of messages that are searched; more are a sample.
  package static let sampleSize = 1 << 17

  /// The most rounds on all messages, of which the first few change most.
  private static let roundsOnAll = 12

  /// The starts by k-means++ for each K.
  private static let seedings = 4

  /// How often results are handed from K to K + 1 and back.
  private static let exchanges = 3

  /// The number of small groups that are joined.
  private static let smallGroupCount = 128

  /// The most ways of dividing messages that are all tried.
  private static let mostDivisions = 1 << 12

  /// A search in `all` by a design and rules.
  package init(
    in all: MessageTallies, _ design: TableDesign, _ rules: TableRules, seed: UInt64, threads: Int
  ) {
    self.all = all
    self.design = design
    self.rules = rules
    self.seed = seed
    self.threads = threads
  }

  /// The best tables that were found for each K of a range.
  ///
  /// - Returns: for each K at most K tables.
  /// - Throws: ``DesignError`` if there is no code for some counts.
  /// - Precondition: there is a message, and no K is above the greatest number of tables.
  package func best(
    of items: [UInt32], _ range: ClosedRange<Int>
  ) throws(DesignError) -> [LloydIteration] {
    let most = range.upperBound
    precondition(!items.isEmpty && 1...TableAssignment.greatestCount ~= most, "tables of messages")
    let sample = sample(of: items)
    var best: [LloydIteration]
    if let divisions = Divisions(of: items.count, into: most, limit: Self.mostDivisions) {
      best = try exhausted(divisions, items, upTo: most)
    } else {
      best = try searched(sample, upTo: most)
    }
    best.removeFirst(range.lowerBound - 1)
    guard sample.count < items.count else { return best }
    for index in best.indices {
      WorkProgress.begin("improving \(range.lowerBound + index) tables on all messages")
      // The rule may have nothing for what the sample lacked; smoothing has.
      let whole = try assigned(items, to: best[index])
      best[index] = try iterated(
        whole.tallies, whole.messageCounts, items, rounds: Self.roundsOnAll, threads: threads)
      if index > 0, best[index - 1].cost <= best[index].cost { best[index] = best[index - 1] }
    }
    return best
  }

  /// The messages that are searched: all of them, or as many as the sample has room for, evenly
  /// spread.
  package func sample(of items: [UInt32]) -> [UInt32] {
    let entryCount = items.reduce(0) { $0 + all.starts[Int($1) + 1] - all.starts[Int($1)] }
    guard entryCount > Self.sampleSize else { return items }
    let count = max(1, items.count * Self.sampleSize / entryCount)
    return (0..<count).map { items[$0 * items.count / count] }
  }
}

// MARK: - Starts

extension TableSearch {
  private func exhausted(
    _ divisions: Divisions, _ items: [UInt32], upTo most: Int
  ) throws(DesignError) -> [LloydIteration] {
    let tallies = items.map { all.tally(of: Int($0)) }
    var best = [try iterated([all.tally(of: items)], [items.count], items)]
    var starts: [(count: Int, tallies: [[UInt64]], counts: [Int])] = []
    for groups in divisions.all {
      let count = (groups.max() ?? 0) + 1
      let (sums, counts) = grouped(tallies, groups, into: count)
      starts.append((count, sums, counts))
    }
    for count in stride(from: 2, through: most, by: 1) {
      let ways = starts.filter { $0.count == count }.map { ($0.tallies, $0.counts) }
      best.append(
        ways.isEmpty ? best[count - 2] : Self.better(best[count - 2], try tried(ways, items)))
    }
    return best
  }

  private func searched(_ items: [UInt32], upTo most: Int) throws(DesignError) -> [LloydIteration] {
    var best = [try iterated([all.tally(of: items)], [items.count], items)]
    WorkProgress.begin("searching for tables", of: most * (Self.exchanges + 1), "steps")
    let (small, groups) = try smallGroups(of: items, upTo: most)
    for count in stride(from: 2, through: most, by: 1) {
      var starts: [([[UInt64]], [Int])] = []
      if count <= groups.count {
        starts.append(grouped(small.tallies, groups[count - 1], into: count, small.counts))
      }
      for start in 0..<Self.seedings {
        starts.append(try seeded(count, items, start: start))
      }
      best.append(Self.better(best[count - 2], try tried(starts, items)))
      WorkProgress.add(1)
    }
    for round in 0..<Self.exchanges { try exchange(&best, items, round: round) }
    return best
  }

  /// Hands results down, two tables joined, and up, one table divided.
  private func exchange(
    _ best: inout [LloydIteration], _ items: [UInt32], round: Int
  ) throws(DesignError) {
    for index in stride(from: best.count - 2, through: 1, by: -1) {
      let upper = best[index + 1]
      guard upper.tallies.count > index + 1 else { continue }
      let used = try assigned(items, to: upper)
      let groups = TallyMerging.groups(of: used.tallies, upTo: index + 1)
      guard groups.count == index + 1 else { continue }
      let start = grouped(used.tallies, groups[index], into: index + 1, used.messageCounts)
      best[index] = Self.better(best[index], try tried([start], items))
    }
    for index in best.indices.dropLast() {
      let start = best[index]
      let used = try assigned(items, to: start, keepingTables: true)
      var starts: [([[UInt64]], [Int])] = []
      for table in used.tallies.indices where used.messageCounts[table] > 1 {
        starts.append(divided(table, of: used, items, round: round))
      }
      best[index + 1] = Self.better(best[index + 1], best[index])
      guard !starts.isEmpty else { continue }
      best[index + 1] = Self.better(best[index + 1], try tried(starts, items))
      WorkProgress.add(1)
    }
  }

  /// The messages of one table at random in two.
  private func divided(
    _ table: Int, of used: TableAssignment, _ items: [UInt32], round: Int
  ) -> ([[UInt64]], [Int]) {
    var rng = SplitMix64(
      seed: seed, position: UInt64(1 + round) << 48 + UInt64(used.tallies.count * 256 + table) << 32)
    var half = [UInt64](repeating: 0, count: all.alphabetSize)
    var halfCount = 0
    for (item, chosen) in zip(items, used.tables) where chosen == UInt8(table) {
      guard rng.next() >> 63 == 1 else { continue }
      all.add(Int(item), to: &half)
      halfCount += 1
    }
    var (tallies, counts) = (used.tallies, used.messageCounts)
    for symbol in half.indices { tallies[table][symbol] -= half[symbol] }
    counts[table] -= halfCount
    return (tallies + [half], counts + [halfCount])
  }

  /// Tables of single messages, each drawn in proportion to what it costs in those before.
  private func seeded(
    _ count: Int, _ items: [UInt32], start: Int
  ) throws(DesignError) -> ([[UInt64]], [Int]) {
    var rng = SplitMix64(seed: seed, position: UInt64(count * 1024 + start) << 32)
    var place = Int(rng.next() % UInt64(items.count))
    var least = [UInt64](repeating: .max, count: items.count)
    var tallies: [[UInt64]] = []
    let smooth = design.smoothed
    while true {
      let tally = all.tally(of: Int(items[place]))
      tallies.append(tally)
      guard tallies.count < count else { break }
      let costs = TableCosts([try smooth.costs(for: tally)], alphabetSize: all.alphabetSize)
      var total: UInt64 = 0
      for (index, item) in items.enumerated() {
        least[index] = min(least[index], costs.sums(of: Int(item), in: all, group: 0)[0])
        total += least[index]
      }
      guard total > 0 else { break }
      var target = rng.next() % total
      place = 0
      while place + 1 < items.count, target >= least[place] {
        target -= least[place]
        place += 1
      }
    }
    return try filled(tallies, items)
  }

  /// What messages make of tables that are learnt from few of them: those that each draws.
  ///
  /// Smoothing gives each symbol a codeword, whatever the rule of the search is.
  private func filled(
    _ tallies: [[UInt64]], _ items: [UInt32]
  ) throws(DesignError) -> ([[UInt64]], [Int]) {
    let smooth = design.smoothed
    var costs: [[UInt64]] = []
    for tally in tallies { costs.append(try smooth.costs(for: tally)) }
    let pass = TableAssignment(
      of: items, in: all, by: TableCosts(costs, alphabetSize: all.alphabetSize),
      selector: costs.map { _ in 0 }, .free)
    let used = pass.messageCounts.indices.filter { pass.messageCounts[$0] > 0 }
    return (used.map { pass.tallies[$0] }, used.map { pass.messageCounts[$0] })
  }

  /// Small groups of messages, and how they join.
  private func smallGroups(
    of items: [UInt32], upTo most: Int
  ) throws(DesignError) -> (small: (tallies: [[UInt64]], counts: [Int]), groups: [[Int]]) {
    var small = (tallies: items.map { all.tally(of: Int($0)) }, counts: items.map { _ in 1 })
    if items.count > Self.smallGroupCount {
      var rng = SplitMix64(seed: seed)
      let count = UInt64(items.count)
      let first = (0..<Self.smallGroupCount).map { _ in items[Int(rng.next() % count)] }
      let start = try filled(first.map { all.tally(of: Int($0)) }, items)
      let iterated = try LloydIteration(
        from: start.0, counts: start.1, of: items, in: all, design.smoothed, .free, rounds: 6,
        threads: threads)
      let used = try assigned(items, to: iterated)
      let filled = used.messageCounts.indices.filter { used.messageCounts[$0] > 0 }
      small = (filled.map { used.tallies[$0] }, filled.map { used.messageCounts[$0] })
    }
    return (small, TallyMerging.groups(of: small.tallies, upTo: most))
  }
}

// MARK: - Steps

extension TableSearch {
  /// The best of Lloyd's iterations from several starts, the first of equals.
  private func tried(
    _ starts: [(tallies: [[UInt64]], counts: [Int])], _ items: [UInt32]
  ) throws(DesignError) -> LloydIteration {
    let found = try BlockWorkers.run(symbolCount: starts.count, blockSize: 1, threads: threads) {
      (nextBlock: () -> Range<Int>?) throws(DesignError) -> [(Int, LloydIteration)] in
      var found: [(Int, LloydIteration)] = []
      while let range = nextBlock() {
        let start = starts[range.lowerBound]
        found.append((range.lowerBound, try iterated(start.tallies, start.counts, items)))
      }
      return found
    }
    let ordered = found.joined().sorted { $0.0 < $1.0 }.map(\.1)
    return ordered.dropFirst().reduce(ordered[0], Self.better)
  }

  private func iterated(
    _ tallies: [[UInt64]], _ counts: [Int], _ items: [UInt32], rounds: Int = 50, threads: Int = 1
  ) throws(DesignError) -> LloydIteration {
    try LloydIteration(
      from: tallies, counts: counts, of: items, in: all, design, rules, rounds: rounds,
      threads: threads)
  }

  /// The second where it costs less than the first.
  private static func better(_ first: LloydIteration, _ second: LloydIteration) -> LloydIteration {
    second.cost < first.cost ? second : first
  }

  /// The messages in smoothed tables of a result.
  private func assigned(
    _ items: [UInt32], to result: LloydIteration, keepingTables: Bool = false
  ) throws(DesignError) -> TableAssignment {
    let smooth = design.smoothed
    var costs: [[UInt64]] = []
    for tally in result.tallies { costs.append(try smooth.costs(for: tally)) }
    return TableAssignment(
      of: items, in: all, by: TableCosts(costs, alphabetSize: all.alphabetSize),
      selector: rules.selectorCosts(result.messageCounts), rules.withoutRaw, threads: threads,
      keepingTables: keepingTables)
  }

  private func grouped(
    _ tallies: [[UInt64]], _ groups: [Int], into count: Int, _ messageCounts: [Int]? = nil
  ) -> (tallies: [[UInt64]], counts: [Int]) {
    var sums = Array(repeating: [UInt64](repeating: 0, count: all.alphabetSize), count: count)
    var counts = Array(repeating: 0, count: count)
    for (index, group) in groups.enumerated() {
      for symbol in sums[group].indices { sums[group][symbol] += tallies[index][symbol] }
      counts[group] += messageCounts?[index] ?? 1
    }
    return (sums, counts)
  }
}
