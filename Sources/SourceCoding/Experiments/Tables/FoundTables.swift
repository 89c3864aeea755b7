/// A set of tables that both sides share, with the codes that write and read messages.
package struct FoundTables: Sendable {
  /// The rule by which each table was made.
  package let design: TableDesign

  /// The other costs of a message.
  package let rules: TableRules

  /// The classes of contexts; each table has a code for every class.
  package let classes: MessageClasses

  /// The counts that each table was made from, by class.
  package let tallies: [[UInt64]]

  /// The number of messages that each table was made from; selectors are made from
  /// these numbers.
  package let messageCounts: [Int]

  /// The code of each class of each table; `nil` where there was nothing to learn from.
  package let designs: [[Design?]]

  /// The cost of each symbol in each table.
  let costs: TableCosts

  /// The same costs, table by table, in units.
  let symbolCosts: [[UInt64]]

  /// The cost of naming each table, in units.
  let selectorCosts: [UInt64]

  /// Makes the tables for the given counts.
  ///
  /// - Parameters:
  ///   - tallies: the counts of each table.
  ///   - messageCounts: how many messages each has.
  ///   - design: how a table is made of counts.
  ///   - rules: what else messages pay.
  ///   - classes: the classes of contexts that each table has a code for.
  ///   - alphabet: the symbols; `nil` if the last one is an escape.
  /// - Throws: ``DesignError`` if there is no code for some counts.
  package init(
    _ tallies: [[UInt64]], messageCounts: [Int], _ design: TableDesign, _ rules: TableRules,
    classes: MessageClasses, over alphabet: Alphabet?
  ) throws(DesignError) {
    precondition(
      design.pairs != nil || design.classCount == classes.count,
      "a table has a code for each class")
    self.design = design
    self.rules = rules
    self.classes = classes
    self.tallies = tallies
    self.messageCounts = messageCounts
    var designs: [[Design?]] = []
    var symbolCosts: [[UInt64]] = []
    let alphabetSize = tallies.first?.count ?? 0
    let unwritable = TableCosts.unwritable(alphabetSize: alphabetSize)
    for tally in tallies {
      var parts: [Design?] = []
      var quantized: [UInt64] = []
      for counts in design.pairs == nil ? design.classes(of: tally) : [tally] {
        let part =
          try design.learns(from: counts) ? design.design(for: counts, over: alphabet) : nil
        parts.append(part)
        guard design.code == .rans else { continue }
        quantized += (part?.symbolCosts ?? counts.map { _ in .infinity }).map {
          $0.isFinite ? UInt64(($0 * Double(TableRules.unitsPerBit)).rounded()) : unwritable
        }
      }
      designs.append(parts)
      // These are exactly the costs that the search used.
      symbolCosts.append(design.code == .rans ? quantized : try design.costs(for: tally))
    }
    self.designs = designs
    self.symbolCosts = symbolCosts
    costs = TableCosts(symbolCosts, alphabetSize: alphabetSize)
    selectorCosts = rules.selectorCosts(messageCounts)
  }

  /// The number of tables.
  package var count: Int { tallies.count }

  /// The names of the tables if their lengths differ; `nil` if each has ⌈log2 K⌉ bits,
  /// or if no stream names tables.
  package var selectors: PrefixCode? {
    guard rules.selector == .huffman, count > 1 else { return nil }
    return try? PrefixCode(
      lengths: selectorCosts.map { Int($0 / TableRules.unitsPerBit) })
  }

  /// The bits that describe all codes to a reader who does not share them; 0 for ideal
  /// codes, which have no description.
  package var tableBits: Int {
    designs.joined().reduce(0) { $0 + ($1?.code?.table.bitCount ?? 0) }
  }

  /// Assigns each message to the table in which it is shortest, or to the table that
  /// `chosen` gives.
  ///
  /// - Throws: ``UnwritableMessage`` if no table can write a message.
  func assign(
    _ items: [UInt32], in all: MessageTallies, threads: Int, chosen: [UInt8]? = nil
  ) throws(UnwritableMessage) -> TableAssignment {
    let assignment = TableAssignment(
      of: items, in: all, by: costs, selector: selectorCosts, rules, threads: threads,
      keepingTables: true, chosen: chosen)
    if let message = assignment.unwritable {
      throw UnwritableMessage(message: message, symbol: unwritableSymbol(of: message, in: all))
    }
    return assignment
  }

  /// Returns a symbol of the message that no table can write, or else one that the
  /// first table cannot write.
  private func unwritableSymbol(of message: Int, in all: MessageTallies) -> Int {
    for place in all.starts[message]..<all.starts[message + 1] {
      let symbol = all.parts(of: all.entries[place]).symbol
      if symbolCosts.allSatisfy({ $0[symbol] >= costs.unwritable }) {
        return self.symbol(of: symbol)
      }
    }
    for place in all.starts[message]..<all.starts[message + 1] {
      let symbol = all.parts(of: all.entries[place]).symbol
      if symbolCosts[0][symbol] >= costs.unwritable { return self.symbol(of: symbol) }
    }
    return 0
  }

  /// Returns the symbol of a counted number, which stands for a symbol in a class or
  /// for a pair.
  private func symbol(of number: Int) -> Int {
    design.pairs?.symbol(of: number) ?? number % (symbolCosts[0].count / design.classCount)
  }

  /// Returns the extra bits per symbol if the messages of table a are sent in table b,
  /// for all a and b; infinite if b lacks a symbol of these messages.
  package func mismatch(of used: [[UInt64]]) -> [[Double]] {
    let bits = used.map { counts in
      symbolCosts.map { costs in
        zip(counts, costs).reduce(0.0) { sum, pair in
          guard pair.0 > 0 else { return sum }
          return pair.1 >= self.costs.unwritable
            ? .infinity : sum + Double(pair.0) * Double(pair.1) / Double(TableRules.unitsPerBit)
        }
      }
    }
    return used.indices.map { row in
      let total = Double(used[row].reduce(0, +))
      return bits[row].map { total > 0 ? ($0 - bits[row][row]) / total : 0 }
    }
  }
}

extension TableDesign {
  /// Returns whether a distribution can be learnt from the counts.
  func learns(from counts: [UInt64]) -> Bool {
    pairs != nil || (try? smoothing.distribution(of: Tally(counts: counts))) != nil
  }
}

/// A message that none of the tables can write.
package struct UnwritableMessage: Error, Hashable, Sendable {
  /// The number of the message, from 0.
  package let message: Int

  /// A symbol of the message that a table lacks.
  package let symbol: Int
}
