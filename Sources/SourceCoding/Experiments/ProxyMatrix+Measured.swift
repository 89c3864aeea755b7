extension ProxyMatrix {
  /// The real cost of one message in the codes for several proxies: the cells of a
  /// column, in order of the proxies.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - messages: where each of many messages ends, and how it is sent; `nil` for one.
  ///   - known: the distribution from which it was drawn, if that is known.
  ///   - designer: the code, which both sides know, so that no table is sent.
  ///   - proxies: the distributions from which codes are designed.
  ///   - escapes: how symbols that these do not know are written; an empty list if
  ///     there are no escapes.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the measurements.
  /// - Throws: ``SimulationError`` if the message cannot be read, or a proxy has no
  ///   such code.
  package static func measuredColumn(
    of source: any SymbolSource, messages: SentMessages? = nil, known: Distribution? = nil,
    in designer: CodeDesigner, for proxies: [Proxy], escapes: [Escape?] = [], threads: Int = 1
  ) throws(SimulationError) -> [CodeMeasurement] {
    let tallies: BatchTallies
    do { tallies = try BatchTallies(of: source, threads: threads) } catch { throw .source(error) }
    var measurements: [CodeMeasurement] = []
    for (row, proxy) in proxies.enumerated() {
      let simulation: Simulation
      do {
        simulation = try Simulation(
          of: source, messages: messages, tallies: tallies, known: known, proxy: proxy,
          escape: escapes.isEmpty ? nil : escapes[row], threads: threads)
      } catch {
        throw .source(error)
      }
      measurements.append(try simulation.measure(designer))
      WorkProgress.nextRound()
    }
    return measurements
  }

  /// The matrix of measured columns.
  ///
  /// - Parameters:
  ///   - code: the name of the code.
  ///   - proxies: the names of the rows.
  ///   - columns: each source with its cells from `measuredColumn`.
  ///   - symbolUnit: the unit of symbols.
  /// - Precondition: Every column has a cell for each proxy.
  package init(
    code: String, proxies: [String], columns: [(source: Source, cells: [CodeMeasurement])],
    per symbolUnit: SymbolUnit = .byte
  ) {
    let rows = proxies.indices
    // A code that cannot write the message has no stream, and its cost is infinite.
    let bits = rows.map { row in columns.map { $0.cells[row].measuredRate ?? .infinity } }
    let errors = rows.map { row in columns.map { $0.cells[row].interval?.halfWidth95 } }
    var checks: [Check] = []
    for (source, cells) in columns {
      for (row, cell) in cells.enumerated() {
        guard let outcome = cell.roundTrip?.outcome, outcome != .exact else { continue }
        checks.append(
          Check(
            name: "round trip of \(source.name) in the code for \(proxies[row])", holds: false,
            detail: "\(outcome)"))
      }
    }
    if checks.isEmpty {
      let count = columns.reduce(0) { $0 + $1.cells.count { $0.roundTrip != nil } }
      checks = [
        Check(
          name: "every message was decoded correctly", holds: true,
          detail: count == 1 ? "1 stream was decoded" : "\(count.grouped) streams were decoded")
      ]
    }
    self.init(
      content: .measuredRate(code: code), symbolUnit: symbolUnit, proxies: proxies,
      sources: columns.map(\.source),
      bits: bits, halfWidths95: errors, checks: checks)
  }
}
