/// How many tables serve many short messages best, and which.
///
/// Tables are designed on some of the messages and measured on the others, whose streams are
/// written, read again and compared. The choice among tables may be made by message, by the byte
/// before, by both, or by a group that the protocol knows anyway.
package struct TableStudy: Sendable {
  /// The messages.
  package let list: MessageList

  /// The numbers of tables to try.
  package let range: ClosedRange<Int>

  /// How tables are made.
  package let design: TableDesign

  /// What else messages pay.
  package let rules: TableRules

  /// Which messages are held out.
  package let split: TableSplit

  /// What everything random begins from.
  package let seed: UInt64

  /// The most cores.
  package let threads: Int

  /// The messages that tables are designed on.
  package let designed: [UInt32]

  /// The messages that are held out.
  package let heldOut: [UInt32]

  /// The most tables that may be asked for.
  package static let mostTables = 64

  /// A study of the messages of a list.
  ///
  /// - Precondition: there is a message, and the range is from 1 to at most ``mostTables``.
  package init(
    of list: MessageList, tables range: ClosedRange<Int>, _ design: TableDesign, _ rules: TableRules,
    split: TableSplit = .stride, seed: UInt64 = 1, threads: Int = 1
  ) {
    precondition(list.count > 0, "there is a message")
    precondition(range.lowerBound >= 1 && range.upperBound <= Self.mostTables, "some tables")
    self.list = list
    self.range = range
    self.design = design
    self.rules = rules
    self.split = split
    self.seed = seed
    self.threads = threads
    (designed, heldOut) = split.parts(of: list.count, seed: seed)
  }

  /// Why a study failed.
  package enum Failure: Error, Sendable {
    case source(SourceError)
    case design(DesignError)
    case message(UnwritableMessage)
  }

  /// Whether message `index` is one that tables are designed on.
  private var isDesigned: (Int) -> Bool {
    var flags = [Bool](repeating: false, count: list.count)
    for item in designed { flags[Int(item)] = true }
    return { flags[$0] }
  }

  /// The counts of symbols in each message.
  ///
  /// - Throws: ``Failure`` if messages cannot be read.
  package func tallies() throws(Failure) -> MessageTallies {
    try reading { () throws(SourceError) in try list.tallies() }
  }

  /// The curve of tables that messages name.
  ///
  /// - Parameters:
  ///   - tallies: the counts of symbols in each message.
  ///   - shuffling: whether to look at what chance does.
  /// - Throws: ``Failure`` if messages cannot be read or written, or there is no such code.
  package func byMessage(
    _ tallies: MessageTallies, shuffling: Bool = true
  ) throws(Failure) -> TableCurve {
    let search = TableSearch(in: tallies, design, rules, seed: seed, threads: threads)
    let best = try designing { () throws(DesignError) in
      try search.best(of: designed, range)
    }
    var points: [TablePoint] = []
    for (count, found) in zip(range, best) {
      points.append(try point(count, found, tallies, .one))
    }
    return TableCurve(
      grouping: .message, points: points, floor: tallies.ownEntropy(of: designed),
      shuffledFloor: shuffling
        ? try reading { () throws(SourceError) in
          try list.shuffledFloor(of: designed, seed: seed)
        } : nil)
  }

  /// The curve of classes that the byte before chooses.
  ///
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byContext() throws(Failure) -> TableCurve {
    let classes = try classesOfContexts(upTo: range.upperBound)
    var points: [TablePoint] = []
    for count in range {
      let classes = classes[count - 1]
      let tallies = try reading { () throws(SourceError) in try list.tallies(by: classes) }
      points.append(try point(count, tallies, classes))
    }
    return TableCurve(
      grouping: .context, points: points, floor: try contextFloor(), shuffledFloor: nil)
  }

  /// The curve of tables that messages name, each with classes that the byte before chooses:
  /// powers of two, divided among both in the best way.
  ///
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byBoth() throws(Failure) -> TableCurve {
    let classes = try classesOfContexts(upTo: max(1, range.upperBound / 2))
    var points: [TablePoint] = []
    for count in range where count >= 4 && count & (count - 1) == 0 {
      var best: TablePoint?
      var classCount = 2
      while classCount < count {
        let classes = classes[classCount - 1]
        let tallies = try reading { () throws(SourceError) in try list.tallies(by: classes) }
        let search = TableSearch(
          in: tallies, design.perClass(classes.count), rules, seed: seed, threads: threads)
        let most = count / classCount
        let found = try designing { () throws(DesignError) in
          try search.best(of: designed, most...most)[0]
        }
        let point = try point(count, found, tallies, classes)
        if point.design.totalBits < best?.design.totalBits ?? .infinity { best = point }
        classCount *= 2
      }
      if let best { points.append(best) }
    }
    return TableCurve(
      grouping: .both, points: points, floor: try contextFloor(), shuffledFloor: nil)
  }

  /// The curve of tables for groups that the protocol knows, of which some share a table; its
  /// last point has a table for each group.
  ///
  /// - Parameters:
  ///   - groups: the group of each message, from 0 on.
  ///   - tallies: the counts of symbols in each message.
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byGroup(
    _ groups: [Int], _ tallies: MessageTallies
  ) throws(Failure) -> TableCurve {
    let groupCount = (groups.max() ?? 0) + 1
    var members: [[UInt32]] = Array(repeating: [], count: groupCount)
    for item in designed { members[groups[Int(item)]].append(item) }
    var sums = MessageTallies(alphabetSize: 256)
    for items in members { sums.append(counts: tallies.tally(of: items), byteCount: 0) }
    let known = members.indices.filter { !members[$0].isEmpty }.map { UInt32($0) }
    let search = TableSearch(in: sums, design, .free, seed: seed, threads: threads)
    let best = try designing { () throws(DesignError) in
      try search.best(of: known, 1...min(range.upperBound, known.count))
    }
    var points: [TablePoint] = []
    for count in range {
      let found = best[min(count, best.count) - 1]
      let groupTable = try tables(of: groupCount, in: sums, by: found)
      points.append(try point(count, groups.map { groupTable[$0] }, tallies))
    }
    if known.count > range.upperBound, known.count <= TableAssignment.greatestCount {
      var places = [UInt8](repeating: 0, count: groupCount)
      for (place, group) in known.enumerated() { places[Int(group)] = UInt8(place) }
      points.append(try point(known.count, groups.map { places[$0] }, tallies))
    }
    return TableCurve(
      grouping: .group, points: points, floor: tallies.ownEntropy(of: designed), shuffledFloor: nil)
  }
}

