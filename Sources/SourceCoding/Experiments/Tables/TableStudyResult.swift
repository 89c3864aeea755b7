/// The results of a study of tables: a curve for each way to choose, the groups, and
/// the checks.
package struct TableStudyResult: Sendable {
  /// The study.
  package let study: TableStudy

  /// The curves, in the order in which they were asked for.
  package let curves: [TableCurve]

  /// The groups of the tables that messages name, for the greatest number of tables; `nil` if
  /// messages name none.
  package let groups: TableGroups?

  /// The number of tables to which the groups belong.
  package let shown: Int

  /// The checks of laws that the curves must obey.
  package let checks: [Check]

  /// Runs the study with the given ways to choose.
  ///
  /// - Parameters:
  ///   - study: the study.
  ///   - groupings: the ways to choose, in order.
  ///   - known: the group of each message, where the protocol knows it.
  /// - Throws: ``TableStudy/Failure`` if messages cannot be read or written.
  package init(
    _ study: TableStudy, _ groupings: [TableCurve.Grouping], groups known: [Int] = []
  ) throws(TableStudy.Failure) {
    self.study = study
    let tallies =
      groupings.contains(.message) || groupings.contains(.group)
      ? try study.tallies() : MessageTallies(alphabetSize: study.messages.alphabetSize)
    var curves: [TableCurve] = []
    for grouping in groupings {
      switch grouping {
      case .message: curves.append(try study.byMessage(tallies))
      case .context: curves.append(try study.byContext())
      case .both: curves.append(try study.byBoth(beginningWithOne: groupings == [.both]))
      case .group: curves.append(try study.byGroup(known, tallies))
      }
    }
    self.curves = curves.filter { !$0.points.isEmpty }
    let named = curves.first { $0.grouping == .message }
    let point = named?.points.last
    shown = point?.tableCount ?? 0
    groups = try point.map { (point) throws(TableStudy.Failure) in
      try study.groups(of: point.tables, tallies)
    }
    var checks: [Check] = []
    for curve in self.curves { checks += study.checks(of: curve) }
    checks += try study.iterationCheck(named, tallies)
    self.checks = checks
  }
}

extension TableStudy {
  /// Checks the laws that a curve obeys.
  fileprivate func checks(of curve: TableCurve) -> [Check] {
    var checks: [Check] = []
    let name = "by \(curve.grouping.rawValue)"
    if let fault = curve.points.lazy.compactMap(\.fault).first {
      checks.append(
        Check(
          name: "\(name): every held-out message comes back", holds: false,
          detail: "message \(fault + 1) does not"))
    } else if curve.points.contains(where: { $0.streamBits != nil }) {
      checks.append(
        Check(
          name: "\(name): every held-out message comes back", holds: true,
          detail: "\(heldOut.count.counted("stream")) a point, decoded and compared"))
    }
    let streams = curve.points.filter { $0.streamBits != nil && design.code.writesSymbolsAlone }
    if !streams.isEmpty {
      let wrong = streams.first { Double($0.streamBits ?? 0) != $0.heldOut?.totalBits }
      checks.append(
        Check(
          name: "\(name): streams are as long as the costs say", holds: wrong == nil,
          detail: wrong.map { "at \($0.tableCount.counted("table")) they are not" }
            ?? "to the bit"))
    }
    // Rounding a logarithm to 2^−16 bits changes it by at most half of that, and a cost
    // consists of four.
    let slack =
      design.code.hasCodewords
      ? 0 : 2 * Double(messages.source.symbolCount) / Double(TableRules.unitsPerBit)
    let below = curve.points.first {
      $0.design.symbolBits + Double($0.design.rawBits) + slack
        < curve.floor - Rounding.bound(at: curve.floor)
    }
    checks.append(
      Check(
        name: "\(name): no number of tables saves more than the bound", holds: below == nil,
        detail: below.map {
          "\($0.tableCount.counted("table")) \($0.tableCount == 1 ? "does" : "do")"
        }
          ?? "the messages' own entropy is \(Int(curve.floor.rounded()).grouped) bits"))
    if curve.grouping == .message {
      let costs = curve.points.map(\.design.totalBits)
      // For rANS the search uses ideal costs, from which the real ones differ by
      // rounding.
      if design.code != .rans {
        checks.append(
          Check(
            name: "\(name): design costs never rise with the number of tables",
            holds: zip(costs, costs.dropFirst()).allSatisfy { $0 >= $1 },
            detail: "each number also starts from the one before"))
      }
    }
    return checks
  }

  /// Checks whether Lloyd's iteration lowers its objective if only codewords cost
  /// anything.
  fileprivate func iterationCheck(
    _ curve: TableCurve?, _ tallies: MessageTallies
  ) throws(Failure) -> [Check] {
    // An escape has a weight of its own, which no constant added to counts gives.
    guard let curve, let last = curve.points.last, design.code.writesSymbolsAlone,
      design.isAdditive,
      tableAlphabet != nil
    else { return [] }
    let tallies = DistinctMessages(of: designed, in: tallies).tallies
    let items = tallies.all
    // The messages are dealt out in turn, which is far from where the iteration
    // ends.
    let count = min(last.tableCount, items.count)
    let parts = (0..<count).map { part in
      items.indices.filter { $0 % count == part }.map { items[$0] }
    }
    let iteration: LloydIteration
    do throws(DesignError) {
      iteration = try LloydIteration(
        from: parts.map { tallies.tally(of: $0) },
        counts: parts.map { tallies.occurrenceCount(of: $0) },
        of: items, in: tallies, design, .free, threads: threads, tracing: true)
    } catch {
      throw .design(error)
    }
    let objectives = iteration.objectives
    let slack =
      design.code.hasCodewords
      ? 0 : objectives[0] / Double(TableRules.unitsPerBit)
    let falls = zip(objectives, objectives.dropFirst()).allSatisfy {
      $1 <= $0 + slack + Rounding.bound(at: $0)
    }
    return [
      Check(
        name: "with selector, padding and raw off the design objective never rises", holds: falls,
        detail: "\(objectives.count.counted("round")) from tables of "
          + "messages dealt out in turn")
    ]
  }
}

extension TableDesign {
  /// Whether the estimator adds a constant to each count, which the law of Lloyd's
  /// iteration requires.
  var isAdditive: Bool {
    ["ml", "kt", "laplace"].contains(smoothing.name) || smoothing.name.hasPrefix("add:")
  }
}

extension TableDesign.Family {
  /// Whether each symbol is written alone, in the code that is best for the counts.
  ///
  /// Then the costs of symbols determine the length of a stream, and the next symbol may be in the
  /// code of another class. The streams of rANS and of contexts end in bits of their own.
  package var writesSymbolsAlone: Bool { self != .rans && self != .order1 }

  /// Whether a symbol has a codeword, of whole bits, so that costs are not rounded.
  package var hasCodewords: Bool { writesSymbolsAlone && self != .ideal }
}
