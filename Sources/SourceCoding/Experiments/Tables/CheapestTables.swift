/// The table in which each of some messages is cheapest, and what it costs there.
struct CheapestTables {
  /// More than any message costs; it is the cost of a message that no table can write.
  static let impossible: UInt64 = 1 << 63

  /// The table of each message; of equally cheap ones the first.
  private(set) var tables: [UInt8]

  /// The cost of each message with everything besides its codewords, in units.
  private(set) var costs: [UInt64]

  /// Whether messages may be sent raw, where ``TableAssignment/raw`` stands for their table.
  let hasRaw: Bool

  /// Whether there may be messages that no table can write.
  let hasImpossible: Bool

  /// Finds the tables of the messages `items`.
  ///
  /// - Parameters:
  ///   - items: the messages.
  ///   - tallies: the counts of all messages.
  ///   - tableCosts: the costs of symbols.
  ///   - besides: the other costs.
  ///   - rules: the rules that these follow.
  ///   - chosen: the tables of the messages, if they are known.
  init(
    of items: Span<UInt32>, in tallies: MessageTallies, by tableCosts: TableCosts,
    _ besides: CostsBesides, _ rules: TableRules, _ chosen: Span<UInt8>?
  ) {
    hasRaw = rules.orRaw
    hasImpossible = !tableCosts.writesAll
    let (writesAll, unwritable) = (tableCosts.writesAll, tableCosts.unwritable)
    var tables = [UInt8](repeating: 0, count: items.count)
    var costs = [UInt64](repeating: Self.impossible, count: items.count)
    var bestTables = tables.mutableSpan
    var leastCosts = costs.mutableSpan
    for group in 0..<tableCosts.groupCount {
      let besides = besides.group(group)
      tableCosts.forEachSum(of: items, in: tallies, group: group) { (place, sums) in
        var all = besides.added(
          to: sums,
          extraBits: tallies.extraBits.isEmpty ? 0 : tallies.extraBits[Int(items[place])])
        if !writesAll {
          all.replace(with: Self.impossible, where: sums .>= SIMD8(repeating: unwritable))
        }
        var (best, least) = (bestTables[place], leastCosts[place])
        if let chosen {
          let lane = Int(chosen[place]) % 8
          guard Int(chosen[place]) / 8 == group, all[lane] < least else { return }
          (best, least) = (chosen[place], all[lane])
        } else {
          for lane in 0..<8 where all[lane] < least {
            (best, least) = (UInt8(truncatingIfNeeded: group * 8 + lane), all[lane])
          }
        }
        (bestTables[place], leastCosts[place]) = (best, least)
      }
    }
    if hasRaw {
      for place in items.indices {
        let raw = rules.rawCost(byteCount: tallies.byteCounts[Int(items[place])])
        if raw < costs[place] { (tables[place], costs[place]) = (TableAssignment.raw, raw) }
      }
    }
    (self.tables, self.costs) = (tables, costs)
  }
}

/// What messages cost besides their codewords.
struct CostsBesides: Sendable {
  private let selector: [UInt64]
  private let rules: TableRules

  /// The costs under the given rules, if naming table k costs `selector[k]` units.
  init(_ selector: [UInt64], _ rules: TableRules) {
    (self.selector, self.rules) = (selector, rules)
  }

  /// Returns the costs in the eight tables of a group.
  func group(_ group: Int) -> Group {
    // Lanes without a table cost more than any message.
    var fixed = SIMD8<UInt64>(repeating: CheapestTables.impossible)
    for (lane, cost) in selector.dropFirst(group * 8).prefix(8).enumerated() {
      fixed[lane] = cost + UInt64(rules.flags) * TableRules.unitsPerBit
    }
    return Group(fixed: fixed, rules: rules)
  }

  /// The costs in eight tables.
  struct Group {
    /// What naming a table and the flag cost.
    private let fixed: SIMD8<UInt64>
    private let rules: TableRules

    /// The alignment in units less one; `nil` unless that is a mask of bits.
    private let mask: UInt64?

    fileprivate init(fixed: SIMD8<UInt64>, rules: TableRules) {
      (self.fixed, self.rules) = (fixed, rules)
      // Ideal costs are fractions of bits, which need no padding.
      let step = rules.alignment > 1 ? UInt64(rules.alignment) * TableRules.unitsPerBit : 1
      mask = step & (step - 1) == 0 ? step - 1 : nil
    }

    /// Returns the whole costs of a message whose codewords have the given costs.
    @inline(__always)
    func added(to sums: SIMD8<UInt64>, extraBits: UInt32) -> SIMD8<UInt64> {
      let extra = UInt64(extraBits) * TableRules.unitsPerBit
      var all = sums &+ fixed &+ SIMD8(repeating: extra)
      if let mask { return (all &+ SIMD8(repeating: mask)) & SIMD8(repeating: ~mask) }
      for lane in 0..<8 { all[lane] = rules.padded(all[lane]) }
      return all
    }
  }
}
