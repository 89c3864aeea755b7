/// The measurement of the points of a curve.
extension TableStudy {
  /// Measures the point of tables that messages choose.
  func point(
    _ count: Int, _ found: LloydIteration, _ tallies: MessageTallies, _ classes: MessageClasses
  ) throws(Failure) -> TablePoint {
    try point(count, tallies, nil) { () throws(DesignError) in
      try FoundTables(
        found.tallies, messageCounts: found.messageCounts, design.perClass(classes.count), rules,
        classes: classes, over: tableAlphabet)
    }
  }

  /// Measures the point of one table with the given classes.
  func point(
    _ count: Int, _ tallies: MessageTallies, _ classes: MessageClasses
  ) throws(Failure) -> TablePoint {
    try point(count, tallies, nil) { () throws(DesignError) in
      try FoundTables(
        [tallies.tally(of: designed)], messageCounts: [designed.count],
        design.perClass(classes.count), rules, classes: classes, over: tableAlphabet)
    }
  }

  /// Measures the point of tables that are chosen for messages.
  func point(
    _ count: Int, _ chosen: [UInt8], _ tallies: MessageTallies
  ) throws(Failure) -> TablePoint {
    let tableCount = Int(chosen.max() ?? 0) + 1
    var members: [[UInt32]] = Array(repeating: [], count: tableCount)
    for item in designed { members[Int(chosen[Int(item)])].append(item) }
    // The protocol knows the table, so no selector is sent.
    var rules = rules
    rules.selector = .none
    return try point(count, tallies, chosen) { () throws(DesignError) in
      try FoundTables(
        members.map { tallies.tally(of: $0) }, messageCounts: members.map(\.count), design, rules,
        classes: .one(alphabetSize: messages.alphabetSize), over: tableAlphabet)
    }
  }

  func point(
    _ count: Int, _ tallies: MessageTallies, _ chosen: [UInt8]?,
    making make: () throws(DesignError) -> FoundTables
  ) throws(Failure) -> TablePoint {
    let tables = try designing(make)
    let design = try sending(designed, tallies, chosen, tables)
    guard !heldOut.isEmpty else {
      return TablePoint(
        tableCount: count, tables: tables, design: TableBill(of: design, in: tables), heldOut: nil,
        streamBits: nil, fault: nil, alphabetBits: alphabetBits)
    }
    let measured = try sending(heldOut, tallies, chosen, tables)
    var streams: TableStreams?
    if TableStreams.areWritten(by: self.design, tables.rules) {
      WorkProgress.begin("encoding and checking with \(count) tables")
      streams = try reading { () throws(SourceError) in
        try TableStreams(of: heldOut, in: messages, by: measured, tables)
      }
    }
    return TablePoint(
      tableCount: count, tables: tables, design: TableBill(of: design, in: tables),
      heldOut: TableBill(of: measured, in: tables), streamBits: streams?.bits,
      fault: streams?.fault, alphabetBits: alphabetBits)
  }

  /// The bits that describe the symbols of tables, if a reader does not know them.
  private var alphabetBits: Int { messages.escape.map { $0.known.table.bitCount } ?? 0 }

  func sending(
    _ items: [UInt32], _ tallies: MessageTallies, _ chosen: [UInt8]?, _ tables: FoundTables
  ) throws(Failure) -> TableAssignment {
    do throws(UnwritableMessage) {
      return try tables.assign(
        items, in: tallies, threads: threads,
        chosen: chosen.map { all in items.map { all[Int($0)] } })
    } catch {
      throw failure(error)
    }
  }

  /// Returns the class of each context, for 1 to `most` classes.
  func classesOfContexts(upTo most: Int) throws(Failure) -> [MessageClasses] {
    let isDesigned = isDesigned
    let contexts = try reading { () throws(SourceError) in
      try messages.contextTallies(of: isDesigned)
    }
    let known = contexts.all.filter { contexts.tally(of: Int($0)).contains { $0 > 0 } }
    guard !known.isEmpty else {
      return Array(repeating: .one(alphabetSize: messages.alphabetSize), count: most)
    }
    return try divisions(of: known, in: contexts, upTo: most).map {
      MessageClasses($0.tables.map(UInt16.init), count: $0.count)
    }
  }

  /// Divides contexts or groups, those of `known` among `all`, so that they cost least in at most
  /// 1 to `most` tables.
  ///
  /// - Returns: for each number the table of each of `all`, and the number of tables that are
  ///   used; those that are not known get the first table.
  func divisions(
    of known: [UInt32], in all: MessageTallies, upTo most: Int
  ) throws(Failure) -> [(tables: [UInt8], count: Int)] {
    let search = TableSearch(in: all, design, .free, seed: seed, threads: threads)
    return try designing { () throws(DesignError) in
      var divisions: [(tables: [UInt8], count: Int)] = []
      var least = UInt64.max
      for found in try search.best(of: known, 1...most) {
        let (tables, count, cost) = try division(of: known, in: all, by: found)
        // Another table never costs more: the division before is kept where it costs as little.
        divisions.append(divisions.last.flatMap { cost < least ? nil : $0 } ?? (tables, count))
        least = min(least, cost)
      }
      return divisions
    }
  }

  /// Returns the table in which each of `known` is shortest, and what their symbols cost in
  /// tables that are made anew for them.
  private func division(
    of known: [UInt32], in all: MessageTallies, by found: LloydIteration
  ) throws(DesignError) -> (tables: [UInt8], count: Int, cost: UInt64) {
    let assigned = TableAssignment(
      of: known, in: all,
      by: try TableCosts(of: found.tallies, by: design, alphabetSize: all.alphabetSize),
      selector: found.tallies.map { _ in 0 }, .free, threads: threads, keepingTables: true)
    let used = assigned.tallies.indices.filter { assigned.messageCounts[$0] > 0 }
    var cost: UInt64 = 0
    for table in used {
      let counts = assigned.tallies[table]
      for (count, each) in zip(counts, try design.costs(for: counts)) where count > 0 {
        cost += count * each
      }
    }
    var tables = [UInt8](repeating: 0, count: all.count)
    for (item, table) in zip(known, assigned.tables) {
      tables[Int(item)] = UInt8(used.firstIndex(of: Int(table)) ?? 0)
    }
    return (tables, used.count, cost)
  }

  func contextFloor() throws(Failure) -> Double {
    let isDesigned = isDesigned
    return try reading { () throws(SourceError) in try messages.contextFloor(of: isDesigned) }
  }

  /// The failure of a message that no table can write.
  func failure(_ error: UnwritableMessage) -> Failure {
    .message(error.message, symbol: messages.name(of: error.symbol))
  }

  func reading<Value>(_ read: () throws(SourceError) -> Value) throws(Failure) -> Value {
    do throws(SourceError) { return try read() } catch { throw .source(error) }
  }

  func designing<Value>(_ make: () throws(DesignError) -> Value) throws(Failure) -> Value {
    do throws(DesignError) { return try make() } catch { throw .design(error) }
  }
}
