/// Searches K tables in which many messages cost least, for every K up to a maximum.
///
/// Lloyd's iteration ends in the nearest local minimum, so there are many starting
/// points, all derived from one seed:
///
/// 1. where there are few messages, every way to divide them;
/// 2. messages gathered into a hundred or so small groups, which are joined two by two
///    (``TallyMerging``); that gives a start for each K;
/// 3. tables of single messages, each drawn with a probability proportional to its cost
///    in the tables drawn before (k-means++);
/// 4. the result for K + 1 with two tables joined, and the result for K with one
///    divided, back and forth;
/// 5. each result with two tables joined and a third divided.
///
/// Without padding and selectors costs fall in small steps, so a search without them gives one more
/// start for each K; among many messages it is a shorter one.
///
/// Large data are searched on a sample, and the best tables for each K are then
/// improved on all messages. K is a maximum: tables that no message uses are dropped,
/// and fewer tables are kept where they cost less, so the result never costs more for a
/// greater K.
///
/// Source: Arthur and Vassilvitskii, *k-means++: the advantages of careful seeding*,
/// 2007.
package struct TableSearch: Sendable {
  let all: MessageTallies
  let design: TableDesign
  let rules: TableRules
  let seed: UInt64
  let threads: Int

  /// The number of moves of tables in succession, at most ``greatestMoves``; a search for starts
  /// among many messages makes one.
  var mostMoves = greatestMoves

  /// The greatest number of moves of tables in succession.
  static let greatestMoves = 12

  /// The greatest number of entries that are searched; of more, a sample is taken.
  package static let sampleSize = 1 << 17

  /// The greatest number of rounds on all messages; the first few rounds change most.
  static let roundsOnAll = 12

  /// The number of starts by k-means++ for each K.
  static let seedings = 6

  /// The number of different messages above which the search for starts is a short one.
  static let manyMessages = 1 << 12

  /// How many times results are passed from K to K + 1 and back.
  static let exchanges = 2

  /// The number of small groups that are joined.
  static let smallGroupCount = 128

  /// The greatest number of ways to divide messages up to which all are tried.
  static let mostDivisions = 1 << 12

  /// Prepares a search among messages with the given design and rules.
  package init(
    in all: MessageTallies, _ design: TableDesign, _ rules: TableRules, seed: UInt64, threads: Int
  ) {
    self.all = all
    self.design = design
    self.rules = rules
    self.seed = seed
    self.threads = threads
  }

  /// Returns the best tables that were found for each K of a range.
  ///
  /// - Parameters:
  ///   - items: the messages.
  ///   - range: the numbers of tables.
  ///   - gathered: the different messages among them, if they are gathered already.
  /// - Returns: for each K at most K tables.
  /// - Throws: ``DesignError`` if there is no code for some counts.
  /// - Precondition: there is a message, and no K is above the greatest number of
  ///   tables.
  package func best(
    of items: [UInt32], _ range: ClosedRange<Int>, distinct gathered: DistinctMessages? = nil
  ) throws(DesignError) -> [LloydIteration] {
    let most = range.upperBound
    precondition(!items.isEmpty && 1...TableAssignment.greatestCount ~= most, "tables of messages")
    // Raw is one more group, which has no table.
    let divisions = (rules.orRaw ? [most + 1, most] : [most]).lazy
      .compactMap { Divisions(of: items.count, into: $0, limit: Self.mostDivisions) }.first
    if let divisions {
      return Array(try exhausted(divisions, items, upTo: most).dropFirst(range.lowerBound - 1))
    }
    let distinct = gathered ?? DistinctMessages(of: items, in: all)
    let search = TableSearch(in: distinct.tallies, design, rules, seed: seed, threads: threads)
    var best = try search.searched(distinct.tallies.all, upTo: most)
    best.removeFirst(range.lowerBound - 1)
    guard !distinct.isWhole else { return best }
    for index in best.indices {
      WorkProgress.begin("improving \(range.lowerBound + index) tables on all messages")
      // The rule may have no codeword for a symbol that the sample lacked; smoothed
      // tables have one.
      let whole = try assigned(items, to: best[index])
      best[index] = try iterated(
        whole.tallies, whole.messageCounts, items, rounds: Self.roundsOnAll, threads: threads)
      if index > 0, best[index - 1].cost <= best[index].cost { best[index] = best[index - 1] }
    }
    if range.lowerBound > 1 {
      let one = try iterated([all.tally(of: items)], [items.count], items, threads: threads)
      for index in best.indices where one.cost <= best[index].cost { best[index] = one }
    }
    return best
  }
}

extension TableSearch {
  /// Returns the best result of Lloyd's iteration from several starts; of equal ones
  /// the first.
  func tried(
    _ given: [(tallies: [[UInt64]], counts: [Int])], _ items: [UInt32]
  ) throws(DesignError) -> LloydIteration {
    var seen: Set<[[UInt64]]> = []
    let starts = given.filter {
      seen.insert($0.tallies + [$0.counts.map { UInt64($0) }]).inserted
    }
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

  func iterated(
    _ tallies: [[UInt64]], _ counts: [Int], _ items: [UInt32], rounds: Int = 50, threads: Int = 1
  ) throws(DesignError) -> LloydIteration {
    try LloydIteration(
      from: tallies, counts: counts, of: items, in: all, design, rules, rounds: rounds,
      threads: threads)
  }

  /// Returns the second iteration if it costs less than the first, otherwise the first.
  static func better(_ first: LloydIteration, _ second: LloydIteration) -> LloydIteration {
    second.cost < first.cost ? second : first
  }

  /// Assigns messages to the smoothed tables of a result.
  func assigned(
    _ items: [UInt32], to result: LloydIteration, keepingTables: Bool = false
  ) throws(DesignError) -> TableAssignment {
    TableAssignment(
      of: items, in: all,
      by: try TableCosts(of: result.tallies, by: design.smoothed, alphabetSize: all.alphabetSize),
      selector: rules.selectorCosts(result.messageCounts), rules.withoutRaw, threads: threads,
      keepingTables: keepingTables)
  }

  func grouped(
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
