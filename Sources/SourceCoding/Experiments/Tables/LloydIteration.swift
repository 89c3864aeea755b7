/// Finds codes and groups of messages that fit each other: each message is assigned to
/// the code in which it is shortest, each code is made anew from its messages, and this
/// repeats.
///
/// If only codewords cost anything, and codes have the least cost for their weights,
/// then the sum of weights times costs never rises: the first step lowers the cost of
/// the messages in the given codes, and the second step lowers the cost of the weights.
/// Padding and selectors break that law, so the best round is kept, which need not be
/// the last.
///
/// Source: Lloyd, *Least squares quantization in PCM*, 1957, published 1982; Chou,
/// Lookabaugh and Gray, *Entropy-constrained vector quantization*, 1989 (a selector in
/// the cost).
package struct LloydIteration: Sendable {
  /// The counts from which the codes of the best round were made.
  package private(set) var tallies: [[UInt64]]

  /// The number of messages of each table, from which the best round's selector was
  /// made.
  package private(set) var messageCounts: [Int]

  /// The cost of all messages in the best round, in units; the greatest number if no
  /// table could write some message.
  package private(set) var cost = UInt64.max

  /// The objective of each round in bits: the sum over all tables of weights times
  /// costs.
  package private(set) var objectives: [Double] = []

  /// Iterates from the codes for the given counts.
  ///
  /// - Parameters:
  ///   - start: the first counts of each table.
  ///   - startCounts: the first number of messages of each table.
  ///   - items: the messages.
  ///   - all: the counts of all messages.
  ///   - design: the rule that makes a table from counts.
  ///   - rules: the other costs of a message.
  ///   - rounds: the greatest number of rounds.
  ///   - threads: the greatest number of cores to use.
  ///   - isTraced: whether the objectives are kept.
  /// - Throws: ``DesignError`` if there is no code for some counts.
  package init(
    from start: [[UInt64]], counts startCounts: [Int], of items: [UInt32],
    in all: MessageTallies, _ design: TableDesign, _ rules: TableRules, rounds: Int = 50,
    threads: Int = 1, tracing isTraced: Bool = false
  ) throws(DesignError) {
    (tallies, messageCounts) = (start, startCounts)
    var (tables, counts) = (start, startCounts)
    var idle = 0
    var last: Round?
    var best: (costs: [[UInt64]], used: [Int])?
    for _ in 0..<rounds {
      let round = try Round(tables, selector: rules.selectorCosts(counts), design, after: last)
      if isTraced { objectives.append(Self.objective(tables, round.costs, design)) }
      // Codes that did not change would assign every message as before.
      if let last, last.costs == round.costs, last.selector == round.selector { break }
      let next = TableAssignment(
        of: items, in: all, by: TableCosts(round.costs, alphabetSize: all.alphabetSize),
        selector: round.selector, rules, threads: threads, keepingTables: true,
        after: last?.costs.count == round.costs.count ? last?.assignment : nil)
      if next.unwritable == nil, next.cost < cost {
        (cost, tallies, messageCounts) = (next.cost, tables, counts)
        (best, idle) = ((round.costs, next.messageCounts), 0)
      } else {
        idle += 1
      }
      let used = next.messageCounts.indices.filter { next.messageCounts[$0] > 0 }
      let usedTallies = used.map { next.tallies[$0] }
      let usedCounts = used.map { next.messageCounts[$0] }
      // No message moved, or three rounds in succession gained nothing.
      if (usedTallies == tables && usedCounts == counts) || idle > 2 || used.isEmpty { break }
      (tables, counts) = (usedTallies, usedCounts)
      last = round
      last?.assignment = next
    }
    guard let best, rules.selector == .huffman || rules.selector == .ideal else { return }
    settleNames(of: best.costs, used: best.used) { (costs, counts) in
      TableAssignment(
        of: items, in: all, by: TableCosts(costs, alphabetSize: all.alphabetSize),
        selector: rules.selectorCosts(counts), rules, threads: threads)
    }
  }

  /// Names the tables of the best round by how often that round used them, as long as this costs
  /// less.
  ///
  /// The round after it does so too, but also makes its tables anew, which can cost more where
  /// messages are padded.
  private mutating func settleNames(
    of codes: [[UInt64]], used first: [Int],
    assigning assign: (_ costs: [[UInt64]], _ counts: [Int]) -> TableAssignment
  ) {
    var (costs, used) = (codes, first)
    while used != messageCounts {
      let kept = used.indices.filter { used[$0] > 0 }
      guard !kept.isEmpty else { return }
      let counts = kept.map { used[$0] }
      costs = kept.map { costs[$0] }
      let next = assign(costs, counts)
      guard next.unwritable == nil, next.cost < cost else { return }
      (cost, tallies, messageCounts) = (next.cost, kept.map { tallies[$0] }, counts)
      used = next.messageCounts
    }
  }

  /// Whether another iteration ended with the same tables.
  func isSame(as other: LloydIteration) -> Bool {
    cost == other.cost && messageCounts == other.messageCounts && tallies == other.tallies
  }

  /// The codes of a round, and what they made of the messages.
  private struct Round {
    let tallies: [[UInt64]]
    let costs: [[UInt64]]
    let selector: [UInt64]
    var assignment: TableAssignment?

    /// Makes the codes for the given counts; those of counts that did not change are known.
    init(
      _ tallies: [[UInt64]], selector: [UInt64], _ design: TableDesign, after last: Round?
    ) throws(DesignError) {
      self.tallies = tallies
      self.selector = selector
      var costs: [[UInt64]] = []
      for (table, tally) in tallies.enumerated() {
        if let last, last.tallies.indices.contains(table), last.tallies[table] == tally {
          costs.append(last.costs[table])
        } else {
          costs.append(try design.costs(for: tally))
        }
      }
      self.costs = costs
    }
  }

  private static func objective(
    _ tallies: [[UInt64]], _ costs: [[UInt64]], _ design: TableDesign
  ) -> Double {
    var sum = CompensatedSum()
    for (tally, costs) in zip(tallies, costs) {
      for (weight, cost) in zip(design.weights(of: tally), costs) where weight > 0 {
        sum.add(weight * Double(cost))
      }
    }
    return sum.value / Double(TableRules.unitsPerBit)
  }
}
