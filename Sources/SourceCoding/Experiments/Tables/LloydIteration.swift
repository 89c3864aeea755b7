/// Codes and messages that fit each other: assign each message to the code in which it is
/// shortest, make each code anew from its messages, and again.
///
/// With nothing to pay but codewords, and codes of least cost for their weights, the weights
/// times the costs never rise: the first step lowers what messages cost in the codes there are,
/// the second what the weights cost. Padding and selectors break that law, so the best round is
/// kept, and it is not always the last.
///
/// Source: Lloyd, *Least squares quantization in PCM*, 1957, published 1982; Chou, Lookabaugh and
/// Gray, *Entropy-constrained vector quantization*, 1989 (a selector in the cost).
package struct LloydIteration: Sendable {
  /// The counts that the codes of the best round were made from.
  package private(set) var tallies: [[UInt64]]

  /// How often its selector expects each table.
  package private(set) var messageCounts: [Int]

  /// What all messages cost in the best round, in units; the greatest number if a message
  /// could not be written in any.
  package private(set) var cost = UInt64.max

  /// The objective of each round in bits: the weights of all tables times their costs.
  package private(set) var objectives: [Double] = []

  /// Iterates from codes for the given counts.
  ///
  /// - Parameters:
  ///   - start: the counts of each table at first.
  ///   - startCounts: how many messages each has.
  ///   - items: the messages.
  ///   - all: what messages are made of.
  ///   - design: how a table is made of counts.
  ///   - rules: what else messages pay.
  ///   - rounds: the most rounds.
  ///   - threads: the most cores.
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
    for _ in 0..<rounds {
      var costs: [[UInt64]] = []
      for tally in tables { costs.append(try design.costs(for: tally)) }
      if isTraced { objectives.append(Self.objective(tables, costs, design)) }
      let next = TableAssignment(
        of: items, in: all, by: TableCosts(costs, alphabetSize: all.alphabetSize),
        selector: rules.selectorCosts(counts), rules, threads: threads)
      if next.unwritable == nil, next.cost < cost {
        (cost, tallies, messageCounts) = (next.cost, tables, counts)
        idle = 0
      } else {
        idle += 1
      }
      let used = next.messageCounts.indices.filter { next.messageCounts[$0] > 0 }
      let usedTallies = used.map { next.tallies[$0] }
      let usedCounts = used.map { next.messageCounts[$0] }
      // Nothing moved, or nothing was gained three times.
      if (usedTallies == tables && usedCounts == counts) || idle > 2 || used.isEmpty { return }
      (tables, counts) = (usedTallies, usedCounts)
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