// MARK: - Points

extension TableStudy {
  /// The point of tables that messages choose.
  private func point(
    _ count: Int, _ found: LloydIteration, _ tallies: MessageTallies, _ classes: MessageClasses
  ) throws(Failure) -> TablePoint {
    try point(count, tallies, nil) { () throws(DesignError) in
      try FoundTables(
        found.tallies, messageCounts: found.messageCounts, design.perClass(classes.count), rules,
        classes: classes)
    }
  }

  /// The point of one table with the given classes.
  private func point(
    _ count: Int, _ tallies: MessageTallies, _ classes: MessageClasses
  ) throws(Failure) -> TablePoint {
    try point(count, tallies, nil) { () throws(DesignError) in
      try FoundTables(
        [tallies.tally(of: designed)], messageCounts: [designed.count],
        design.perClass(classes.count), rules, classes: classes)
    }
  }

  /// The point of tables that are chosen for messages.
  private func point(
    _ count: Int, _ chosen: [UInt8], _ tallies: MessageTallies
  ) throws(Failure) -> TablePoint {
    let tableCount = Int(chosen.max() ?? 0) + 1
    var members: [[UInt32]] = Array(repeating: [], count: tableCount)
    for item in designed { members[Int(chosen[Int(item)])].append(item) }
    // Nothing names what the protocol knows.
    var rules = rules
    rules.selector = .none
    return try point(count, tallies, chosen) { () throws(DesignError) in
      try FoundTables(
        members.map { tallies.tally(of: $0) }, messageCounts: members.map(\.count), design, rules)
    }
  }

  private func point(
    _ count: Int, _ tallies: MessageTallies, _ chosen: [UInt8]?,
    making make: () throws(DesignError) -> FoundTables
  ) throws(Failure) -> TablePoint {
    let tables = try designing(make)
    let design = try sending(designed, tallies, chosen, tables)
    guard !heldOut.isEmpty else {
      return TablePoint(
        tableCount: count, tables: tables, design: TableBill(of: design, in: tables), heldOut: nil,
        streamBits: nil, fault: nil)
    }
    let measured = try sending(heldOut, tallies, chosen, tables)
    var streams: TableStreams?
    if TableStreams.areWritten(by: self.design, tables.rules) {
      WorkProgress.begin("encoding and checking with \(count) tables")
      streams = try reading { () throws(SourceError) in
        try TableStreams(of: heldOut, in: list, by: measured, tables)
      }
    }
    return TablePoint(
      tableCount: count, tables: tables, design: TableBill(of: design, in: tables),
      heldOut: TableBill(of: measured, in: tables), streamBits: streams?.bits,
      fault: streams?.fault)
  }

  private func sending(
    _ items: [UInt32], _ tallies: MessageTallies, _ chosen: [UInt8]?, _ tables: FoundTables
  ) throws(Failure) -> TableAssignment {
    do throws(UnwritableMessage) {
      return try tables.assign(
        items, in: tallies, threads: threads, chosen: chosen.map { all in items.map { all[Int($0)] } })
    } catch {
      throw .message(error)
    }
  }

  /// The class of each context, for 1 to `most` classes.
  private func classesOfContexts(upTo most: Int) throws(Failure) -> [MessageClasses] {
    let isDesigned = isDesigned
    let contexts = try reading { () throws(SourceError) in
      try list.contextTallies(of: isDesigned)
    }
    let known = contexts.all.filter { contexts.tally(of: Int($0)).contains { $0 > 0 } }
    guard !known.isEmpty else { return Array(repeating: .one, count: most) }
    let search = TableSearch(in: contexts, design, .free, seed: seed, threads: threads)
    let best = try designing { () throws(DesignError) in try search.best(of: known, 1...most) }
    var classes: [MessageClasses] = []
    for found in best {
      let tables = try tables(of: contexts.count, in: contexts, by: found)
      // Contexts that did not occur go where most symbols go.
      let used = Set(known.map { tables[Int($0)] }).sorted()
      classes.append(
        MessageClasses(
          tables.map { table in UInt16(used.firstIndex(of: table) ?? 0) }, count: used.count))
    }
    return classes
  }

  /// The table of each of `count` messages of `all`, which smoothed tables decide.
  private func tables(
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

  private func contextFloor() throws(Failure) -> Double {
    let isDesigned = isDesigned
    return try reading { () throws(SourceError) in try list.contextFloor(of: isDesigned) }
  }

  private func reading<Value>(_ read: () throws(SourceError) -> Value) throws(Failure) -> Value {
    do throws(SourceError) { return try read() } catch { throw .source(error) }
  }

  private func designing<Value>(_ make: () throws(DesignError) -> Value) throws(Failure) -> Value {
    do throws(DesignError) { return try make() } catch { throw .design(error) }
  }
}
