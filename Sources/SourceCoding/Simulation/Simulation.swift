/// The main job: design for z, send q, read the bill.
///
/// A simulation is a message, what is known of where it came from, and the proxy
/// that codes are designed from. It is asked for the measurement of one code
/// after another.
///
///     let source = MemorySource(Array("abracadabra".utf8))
///     let simulation = try Simulation(of: source)
///     let huffman = try CodeCatalog.designer(named: "huffman")
///     try simulation.measure(huffman).expectedRate * 11  // 23
public struct Simulation: Sendable {
  /// The message.
  public let source: any SymbolSource

  /// The tallies of the message, over its alphabet.
  public let tallies: BatchTallies

  /// The distribution that the message was drawn from, if that is known.
  public let known: Distribution?

  /// The distribution q: the known one, or that of the message itself.
  ///
  /// `nil` for an empty message of unknown origin, which has none.
  public let q: Distribution?

  /// The distribution z that codes are designed from.
  public let proxy: Proxy

  /// How symbols that z does not know are written; `nil` if z and the message have one
  /// alphabet.
  public let escape: Escape?

  /// Whether both sides know the code, so that its table costs nothing.
  public let isCodeShared: Bool

  /// q and z held against each other.
  public let comparison: Comparison

  private let threads: Int

  /// The simulation of sending the message of `source`.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - tallies: the tallies of the message, where they have been made already.
  ///   - known: the distribution that it was drawn from, if that is known.
  ///   - proxy: the distribution that codes are designed from, which both sides
  ///     know; without one the message is its own proxy, by maximum likelihood,
  ///     and its table is part of the stream.
  ///   - escape: how symbols that z does not know are written, if the proxy is over
  ///     an alphabet with an escape and not that of the message.
  ///   - threads: the greatest number of cores to use.
  /// - Precondition: `known` is over the alphabet of the message, and `proxy` over that
  ///   of the code.
  /// - Throws: ``SourceError`` if the message cannot be read.
  public init(
    of source: any SymbolSource, tallies: BatchTallies? = nil, known: Distribution? = nil,
    proxy: Proxy? = nil, escape: Escape? = nil, threads: Int = 1
  ) throws(SourceError) {
    let alphabetSize = source.alphabet.count
    precondition(
      known?.alphabetSize ?? alphabetSize == alphabetSize
        && escape?.places.count ?? alphabetSize == alphabetSize
        && proxy?.distribution.alphabetSize ?? escape?.codeAlphabetSize ?? alphabetSize
          == escape?.codeAlphabetSize ?? alphabetSize,
      "distributions are over the alphabets of the message and of its code")
    self.source = source
    self.tallies =
      if let tallies { tallies } else {
        try BatchTallies(of: source, threads: threads)
      }
    self.known = known
    let empirical = try? Proxy(
      learntFrom: self.tallies.total, by: .maximumLikelihood, data: source)
    q = known ?? empirical?.distribution
    // An empty message has no distribution; any code will do to write nothing.
    self.proxy =
      proxy ?? empirical
      ?? Proxy(
        known: Distribution(uniformOver: max(1, alphabetSize), alphabetSize: max(1, alphabetSize)))
    isCodeShared = proxy != nil
    self.escape = escape
    comparison = Comparison(of: q, with: self.proxy, escape: escape)
    self.threads = threads
  }

  /// The distribution that codes are designed from.
  public var z: Distribution { proxy.distribution }

  /// The number of symbols in the message, N.
  public var symbolCount: Int { source.symbolCount }

  /// The number of bytes that the message is made of.
  public var byteCount: Int { alphabet.byteCount(of: tallies.total) }

  /// The symbols that the message may have.
  public var alphabet: Alphabet { source.alphabet }

  /// What the ideal code for z pays for a symbol of the message, spelling included.
  public func surprisal(of symbol: Int) -> Information {
    guard let escape else { return z.surprisal(of: symbol) }
    return z.surprisal(of: escape.places[symbol])
      + Information(bits: escape.spellingCosts[symbol])
  }

  /// The codeword of a symbol of the message in the code of a measurement; for one
  /// that is spelled out, that of the escape.
  public func codeword(of symbol: Int, in measurement: CodeMeasurement) -> Codeword? {
    measurement.design.prefixCode?.codewords[escape?.places[symbol] ?? symbol]
  }

