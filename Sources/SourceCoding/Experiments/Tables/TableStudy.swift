/// A study of how many tables, and which, serve many short messages best.
///
/// Tables are designed on some of the messages and measured on the others, whose
/// streams are written, read again and compared. A table may be chosen for each
/// message, by the byte before, by both, or by a group that the protocol knows anyway.
package struct TableStudy: Sendable {
  /// The messages, and their symbols.
  package let messages: TableMessages

  /// The numbers of tables to try.
  package let range: ClosedRange<Int>

  /// The rule that makes tables.
  package let design: TableDesign

  /// The other costs of a message.
  package let rules: TableRules

  /// How held-out messages are picked.
  package let split: TableSplit

  /// The seed of all random numbers.
  package let seed: UInt64

  /// The greatest number of cores to use.
  package let threads: Int

  /// The messages as they were cut and the rule as it was given, both independent of
  /// the messages that tables are designed on.
  private let cut: SymbolMessages
  private let givenDesign: TableDesign

  /// The messages that tables are designed on.
  package let designed: [UInt32]

  /// The messages that are held out.
  package let heldOut: [UInt32]

  /// The greatest number of tables that may be asked for.
  package static let mostTables = 64

  /// Prepares a study of the messages of a list, whose symbols are bytes.
  ///
  /// - Precondition: there is a message, and the range is from 1 to at most
  ///   ``mostTables``.
  init(
    of list: MessageList, tables range: ClosedRange<Int>, _ design: TableDesign,
    _ rules: TableRules,
    split: TableSplit = .stride, seed: UInt64 = 1, threads: Int = 1
  ) {
    self.init(
      TableMessages(list), of: SymbolMessages(bytesOf: list), design,
      parts: split.parts(of: list.count, seed: seed), tables: range, design, rules, split: split,
      seed: seed, threads: threads)
  }

  /// Prepares a study of messages that were cut into symbols.
  ///
  /// - Precondition: there is a message, and the range is from 1 to at most
  ///   ``mostTables``; for a model of order 1 there are at most 256 symbols.
  /// - Throws: ``Failure`` if the messages cannot be read, or have too many symbols.
  package init(
    of messages: SymbolMessages, tables range: ClosedRange<Int>, _ design: TableDesign,
    _ rules: TableRules,
    split: TableSplit = .stride, seed: UInt64 = 1, threads: Int = 1
  ) throws(Failure) {
    let parts = split.parts(of: messages.count, seed: seed)
    let known: TableMessages
    do throws(SourceError) {
      known = try TableMessages(messages, knowing: parts.design)
    } catch {
      throw .source(error)
    }
    let most =
      design.code == .order1
      ? ContextPairs.greatestAlphabetSize : MessageTallies.greatestAlphabetSize
    guard known.alphabetSize <= most else {
      throw .design(.alphabetSize(found: known.alphabetSize, limit: most))
    }
    var used = known.escape == nil ? design : design.escaping()
    if design.code == .order1 {
      do throws(SourceError) { used = used.counting(try ContextPairs(of: known)) } catch {
        throw .source(error)
      }
    }
    self.init(
      known, of: messages, design, parts: parts, tables: range, used, rules, split: split,
      seed: seed, threads: threads)
  }

  private init(
    _ messages: TableMessages, of cut: SymbolMessages, _ givenDesign: TableDesign,
    parts: (design: [UInt32], heldOut: [UInt32]), tables range: ClosedRange<Int>,
    _ design: TableDesign, _ rules: TableRules,
    split: TableSplit, seed: UInt64, threads: Int
  ) {
    precondition(messages.count > 0, "there is a message")
    precondition(range.lowerBound >= 1 && range.upperBound <= Self.mostTables, "some tables")
    (self.cut, self.givenDesign) = (cut, givenDesign)
    self.messages = messages
    self.range = range
    self.design = design
    self.rules = rules
    self.split = split
    self.seed = seed
    self.threads = threads
    (designed, heldOut) = parts
  }

  /// The messages in bytes.
  package var list: MessageList { messages.list }

  /// The greatest number of symbols, including the escape, for which contexts can
  /// choose a class, because the symbols that follow each of them are counted.
  package static let mostSymbolsOfContexts = 1 << 10

  /// Whether there are few enough symbols for contexts to choose a class.
  package var allowsContexts: Bool { messages.alphabetSize <= Self.mostSymbolsOfContexts }

  /// The symbols of tables; `nil` if an escape follows them.
  var tableAlphabet: Alphabet? { messages.escape == nil ? messages.alphabet : nil }

  /// Returns the same study with at most `count` tables that are designed on all
  /// messages.
  ///
  /// - Throws: ``Failure`` if the messages cannot be read.
  package func onAll(tables count: Int) throws(Failure) -> TableStudy {
    try TableStudy(
      of: cut, tables: count...count, givenDesign, rules, split: .none, seed: seed,
      threads: threads)
  }

  /// The reason why a study failed.
  package enum Failure: Error, Sendable {
    case source(SourceError)
    case design(DesignError)
    /// No table can write the message with that number, from 0, because of the symbol
    /// with that name.
    case message(Int, symbol: String)
  }

  /// Returns whether tables are designed on message `index`.
  var isDesigned: (Int) -> Bool {
    var flags = [Bool](repeating: false, count: list.count)
    for item in designed { flags[Int(item)] = true }
    return { flags[$0] }
  }

  /// Counts the symbols in each message.
  ///
  /// - Throws: ``Failure`` if messages cannot be read.
  package func tallies() throws(Failure) -> MessageTallies {
    try reading { () throws(SourceError) in
      if let pairs = design.pairs { return try messages.tallies(by: pairs) }
      return try messages.tallies(by: .one(alphabetSize: messages.alphabetSize))
    }
  }

  /// Computes the curve of tables that messages name.
  ///
  /// - Parameters:
  ///   - tallies: the counts of symbols in each message.
  ///   - shuffling: whether to also compute what chance explains.
  /// - Returns: the curve.
  /// - Throws: ``Failure`` if messages cannot be read or written, or there is no such
  ///   code.
  package func byMessage(
    _ tallies: MessageTallies, shuffling: Bool = true
  ) throws(Failure) -> TableCurve {
    let search = TableSearch(in: tallies, design, rules, seed: seed, threads: threads)
    let distinct = DistinctMessages(of: designed, in: tallies)
    let best = try designing { () throws(DesignError) in
      try search.best(of: designed, range, distinct: distinct)
    }
    var points = try baseline(tallies)
    for (count, found) in zip(range, best) {
      points.append(
        try point(count, found, tallies, .one(alphabetSize: messages.alphabetSize)))
    }
    return TableCurve(
      grouping: .message, points: points, floor: try floor(tallies),
      shuffledFloor: shuffling && design.pairs == nil
        ? try reading { () throws(SourceError) in
          try messages.shuffledFloor(of: designed, tallies, seed: seed)
        } : nil, sampleCount: distinct.isWhole ? nil : distinct.messageCount)
  }

  /// Computes the curve of classes that the byte before chooses.
  ///
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byContext() throws(Failure) -> TableCurve {
    let classes = try classesOfContexts(upTo: range.upperBound)
    var points = try baseline()
    for count in range {
      let classes = classes[count - 1]
      let tallies = try reading { () throws(SourceError) in
        try messages.tallies(by: classes)
      }
      points.append(try point(count, tallies, classes))
    }
    return TableCurve(
      grouping: .context, points: points, floor: try contextFloor(), shuffledFloor: nil)
  }

  /// Computes the curve of tables that messages name, each with classes that the byte
  /// before chooses.
  ///
  /// The numbers of codes are powers of two, and each is divided into tables and
  /// classes in the best way.
  ///
  /// - Parameter beginningWithOne: whether the first point is one table, with which the others are
  ///   compared.
  /// - Returns: the curve.
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byBoth(beginningWithOne: Bool = false) throws(Failure) -> TableCurve {
    let classes = try classesOfContexts(upTo: max(1, range.upperBound / 2))
    var points: [TablePoint] = []
    for count in range where count >= 4 && count & (count - 1) == 0 {
      var best: TablePoint?
      var classCount = 2
      while classCount < count {
        let classes = classes[classCount - 1]
        let tallies = try reading { () throws(SourceError) in
          try messages.tallies(by: classes)
        }
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
    if beginningWithOne, !points.isEmpty {
      points.insert(try point(1, tallies(), .one(alphabetSize: messages.alphabetSize)), at: 0)
    }
    return TableCurve(
      grouping: .both, points: points, floor: try contextFloor(), shuffledFloor: nil)
  }

  /// Computes the curve of tables that are chosen by groups that the protocol knows;
  /// some groups share a table, except at the last point, which has a table for each
  /// group.
  ///
  /// - Parameters:
  ///   - groups: the group of each message, from 0 on.
  ///   - tallies: the counts of symbols in each message.
  /// - Returns: the curve.
  /// - Throws: ``Failure`` as ``byMessage(_:shuffling:)`` does.
  package func byGroup(
    _ groups: [Int], _ tallies: MessageTallies
  ) throws(Failure) -> TableCurve {
    let groupCount = (groups.max() ?? 0) + 1
    var members: [[UInt32]] = Array(repeating: [], count: groupCount)
    for item in designed { members[groups[Int(item)]].append(item) }
    var sums = MessageTallies(alphabetSize: tallies.alphabetSize)
    for items in members { sums.append(counts: tallies.tally(of: items), byteCount: 0) }
    let known = members.indices.filter { !members[$0].isEmpty }.map { UInt32($0) }
    let divisions = try divisions(
      of: known, in: sums, upTo: min(range.upperBound, known.count))
    var points = try baseline(tallies)
    for count in range {
      let groupTables = divisions[min(count, divisions.count) - 1].tables
      points.append(try point(count, groups.map { groupTables[$0] }, tallies))
    }
    if known.count > range.upperBound, known.count <= TableAssignment.greatestCount {
      var places = [UInt8](repeating: 0, count: groupCount)
      for (place, group) in known.enumerated() { places[Int(group)] = UInt8(place) }
      points.append(try point(known.count, groups.map { places[$0] }, tallies))
    }
    return TableCurve(
      grouping: .group, points: points, floor: try floor(tallies), shuffledFloor: nil)
  }

  /// One table, with which others are compared, if the range begins with more.
  private func baseline(_ tallies: MessageTallies? = nil) throws(Failure) -> [TablePoint] {
    guard range.lowerBound > 1 else { return [] }
    let all = if let tallies { tallies } else { try self.tallies() }
    return [try point(1, all, .one(alphabetSize: messages.alphabetSize))]
  }

  /// Returns a lower bound on the cost of the designed messages for any tables that
  /// messages name, in bits.
  private func floor(_ tallies: MessageTallies) throws(Failure) -> Double {
    design.pairs == nil ? tallies.ownEntropy(of: designed) : try contextFloor()
  }
}
