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
    let search = TableSearch(in: contexts, design, .free, seed: seed, threads: threads)
    let best = try designing { () throws(DesignError) in try search.best(of: known, 1...most) }
    var classes: [MessageClasses] = []
    for found in best {
      let tables = try tables(of: contexts.count, in: contexts, by: found)
      // Contexts that did not occur get class 0.
      let used = Set(known.map { tables[Int($0)] }).sorted()
      classes.append(
        MessageClasses(
          tables.map { table in UInt16(used.firstIndex(of: table) ?? 0) }, count: used.count))
    }
    return classes
  }

  /// Returns the table of each of the `count` messages of `all`, chosen by smoothed
  /// tables.
  func tables(
    of count: Int, in all: MessageTallies, by found: LloydIteration
  ) throws(Failure) -> [UInt8] {
    try designing { () throws(DesignError) in
      var costs: [[UInt64]] = []
      for tally in found.tallies { costs.append(try design.smoothed.costs(for: tally)) }
      return TableAssignment(
        of: all.all, in: all, by: TableCosts(costs, alphabetSize: all.alphabetSize),
        selector: costs.map { _ in 0 }, .free, threads: threads, keepingTables: true
      ).tables
    }
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
