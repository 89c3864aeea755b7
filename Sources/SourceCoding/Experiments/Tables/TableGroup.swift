/// The messages of one table, and what is typical of them.
package struct TableGroup: Sendable {
  /// The number of messages.
  package let messageCount: Int

  /// The number of bytes of the messages.
  package let byteCount: Int

  /// The cost of the messages in bits, without selectors, flags and padding.
  package let bits: Double

  /// The symbols by which the group differs most from all messages, in descending order
  /// of their pull.
  package let typical: [Pull]

  /// A few of its messages: those that would cost most extra in the next best table.
  package let examples: [[UInt8]]

  /// The extra cost of its messages in the next best table, in bits.
  package let nextBestLoss: Double

  /// A symbol with its part in the divergence of a group from all messages.
  package struct Pull: Hashable, Sendable {
    /// The symbol.
    package let symbol: Int
    /// Its probability in the group.
    package let share: Double
    /// Its probability in all messages.
    package let shareOfAll: Double
    /// share · log2 (share / shareOfAll), the symbol's part of KL(group‖all), in bits.
    package let bits: Double
  }

  /// Returns the symbols of a group with the greatest pull, in descending order.
  package static func pulls(of group: [UInt64], in all: [UInt64], count: Int) -> [Pull] {
    let (total, whole) = (Double(group.reduce(0, +)), Double(all.reduce(0, +)))
    guard total > 0 else { return [] }
    return group.indices.filter { group[$0] > 0 }.map { symbol in
      let (share, shareOfAll) = (Double(group[symbol]) / total, Double(all[symbol]) / whole)
      return Pull(
        symbol: symbol, share: share, shareOfAll: shareOfAll,
        bits: share * Mathematics.log2(share / shareOfAll))
    }
    .filter { $0.bits > 0 }
    .sorted { ($1.bits, $0.symbol) < ($0.bits, $1.symbol) }
    .prefix(count).map { $0 }
  }
}

/// The groups of a set of tables, and their costs in each other's codes.
package struct TableGroups: Sendable {
  /// The groups, one for each table.
  package let groups: [TableGroup]

  /// The extra bits per symbol if the group of a row is sent in the table of a column.
  package let mismatch: [[Double]]

  /// The number of messages that are sent raw.
  package let rawCount: Int
}

extension TableStudy {
  /// Returns the groups of tables that messages name.
  ///
  /// - Throws: ``Failure`` if messages cannot be read.
  package func groups(
    of tables: FoundTables, _ tallies: MessageTallies
  ) throws(Failure) -> TableGroups {
    let assignment: TableAssignment
    do throws(UnwritableMessage) {
      assignment = try tables.assign(designed, in: tallies, threads: threads)
    } catch {
      throw failure(error)
    }
    let all = tables.design.symbolCounts(of: tallies.tally(of: designed))
    let unit = Double(TableRules.unitsPerBit)
    var losses = [UInt64](repeating: 0, count: tables.count)
    var bytes = [Int](repeating: 0, count: tables.count)
    var best: [[(loss: UInt64, item: UInt32)]] = Array(repeating: [], count: tables.count)
    for (item, table) in zip(designed, assignment.tables) where table != TableAssignment.raw {
      bytes[Int(table)] += Int(tallies.byteCounts[Int(item)])
      let loss = tables.nextBestLoss(of: Int(item), in: tallies, besides: Int(table))
      losses[Int(table)] += loss
      Self.keep(item, loss, among: &best[Int(table)])
    }
    var groups: [TableGroup] = []
    for table in 0..<tables.count {
      var examples: [[UInt8]] = []
      for (_, item) in best[table] {
        do throws(SourceError) { examples.append(try example(Int(item))) } catch {
          throw .source(error)
        }
      }
      let cost = zip(assignment.tallies[table], tables.symbolCosts[table]).reduce(0.0) {
        $1.0 > 0 ? $0 + Double($1.0) * Double($1.1) / unit : $0
      }
      groups.append(
        TableGroup(
          messageCount: assignment.messageCounts[table], byteCount: bytes[table], bits: cost,
          typical: TableGroup.pulls(
            of: tables.design.symbolCounts(of: assignment.tallies[table]), in: all, count: 8),
          examples: examples, nextBestLoss: Double(losses[table]) / unit))
    }
    return TableGroups(
      groups: groups, mismatch: tables.mismatch(of: assignment.tallies),
      rawCount: assignment.rawCount)
  }

  private static let exampleCount = 3

  /// Returns the beginning of a message, which is the part shown of a long one.
  private func example(_ index: Int) throws(SourceError) -> [UInt8] {
    let range = list.range(of: index)
    var bytes = [UInt8](repeating: 0, count: min(range.count, 256))
    var span = bytes.mutableSpan
    try list.content.read(at: range.lowerBound, into: &span)
    guard bytes.count < range.count else { return bytes }
    // The cut must not divide a character.
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    return bytes
  }

  /// Keeps the messages with the greatest losses; of equal ones the first.
  private static func keep(
    _ item: UInt32, _ loss: UInt64, among kept: inout [(loss: UInt64, item: UInt32)]
  ) {
    // A message with the same loss is probably the same message, and no further
    // example.
    guard !kept.contains(where: { $0.loss == loss }) else { return }
    let place = kept.firstIndex { $0.loss < loss } ?? kept.count
    guard place < exampleCount else { return }
    kept.insert((loss, item), at: place)
    if kept.count > exampleCount { kept.removeLast() }
  }
}

extension FoundTables {
  /// Returns the extra cost of a message in its next best table, without padding, in
  /// units; 0 if no other table can write it.
  fileprivate func nextBestLoss(
    of item: Int, in all: MessageTallies, besides table: Int
  ) -> UInt64 {
    var (own, next) = (UInt64(0), UInt64.max)
    for group in 0..<costs.groupCount {
      let sums = costs.sums(of: item, in: all, group: group)
      for lane in 0..<min(8, count - group * 8) where sums[lane] < costs.unwritable {
        let other = group * 8 + lane
        let cost = sums[lane] + selectorCosts[other]
        if other == table { own = cost } else { next = min(next, cost) }
      }
    }
    return next == .max || next < own ? 0 : next - own
  }
}
