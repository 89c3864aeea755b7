/// Moves a table to where it saves more: two tables are joined, and a third is divided.
///
/// Lloyd's iteration moves tables a little at a time, so it cannot take a table from messages that need
/// only one to messages that need two. Such a move is tried for the pairs whose joining loses least,
/// less what the division gains, and kept if the iteration after it ends lower.
///
/// Source: Ueda, Nakano, Ghahramani and Hinton, *SMEM algorithm for mixture models*, 2000.
extension TableSearch {
  /// The greatest number of moves in succession, of moves tried at a time, and of divisions of each
  /// table.
  private static let mostMoves = 6
  private static let triedMoves = 4
  private static let divisions = 2

  /// A table divided in two, with what that gains in nats.
  typealias Halves = (tallies: [[UInt64]], counts: [Int], gain: Double)

  /// Returns a result after moves of tables, as long as these gain.
  func moved(
    _ result: LloydIteration, _ items: [UInt32], round: Int
  ) throws(DesignError) -> LloydIteration {
    var best = result
    for move in 0..<Self.mostMoves where best.tallies.count > 2 {
      let used = try assigned(items, to: best, keepingTables: true)
      var halves: [Halves?] = []
      for table in used.tallies.indices {
        halves.append(
          try self.halves(of: table, in: used, items, round: round * Self.mostMoves + move))
      }
      let starts = moves(of: used.tallies, halves).prefix(Self.triedMoves).compactMap { move in
        halves[move.divided].map {
          replacing(move.divided, with: $0, joining: move.joined, in: used)
        }
      }
      guard !starts.isEmpty else { break }
      let next = try tried(Array(starts), items)
      guard next.cost < best.cost else { break }
      best = next
    }
    return best
  }

  /// The moves, with those first that promise to save most.
  private func moves(
    of tallies: [[UInt64]], _ halves: [Halves?]
  ) -> [(joined: (Int, Int), divided: Int)] {
    let information = tallies.map { TallyMerging.informationSum($0) }
    var found: [(loss: Double, joined: (Int, Int), divided: Int)] = []
    for second in tallies.indices {
      for first in 0..<second {
        let loss = TallyMerging.loss(
          tallies[first], tallies[second], information[first], information[second])
        for (table, half) in halves.enumerated() where table != first && table != second {
          guard let half else { continue }
          found.append((loss - half.gain, (first, second), table))
        }
      }
    }
    found.sort {
      ($0.loss, $0.joined.0, $0.joined.1, $0.divided)
        < ($1.loss, $1.joined.0, $1.joined.1, $1.divided)
    }
    return found.map { ($0.joined, $0.divided) }
  }

  /// Divides the messages of one table among two, from a few starts; `nil` if they are all alike.
  func halves(
    of table: Int, in used: TableAssignment, _ items: [UInt32], round: Int
  ) throws(DesignError) -> Halves? {
    let own = zip(items, used.tables).compactMap { $1 == UInt8(table) ? $0 : nil }
    guard own.count > 1 else { return nil }
    let whole = TallyMerging.informationSum(used.tallies[table])
    var best: Halves?
    for start in 0..<Self.divisions {
      let seeds = try seeded(
        2, own, start: Self.seedings + (round * 256 + table) * Self.divisions + start)
      guard seeds.0.count > 1 else { continue }
      let iteration = try LloydIteration(
        from: seeds.0, counts: seeds.1, of: own, in: all, design.smoothed, .free, rounds: 6,
        threads: threads)
      let parts = try assigned(own, to: iteration)
      guard parts.messageCounts.count == 2, !parts.messageCounts.contains(0) else { continue }
      let rest = parts.tallies.reduce(0) { $0 + TallyMerging.informationSum($1) }
      if whole - rest > best?.gain ?? 0 {
        best = (parts.tallies, parts.messageCounts, whole - rest)
      }
    }
    return best
  }

  /// The tables of an assignment with one divided, and two joined if they are given.
  func replacing(
    _ divided: Int, with halves: Halves, joining joined: (Int, Int)? = nil,
    in used: TableAssignment
  ) -> ([[UInt64]], [Int]) {
    var (tallies, counts) = (used.tallies, used.messageCounts)
    var gone = [divided]
    if let (first, second) = joined {
      for symbol in tallies[first].indices { tallies[first][symbol] += tallies[second][symbol] }
      counts[first] += counts[second]
      gone.append(second)
    }
    let kept = tallies.indices.filter { !gone.contains($0) }
    return (kept.map { tallies[$0] } + halves.tallies, kept.map { counts[$0] } + halves.counts)
  }
}
