/// Moves tables to where they save more.
///
/// Lloyd's iteration moves tables a little at a time, so it cannot take a table from messages that need
/// only one to messages that need two. Such a move joins two tables and divides a third. The moves that
/// promise most are tried first: those of the pairs whose joining loses least, less what the division
/// gains. Padding and selectors hide good moves from that estimate, so others are drawn at random: a
/// table is given up, and a message that is expensive in its own begins a new one. A move is kept if
/// the iteration after it ends lower.
///
/// Source: Ueda, Nakano, Ghahramani and Hinton, *SMEM algorithm for mixture models*, 2000 (joining
/// and dividing); Fränti, *Efficiency of random swap clustering*, 2018 (drawn moves).
extension TableSearch {
  /// The greatest number of moves tried at a time, of times without gain after which no more are
  /// tried, and of divisions of each table.
  private static let triedMoves = 4
  private static let patience = 2
  private static let divisions = 2

  /// A table divided in two, with what that gains in nats.
  typealias Halves = (tallies: [[UInt64]], counts: [Int], gain: Double)

  /// Results of moves, for the same result is often the best for several numbers of tables.
  struct Moves {
    fileprivate var made: [(from: LloydIteration, round: Int, to: LloydIteration)] = []
  }

  /// Returns a result after moves of tables, unless these were made before.
  func moved(
    _ result: LloydIteration, _ items: [UInt32], round: Int, unlessIn moves: inout Moves
  ) throws(DesignError) -> LloydIteration {
    let last = moves.made.last { $0.round == round && $0.from.isSame(as: result) }
    if let last { return last.to }
    let moved = try moved(result, items, round: round)
    moves.made.append((result, round, moved))
    return moved
  }

  /// Returns a result after moves of tables, as long as these gain.
  func moved(
    _ result: LloydIteration, _ items: [UInt32], round: Int
  ) throws(DesignError) -> LloydIteration {
    var best = result
    var idle = 0
    for move in 0..<mostMoves where idle < Self.patience && best.tallies.count > 1 {
      let used = try assigned(items, to: best, keepingTables: true)
      let place = round * Self.greatestMoves + move
      let starts =
        idle == 0
        ? try promising(from: used, items, round: place)
        : try drawn(from: used, items, count: result.tallies.count, round: place)
      idle += 1
      guard !starts.isEmpty else { continue }
      let next = try tried(starts, items)
      if next.cost < best.cost { (best, idle) = (next, 0) }
    }
    return best
  }

  /// Returns the starts after the moves that promise to save most.
  private func promising(
    from used: TableAssignment, _ items: [UInt32], round: Int
  ) throws(DesignError) -> [([[UInt64]], [Int])] {
    guard used.tallies.count > 2 else { return [] }
    var halves: [Halves?] = []
    for table in used.tallies.indices {
      halves.append(try self.halves(of: table, in: used, items, round: round))
    }
    return moves(of: used.tallies, halves).prefix(Self.triedMoves).compactMap { move in
      halves[move.divided].map {
        replacing(move.divided, with: $0, joining: move.joined, in: used)
      }
    }
  }

  /// Returns starts with one of the tables, drawn at random, given up, and with a message that begins
  /// another, drawn with a probability proportional to its cost.
  private func drawn(
    from used: TableAssignment, _ items: [UInt32], count: Int, round: Int
  ) throws(DesignError) -> [([[UInt64]], [Int])] {
    let costs = try TableCosts(
      of: used.tallies, by: design.smoothed, alphabetSize: all.alphabetSize)
    var (places, total) = ([Int](), 0)
    for (item, table) in zip(items, used.tables) {
      places.append(total)
      let cost = costs.sums(of: Int(item), in: all, group: Int(table) / 8)[Int(table) % 8]
      total += Int(cost * all.repeatCount(of: Int(item)))
    }
    guard total > 0 else { return [] }
    var rng = SplitMix64(seed: seed, position: UInt64(round * 1024 + count) << 40)
    var starts: [([[UInt64]], [Int])] = []
    for _ in 0..<Self.triedMoves {
      var tallies = used.tallies
      let gone = tallies.remove(at: Int(rng.next() % UInt64(tallies.count)))
      let other = Int(rng.next() % UInt64(2 * used.tallies.count))
      // Every second time its messages stay together.
      if other < tallies.count {
        for symbol in gone.indices { tallies[other][symbol] += gone[symbol] }
      }
      let place = places.place(of: Int(rng.next() % UInt64(total)))
      tallies.append(all.tally(of: Int(items[place])))
      starts.append(try filled(tallies, items))
    }
    return starts
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
