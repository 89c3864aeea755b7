extension Simulation {
  /// Designs a code, sends the message through it, and makes the bill.
  ///
  /// - Throws: ``SimulationError`` if the message cannot be read or the code cannot be
  ///   made.
  public func measure(_ designer: CodeDesigner) throws(SimulationError) -> CodeMeasurement {
    WorkProgress.begin("designing \(designer.name)")
    let design: Design
    do { design = try designer.design(for: proxy, over: escape == nil ? alphabet : nil) } catch {
      guard symbolCount == 0 else {
        throw error == .needsData && !hasOrder
          ? .needsOrder(name: designer.name) : .noCode(name: designer.name, error)
      }
      design = .ofNothing(alphabetSize: z.alphabetSize, because: error)
    }
    // The cost of each symbol of the message, including spelling.
    let costs = (design.symbolCosts ?? costsOfUnwritable(by: design)).map { costs in
      escape.map { zip($0.places, $0.spellingCosts).map { costs[$0] + $1 } } ?? costs
    }
    if let set = design.code as? TableSetCoder, set.isPartial {
      try checkTables(set, named: designer.name)
    }
    if !hasOrder, symbolCount > 0, costs == nil || design.code?.reportsInformation == true {
      throw .needsOrder(name: designer.name)
    }
    let roundTrip: RoundTrip?
    if hasOrder, let code = design.code, canWrite(design, costs: costs) {
      do throws(SourceError) {
        if let messages {
          roundTrip = try send(messages, in: design, through: code, named: designer.name)
        } else {
          roundTrip = try sendAndReceive(
            through: code, named: designer.name, isFixed: design.isFixed)
        }
      } catch {
        throw .source(error)
      }
    } else {
      roundTrip = nil
    }
    let information = roundTrip.flatMap { $0.information.isEmpty ? nil : $0.information }?
      .compensatedSum()
    let longRunRate = longRunRate(of: design, costs: costs)
    let terms = BillTerms(
      tally: tallies.total, q: q, isLawKnown: law != nil, z: z, escape: escape,
      spellingCosts: spellingCosts(in: design), costs: design.symbolCosts,
      information: information, expectedRate: longRunRate)
    let symbolRate = (terms.spent + terms.spelling) / Double(max(1, symbolCount))
    let expectedRate =
      law == nil
      ? design.learnsFromMessage ? nil : symbolRate : longRunRate.map { $0 + spellingRate }
    let bill = Bill(
      terms, believesProxy: design.believesProxy,
      samplingError: samplingError(of: design, terms, costs: costs),
      hasCodewords: design.prefixCode != nil,
      unsentTableBitCount: hasOrder ? nil : unsentTableBitCount(of: design), stream: roundTrip)
    let measuredRate: Double? =
      if let roundTrip, roundTrip.outcome == .exact, symbolCount > 0 {
        Double(roundTrip.bitCount) / Double(symbolCount)
      } else {
        nil
      }
    let series: CostSeries?
    let breakEven: BreakEven?
    do throws(SourceError) {
      series = try costSeries(of: design, costs: costs, roundTrip)
      breakEven = try self.breakEven(of: designer, design, costs: costs, roundTrip)
    } catch {
      throw .source(error)
    }
    let wordFit = wordFit(of: design)
    return CodeMeasurement(
      name: designer.name, design: design, symbolCosts: costs, expectedRate: expectedRate,
      symbolRate: symbolRate, lettersPerSymbol: lettersPerSymbol(of: design), costSeries: series,
      roundTrip: roundTrip, measuredRate: measuredRate,
      interval: !hasOrder
        ? intervalOfCounts(design, costs: costs)
        : design.tellsCosts
          ? interval(around: series, costs: costs, isConstant: isConstant(design, costs: costs))
          : symbolCount > 0 ? .unknownCosts : nil,
      implied: design.implied, wordFit: wordFit,
      impliedDivergence: wordFit?.divergence ?? impliedDivergence(of: design),
      identityResidual: identityResidual(of: design)
        ?? wordFit.flatMap { identityResidual(of: $0, longRunRate) },
      optimalCosts: q.flatMap { costRange(of: design, on: coded($0)) }.map {
        $0.lowerBound + spellingRate...$0.upperBound + spellingRate
      },
      breakEven: breakEven, bill: bill)
  }

  /// The average cost of a symbol in an endless message, without spelling; `nil` if q
  /// is not known, or if the cost has no closed form.
  private func longRunRate(of design: Design, costs: [Double]?) -> Double? {
    guard let law, let q else { return nil }
    if let costs, q.expectation(of: { costs[$0] }) == .infinity { return .infinity }
    let coded = escape.map { escape in
      law.moved(to: escape.places, alphabetSize: escape.codeAlphabetSize)
    }
    // The symbols after an escape depend on which symbol it represents.
    return (coded ?? law).flatMap(design.longRunRate)
  }

  private func lettersPerSymbol(of design: Design) -> Double? {
    guard let coder = design.code as? LetterCoder, let q = q.map(coded) else { return nil }
    return q.expectation { coder.lengths[$0].map(Double.init) ?? .infinity }
  }

  /// The standard deviation of the draw's luck in bits, if symbols are independent and
  /// have costs.
  private func samplingError(
    of design: Design, _ terms: BillTerms, costs: [Double]?
  ) -> Double? {
    guard design.believesProxy, let known, let costs, terms.divergence.isFinite else {
      return nil
    }
    return (Double(symbolCount) * known.variance(of: costs)).squareRoot()
  }

  /// The range of costs on `q` of all codes that are as good for z as this one, if it
  /// is optimal.
  private func costRange(of design: Design, on q: Distribution) -> ClosedRange<Double>? {
    if let limit = design.lengthLimit {
      return try? PackageMerge.costRange(designedFor: z, on: q, limit: limit)
    }
    return design.isOptimal ? Huffman.costRange(designedFor: z, on: q) : nil
  }

  /// The length at which the message's own code would repay its table: a code of the
  /// same design, or Huffman's if the code was fixed in advance.
  private func breakEven(
    of designer: CodeDesigner, _ design: Design, costs: [Double]?, _ sent: RoundTrip?
  ) throws(SourceError) -> BreakEven? {
    guard isCodeShared || design.isFixed, law == nil, newSymbols == nil, let costs,
      let own = design.isFixed ? try? CodeCatalog.designer(named: Huffman.family.name) : designer,
      let data = try? Proxy(
        learntFrom: tallies.total, by: .maximumLikelihood, data: hasOrder ? source : nil),
      let ownDesign = try? own.design(for: data), let ownCosts = ownDesign.symbolCosts,
      let code = ownDesign.code
    else { return nil }
    let tableBits = code.table.bitCount + alphabet.table.bitCount
    if let messages {
      guard let shared = sent?.messageSeries else { return nil }
      let trip = try send(messages, in: ownDesign, through: code, named: own.name)
      return trip.messageSeries.flatMap {
        BreakEven(
          design: own.name, sharedBits: shared.total, ownBits: $0.total, tableBits: tableBits,
          symbolCount: tallies.total.total)
      }
    }
    return BreakEven(
      design: own.name, sharedCosts: costs, ownCosts: ownCosts, tableBits: tableBits,
      tally: tallies.total)
  }

  /// The least costs of symbols, infinite where one cannot be written, in a code whose
  /// costs are not constant and that cannot write the message; `nil` if it can.
  private func costsOfUnwritable(by design: Design) -> [Double]? {
    design.leastCosts.flatMap { tallies.total.weightedSum(of: $0).isFinite ? nil : $0 }
  }

  /// The distribution `q` over the alphabet of the code.
  private func coded(_ q: Distribution) -> Distribution {
    escape.map { q.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) } ?? q
  }

  /// The cost of spelling each symbol of the message, in bits.
  private var spellingCosts: [Double] {
    escape?.spellingCosts ?? Array(repeating: 0, count: alphabet.count)
  }

  /// The cost of spelling each symbol of the message, in bits, in a code that may have an escape of
  /// its own.
  func spellingCosts(in design: Design) -> [Double] {
    (design.code as? EscapingCoder)?.escape.spellingCosts ?? spellingCosts
  }

  /// The average cost of spelling under q, in bits per symbol.
  private var spellingRate: Double {
    let costs = spellingCosts
    return q?.expectation { costs[$0] } ?? 0
  }

  /// Whether a code can write every symbol of the message.
  ///
  /// A code that takes its probabilities from z, and has no cost for each symbol, can
  /// write the symbols that z calls possible; a code with a model of its own can write
  /// all symbols.
  private func canWrite(_ design: Design, costs: [Double]?) -> Bool {
    // A message that cannot be written is sent as it is.
    if messages?.form.sendsRaw == true { return true }
    if let costs { return tallies.total.weightedSum(of: costs).isFinite }
    guard design.believesProxy, design.leastCosts == nil else { return true }
    return tallies.total.seenSymbols.allSatisfy { surprisal(of: $0).isFinite }
  }

  private func sendAndReceive(
    through code: some Coder, named name: String, isFixed: Bool
  ) throws(SourceError) -> RoundTrip {
    let sendsTable = sendsTable(isFixed: isFixed)
    let alphabetTable = sendsTable ? source.alphabet.table : newSymbols?.table
    guard let escape else {
      return try RoundTrip(
        of: source, tally: tallies.total, through: code, alphabetTable: alphabetTable,
        sendsTable: sendsTable, named: name, threads: threads)
    }
    return try RoundTrip(
      of: source, tally: tallies.total, through: EscapingCoder(code, escape), sendsTable: false,
      named: name, threads: threads)
  }

  /// Whether the stream describes its code; an empty message needs no table.
  private func sendsTable(isFixed: Bool) -> Bool {
    !isCodeShared && !isFixed && symbolCount > 0
  }

  /// The size in bits of the description that would precede the stream of a code, if
  /// the message were sent.
  private func unsentTableBitCount(of design: Design) -> Int {
    guard let code = design.code, escape == nil, canWrite(design, costs: design.symbolCosts) else {
      return 0
    }
    return sendsTable(isFixed: design.isFixed)
      ? code.table.bitCount + alphabet.table.bitCount : newSymbols?.table.bitCount ?? 0
  }

  private func impliedDivergence(of design: Design) -> Information? {
    guard let implied = design.implied, let q else { return nil }
    return coded(q).divergence(from: implied.distribution)
  }

  /// The fit of a code's words to q, if q is known and its symbols are independent.
  private func wordFit(of design: Design) -> WordFit? {
    guard case .independent(let q)? = law, let code = design.code else { return nil }
    return WordFit(of: code, on: coded(q))
  }

  private func identityResidual(of fit: WordFit, _ rate: Double?) -> Double? {
    guard let rate, rate.isFinite, let q else { return nil }
    return rate - ((coded(q).entropy + fit.divergence).bits - fit.log2KraftSum)
  }

  private func identityResidual(of design: Design) -> Double? {
    guard let implied = design.implied, let costs = design.symbolCosts, let q else { return nil }
    let coded = coded(q)
    let rate = coded.expectation { costs[$0] }
    guard rate.isFinite else { return nil }
    let divergence = coded.divergence(from: implied.distribution)
    return rate - ((coded.entropy + divergence).bits - implied.log2KraftSum)
  }
}
