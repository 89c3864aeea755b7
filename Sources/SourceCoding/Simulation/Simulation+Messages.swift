extension Simulation {
  /// Sends each of many messages separately, and receives it.
  ///
  /// - Parameters:
  ///   - messages: the messages.
  ///   - design: the code, with its properties.
  ///   - code: the code.
  ///   - name: the name of the code.
  /// - Returns: the messages as they were sent and received.
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func send(
    _ messages: SentMessages, in design: Design, through code: some Coder, named name: String
  ) throws(SourceError) -> RoundTrip {
    // Without symbols no table is needed.
    let sendsTable = !isCodeShared && !design.isFixed && symbolCount > 0
    let table = sendsTable ? code.table : .empty
    let alphabetTable = sendsTable ? source.alphabet.table : newSymbols?.table
    let tableBits = table.bitCount + (alphabetTable?.bitCount ?? 0)
    let tableBytes = table.bytes.count + (alphabetTable?.bytes.count ?? 0)
    WorkProgress.begin("encoding and checking \(name)", of: messages.count, "messages")
    var told: any Coder = code
    if sendsTable {
      do throws(DecodeError) {
        told = try type(of: code).init(table: table, alphabetSize: source.alphabet.count)
      } catch {
        return RoundTrip(
          undecodableTable: error, tableBitCount: tableBits, tableByteCount: tableBytes)
      }
    }
    let costs = design.symbolCosts.map { costs in
      escape.map { $0.places.map { costs[$0] } } ?? costs
    }
    let tally = tallies.total
    let set = code as? TableSetCoder
    let codes = design.prefixCode.map { [$0] } ?? set?.tables ?? []
    let trip: MessageTrip
    if let escape {
      let code = EscapingCoder(code, escape).prepared(for: tally)
      trip = try MessageTrip(
        of: messages, in: source, writer: code, reader: code, codes: codes,
        selectors: set?.selectors, hasEscape: true, costs: costs, threads: threads)
    } else {
      trip = try MessageTrip(
        of: messages, in: source, writer: code.prepared(for: tally),
        reader: told.prepared(for: tally), codes: codes, selectors: set?.selectors,
        hasEscape: code is EscapingCoder, costs: costs, threads: threads)
    }
    return RoundTrip(trip, tableBitCount: tableBits, tableByteCount: tableBytes)
  }

  /// Checks that each message or block has a table with all of its symbols.
  ///
  /// - Throws: ``SimulationError`` if there is none for one that may not be sent raw.
  func checkTables(_ set: TableSetCoder, named name: String) throws(SimulationError) {
    if messages?.form.sendsRaw == true { return }
    let least = set.leastCosts
    // Symbols that all tables lack are reported as for any other code.
    guard tallies.total.seenSymbols.allSatisfy({ least[$0].isFinite }) else { return }
    let ends =
      messages?.ends
      ?? stride(from: 0, to: symbolCount, by: set.blockSize)
      .map { min(symbolCount, $0 + set.blockSize) }
    var start = 0
    for (number, end) in ends.enumerated() {
      while start < end {
        var part = [UInt32](repeating: 0, count: min(end - start, set.blockSize))
        var span = part.mutableSpan
        do throws(SourceError) { try source.read(at: start, into: &span) } catch {
          throw .source(error)
        }
        guard set.best(for: part.span) != nil else {
          throw .noTable(name: name, number: number, isMessage: messages != nil)
        }
        start += part.count
      }
    }
  }

  /// The number of the first message, from 1, that contains one of `symbols`; `nil` if
  /// all symbols are one message, if no message contains one, or if they cannot be
  /// read.
  package func firstMessage(with symbols: [Int]) -> Int? {
    guard let messages else { return nil }
    let wanted = Set(symbols.map { UInt32(truncatingIfNeeded: $0) })
    var (place, found) = (0, Int?.none)
    try? source.forEachSymbol(in: 0..<symbolCount) { symbol in
      if found == nil, wanted.contains(symbol) { found = place }
      place += 1
    }
    return found.map { messages.places.message(at: $0) + 1 }
  }

  /// Properties of the messages that do not depend on a code; `nil` if all symbols are
  /// one message.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func messageStatistics() throws(SourceError) -> MessageStatistics? {
    guard let messages, let q else { return nil }
    return try MessageStatistics(of: messages, in: source, q: q, threads: threads)
  }
}

extension CostSeries {
  /// The costs of messages if symbol x costs `costs[x]`, without their padding.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  init(
    of messages: SentMessages, in source: any SymbolSource, costing costs: [Double], threads: Int
  ) throws(SourceError) {
    let groups = try BlockWorkers.run(
      symbolCount: messages.count, blockSize: messages.groupSize, threads: threads
    ) { (nextGroup) throws(SourceError) in
      var groups: [(index: Int, sum: Double, count: Int)] = []
      while let range = nextGroup() {
        let symbols =
          messages.range(of: range.lowerBound).lowerBound..<messages.ends[range.upperBound - 1]
        var sum = 0.0
        try source.forEachSymbol(in: symbols) { sum += costs[Int($0)] }
        groups.append((range.lowerBound, sum, symbols.count))
      }
      return groups
    }
    let ordered = groups.flatMap(\.self).sorted { $0.index < $1.index }
    self.init(ordered.map(\.sum), symbolCounts: ordered.map(\.count))
  }
}