  /// Designs a code, sends the message through it, and makes out the bill.
  ///
  /// - Throws: ``SimulationError`` if the message cannot be read or the code not
  ///   be made.
  public func measure(_ designer: CodeDesigner) throws(SimulationError) -> CodeMeasurement {
    let design: Design
    do { design = try designer.design(for: proxy) } catch {
      throw .noCode(name: designer.name, error)
    }
    // What each symbol of the message costs, spelling included.
    let costs = design.symbolCosts.map { costs in
      escape.map { zip($0.places, $0.spellingCosts).map { costs[$0] + $1 } } ?? costs
    }
    let roundTrip: RoundTrip?
    if let code = design.code, costs.map({ tallies.total.weightedSum(of: $0).isFinite }) ?? true {
      do {
        roundTrip = try sendAndReceive(through: code, isFixed: design.isFixed)
      } catch {
        throw .source(error)
      }
    } else {
      roundTrip = nil
    }
    let expectedRate =
      if let costs { q.map { q in q.expectation { costs[$0] } } ?? 0 } else {
        ((roundTrip?.information.compensatedSum() ?? 0) + spellingBits)
          / Double(max(1, symbolCount))
      }
    let bill = Bill(
      tally: tallies.total, known: known, z: z, escape: escape, design: design,
      stream: roundTrip)
    let measuredRate: Double? =
      if let roundTrip, roundTrip.outcome == .exact, symbolCount > 0 {
        Double(roundTrip.bitCount) / Double(symbolCount)
      } else {
        nil
      }
    let batchBits =
      if let costs { tallies.bits(costing: costs) } else {
        zip(
          bits(ofBatches: roundTrip?.information ?? []),
          tallies.bits(costing: spellingCosts)
        ).map { $0 + $1 }
      }
    return CodeMeasurement(
      name: designer.name, design: design, symbolCosts: costs, expectedRate: expectedRate,
      batchBits: batchBits,
      roundTrip: roundTrip, measuredRate: measuredRate,
      independentError: costs.flatMap { costs in
        q.flatMap { StandardError.ofIndependentSymbols($0, costs: costs, count: symbolCount) }
      },
      batchError: StandardError.ofBatchMeans(tallies, bits: batchBits),
      isDrawn: known != nil && costs != nil,
      impliedDivergence: impliedDivergence(of: design),
      identityResidual: identityResidual(of: design, rate: expectedRate),
      optimalCosts: design.isOptimal
        ? q.map { Huffman.costRange(designedFor: z, on: coded($0)) }.map {
          $0.lowerBound + spellingRate...$0.upperBound + spellingRate
        } : nil,
      bill: bill)
  }

  /// `q` over the alphabet of the code.
  private func coded(_ q: Distribution) -> Distribution {
    escape.map { q.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) } ?? q
  }

  /// What spelling out costs for each symbol of the message, in bits.
  private var spellingCosts: [Double] {
    escape?.spellingCosts ?? Array(repeating: 0, count: alphabet.count)
  }

  /// What spelling out costs in all, in bits.
  private var spellingBits: Double { tallies.total.weightedSum(of: spellingCosts) }

  /// What spelling out costs under q, in bits per symbol.
  private var spellingRate: Double {
    let costs = spellingCosts
    return q?.expectation { costs[$0] } ?? 0
  }

  /// What each batch cost, from what each of shorter pieces did; one that lies
  /// across the end of a batch is shared by the number of symbols.
  private func bits(ofBatches pieces: [Double]) -> [Double] {
    let size = Double(EncodedBlock.batchSize)
    var sums = [0.0]
    for piece in pieces { sums.append(sums[sums.count - 1] + piece) }
    func bits(before symbol: Int) -> Double {
      let whole = min(symbol / EncodedBlock.batchSize, pieces.count)
      guard whole < pieces.count else { return sums[whole] }
      let length = min(size, Double(symbolCount) - Double(whole) * size)
      return sums[whole] + pieces[whole] * (Double(symbol) - Double(whole) * size) / length
    }
    var start = 0
    return tallies.batches.map { batch in
      let end = start + Int(clamping: batch.total)
      defer { start = end }
      return bits(before: end) - bits(before: start)
    }
  }

  /// The laws that hold for source and proxy, and for each of `measurements`.
  public func checks(of measurements: [CodeMeasurement]) -> [Check] {
    let excess = comparison.crossEntropy.bits - comparison.entropy.bits
    let price = (comparison.divergence + comparison.escape).bits
    let identity = Check(
      name: escape == nil ? "H(q,z) = H(q) + KL(q‖z)" : "H(q,z) = H(q) + KL(q‖z) + escape",
      holds: excess == price || abs(excess - price) <= 1e-9,
      detail: "\(excess) and \(price) bits per symbol")
    return [identity] + measurements.flatMap { $0.checks(designedFor: z) }
  }

  private func sendAndReceive(
    through code: some Code, isFixed: Bool
  ) throws(SourceError) -> RoundTrip {
    // An empty message needs no table either.
    let sendsTable = !isCodeShared && !isFixed && symbolCount > 0
    let alphabetTable = sendsTable ? source.alphabet.table : nil
    guard let escape else {
      return try RoundTrip(
        of: source, tally: tallies.total, through: code, alphabetTable: alphabetTable,
        sendsTable: sendsTable, threads: threads)
    }
    return try RoundTrip(
      of: source, tally: tallies.total, through: EscapingCode(code, escape), sendsTable: false,
      threads: threads)
  }

  private func impliedDivergence(of design: Design) -> Information? {
    guard let code = design.prefixCode, let q else { return nil }
    return coded(q).divergence(from: code.impliedDistribution)
  }

  private func identityResidual(of design: Design, rate: Double) -> Double? {
    guard let code = design.prefixCode, let q, rate.isFinite else { return nil }
    let coded = coded(q)
    return rate - spellingRate - (coded.entropy.bits + code.redundancy(under: coded))
  }
}

/// Why a measurement could not be made.
public enum SimulationError: Error, Hashable, Sendable {
  /// The message could not be read.
  case source(SourceError)
  /// The named family has no code for the proxy.
  case noCode(name: String, DesignError)
}

extension SimulationError: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .source(let error): error.description
    case .noCode(let name, let error): "\(name): \(error)"
    }
  }
}
