/// The starting points of Lloyd's iteration.
extension TableSearch {
  func exhausted(
    _ divisions: Divisions, _ items: [UInt32], upTo most: Int
  ) throws(DesignError) -> [LloydIteration] {
    let tallies = items.map { all.tally(of: Int($0)) }
    var starts: [[([[UInt64]], [Int])]] = Array(repeating: [], count: most + 1)
    for groups in divisions.all {
      let count = (groups.max() ?? 0) + 1
      let start = grouped(tallies, groups, into: count)
      if count <= most { starts[count].append(start) }
      if rules.orRaw { starts[count - 1] += withoutOne(start) }
    }
    var best = [try tried(starts[1], items)]
    for ways in starts.dropFirst(2) {
      let last = best[best.count - 1]
      best.append(ways.isEmpty ? last : Self.better(last, try tried(ways, items)))
    }
    return best
  }

  /// The starts that leave out one of the tables of another, whose messages may be better sent raw.
  private func withoutOne(_ start: ([[UInt64]], [Int])) -> [([[UInt64]], [Int])] {
    start.0.indices.map { gone in
      let kept = start.0.indices.filter { $0 != gone }
      return (kept.map { start.0[$0] }, kept.map { start.1[$0] })
    }
  }

  func searched(
    _ items: [UInt32], upTo most: Int, exchanges: Int = exchanges
  ) throws(DesignError) -> [LloydIteration] {
    WorkProgress.begin("searching for tables", of: most * (exchanges + 1), "steps")
    // Without padding and selectors, costs fall in small steps, and the way down is easier to find.
    var smooth: [LloydIteration] = []
    if rules.alignment > 1 {
      var search = TableSearch(in: all, design, .free, seed: seed, threads: threads)
      if items.count > Self.manyMessages { search.mostMoves = 1 }
      smooth = try search.searched(items, upTo: most, exchanges: 1)
    }
    let one = all.tally(of: items)
    var best = [try iterated([one], [all.occurrenceCount(of: items)], items)]
    let (small, groups) = try smallGroups(of: items, upTo: most)
    var moves = Moves()
    for count in stride(from: 2, through: most, by: 1) {
      var starts: [([[UInt64]], [Int])] = []
      if count <= groups.count {
        starts.append(grouped(small.tallies, groups[count - 1], into: count, small.counts))
      }
      if !smooth.isEmpty {
        starts.append((smooth[count - 1].tallies, smooth[count - 1].messageCounts))
      }
      for start in 0..<Self.seedings {
        starts.append(try seeded(count, items, start: start))
      }
      let found = try moved(
        try tried(starts, items), items, round: exchanges, unlessIn: &moves)
      best.append(Self.better(best[count - 2], found))
      WorkProgress.add(1)
    }
    for round in 0..<exchanges { try exchange(&best, items, round: round, &moves) }
    return best
  }

  /// Passes results on to smaller numbers of tables, by joining two tables, and to
  /// greater ones, by dividing a table.
  func exchange(
    _ best: inout [LloydIteration], _ items: [UInt32], round: Int, _ moves: inout Moves
  ) throws(DesignError) {
    for index in stride(from: best.count - 2, through: rules.orRaw ? 0 : 1, by: -1) {
      let upper = best[index + 1]
      guard upper.tallies.count > index + 1 else { continue }
      if rules.orRaw {
        let starts = withoutOne((upper.tallies, upper.messageCounts))
        best[index] = Self.better(best[index], try tried(starts, items))
      }
      let used = try assigned(items, to: upper)
      let groups = TallyMerging.groups(of: used.tallies, upTo: index + 1)
      guard groups.count == index + 1 else { continue }
      let start = grouped(used.tallies, groups[index], into: index + 1, used.messageCounts)
      best[index] = Self.better(best[index], try tried([start], items))
    }
    var last: (start: LloydIteration, found: LloydIteration?)?
    for index in best.indices.dropLast() {
      let start = best[index]
      let isKnown = last?.start.isSame(as: start) ?? false
      let found = isKnown ? last?.found : try divided(start, items, round: round)
      last = (start, found)
      best[index + 1] = Self.better(best[index + 1], best[index])
      guard let found else { continue }
      best[index + 1] = try moved(
        Self.better(best[index + 1], found), items, round: round, unlessIn: &moves)
      WorkProgress.add(1)
    }
  }

  /// Returns the best result of dividing one of the tables in two; `nil` if none can be divided.
  private func divided(
    _ start: LloydIteration, _ items: [UInt32], round: Int
  ) throws(DesignError) -> LloydIteration? {
    let used = try assigned(items, to: start, keepingTables: true)
    var starts: [([[UInt64]], [Int])] = []
    for table in used.tallies.indices where used.messageCounts[table] > 1 {
      if let halves = try halves(of: table, in: used, items, round: round) {
        starts.append(replacing(table, with: halves, in: used))
      }
    }
    return starts.isEmpty ? nil : try tried(starts, items)
  }

  /// Makes tables of single messages, each drawn with a probability proportional to its
  /// cost in the tables drawn before.
  func seeded(
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
      let costs = try TableCosts(of: [tally], by: smooth, alphabetSize: all.alphabetSize)
      var total: UInt64 = 0
      costs.forEachSum(of: items.span, in: all, group: 0) { (index, sums) in
        let cost = sums[0] * all.repeatCount(of: Int(items[index]))
        least[index] = min(least[index], cost)
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

  /// Makes tables from all messages, each assigned to the nearest of tables that were
  /// learnt from few of them.
  ///
  /// Smoothing gives each symbol a codeword here, whatever the rule of the search is.
  func filled(
    _ tallies: [[UInt64]], _ items: [UInt32]
  ) throws(DesignError) -> ([[UInt64]], [Int]) {
    let pass = TableAssignment(
      of: items, in: all,
      by: try TableCosts(of: tallies, by: design.smoothed, alphabetSize: all.alphabetSize),
      selector: tallies.map { _ in 0 }, .free)
    let used = pass.messageCounts.indices.filter { pass.messageCounts[$0] > 0 }
    return (used.map { pass.tallies[$0] }, used.map { pass.messageCounts[$0] })
  }

  /// Returns small groups of messages, and how they are joined to larger groups.
  func smallGroups(
    of items: [UInt32], upTo most: Int
  ) throws(DesignError) -> (small: (tallies: [[UInt64]], counts: [Int]), groups: [[Int]]) {
    var small = (
      tallies: items.map { all.tally(of: [$0]) },
      counts: items.map { all.occurrenceCount(of: [$0]) }
    )
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
