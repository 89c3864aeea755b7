/// The main job: design for z, send q, read the bill.
///
/// A simulation consists of a message, the knowledge about its source, and the proxy
/// from which codes are designed. It measures one code after another.
///
///     let source = MemorySource(Array("abracadabra".utf8))
///     let simulation = try Simulation(of: source)
///     let huffman = try CodeCatalog.designer(named: "huffman")
///     try simulation.measure(huffman).symbolRate * 11  // 23
public struct Simulation: Sendable {
  /// The message.
  public let source: any SymbolSource

  /// The tallies of the message, over its alphabet.
  package let tallies: BatchTallies

  /// The distribution from which the symbols were drawn independently, if it is known.
  public let known: Distribution?

  /// The Markov chain that emitted the message, if it is known.
  package let chain: MarkovChain?

  /// The distribution q: the known one, the stationary one of a chain, or that of the
  /// message itself.
  ///
  /// It is `nil` for an empty message of unknown origin.
  public let q: Distribution?

  /// The distribution z that codes are designed from.
  public let proxy: Proxy

  /// The escape by which symbols that z does not know are written; `nil` if z and the
  /// message have one alphabet.
  package let escape: Escape?

  /// The symbols that z has never seen but was smoothed over.
  ///
  /// A reader who has z must be told about them, so a stream begins with their
  /// description. It is `nil` if there are none, or if the unit determines the symbols.
  public let newSymbols: Alphabet?

  /// Whether both sides know the code, so that its table costs nothing.
  public let isCodeShared: Bool

  /// The messages of which the symbols consist, each sent separately; `nil` if all
  /// symbols are one message.
  package let messages: SentMessages?

  /// The comparison of q and z.
  public let comparison: Comparison

  /// The greatest number of cores to use.
  let threads: Int

  /// The simulation of sending the message of `source`.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - tallies: the tallies of the message, if they have been made already.
  ///   - known: the distribution from which it was drawn, if that is known.
  ///   - chain: the Markov chain that emitted it, if that is known.
  ///   - proxy: the distribution from which codes are designed, which both sides know;
  ///     if it is `nil`, the message is its own proxy, by maximum likelihood, and its
  ///     table is part of the stream.
  ///   - escape: how symbols that z does not know are written, if the proxy is over an
  ///     alphabet with an escape and not that of the message.
  ///   - newSymbols: the symbols of an open unit that have a probability under z only
  ///     because the message has them.
  ///   - threads: the greatest number of cores to use.
  /// - Precondition: At most one of `known` and `chain` is given, and it is over the
  ///   alphabet of the message; `proxy` is over that of the code.
  /// - Throws: ``SourceError`` if the message cannot be read.
  package init(
    of source: any SymbolSource, tallies: BatchTallies? = nil, known: Distribution? = nil,
    chain: MarkovChain? = nil, proxy: Proxy? = nil, escape: Escape? = nil,
    newSymbols: Alphabet? = nil, threads: Int = 1
  ) throws(SourceError) {
    try self.init(
      of: source, messages: nil, tallies: tallies, known: known, chain: chain, proxy: proxy,
      escape: escape, newSymbols: newSymbols, threads: threads)
  }

  /// The simulation of sending the message of `source`, or its many messages, drawn from `law` if
  /// that is known.
  ///
  /// - Throws: ``SourceError`` if the message cannot be read.
  init(
    of source: any SymbolSource, messages: SentMessages? = nil, tallies: BatchTallies,
    law: KnownSource?, proxy: Proxy, escape: Escape?, threads: Int
  ) throws(SourceError) {
    var (known, chain): (Distribution?, MarkovChain?) = (nil, nil)
    switch law {
    case nil: break
    case .independent(let q)?: known = q
    case .chain(let q)?: chain = q
    }
    try self.init(
      of: source, messages: messages, tallies: tallies, known: known, chain: chain, proxy: proxy,
      escape: escape, threads: threads)
  }

  /// The simulation of sending many messages, each separately.
  ///
  /// - Parameters:
  ///   - source: the symbols of all messages.
  ///   - messages: where each ends, and how it is sent; `nil` if all symbols are one
  ///     message.
  ///   - tallies: the tallies of the symbols, if they have been made already.
  ///   - known: the distribution from which they were drawn, if that is known.
  ///   - chain: the Markov chain that emitted them, if that is known.
  ///   - proxy: the distribution from which codes are designed, if both sides know it.
  ///   - escape: how symbols that z does not know are written.
  ///   - newSymbols: the symbols that have a probability under z only because they
  ///     occur.
  ///   - threads: the greatest number of cores to use.
  /// - Throws: ``SourceError`` if the messages cannot be read.
  package init(
    of source: any SymbolSource, messages: SentMessages?, tallies: BatchTallies? = nil,
    known: Distribution? = nil, chain: MarkovChain? = nil, proxy: Proxy? = nil,
    escape: Escape? = nil, newSymbols: Alphabet? = nil, threads: Int = 1
  ) throws(SourceError) {
    precondition(
      messages.map { $0.ends.last ?? 0 == source.symbolCount } ?? true,
      "the last message ends the symbols")
    self.messages = messages
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
    self.chain = chain
    let empirical = try? Proxy(
      learntFrom: self.tallies.total, by: .maximumLikelihood, data: source.hasOrder ? source : nil)
    q = known ?? chain?.stationary ?? empirical?.distribution
    // An empty message has no distribution; any code can write it.
    self.proxy =
      proxy ?? empirical
      ?? Proxy(
        known: Distribution(uniformOver: max(1, alphabetSize), alphabetSize: max(1, alphabetSize)))
    isCodeShared = proxy != nil
    self.escape = escape
    self.newSymbols = newSymbols
    comparison = Comparison(of: q, with: self.proxy, escape: escape)
    self.threads = threads
  }

  /// The law from which the message was drawn, if it is known.
  package var law: KnownSource? {
    known.map { .independent($0) } ?? chain.map { .chain($0) }
  }

  /// The distribution from which codes are designed.
  public var z: Distribution { proxy.distribution }

  /// The number N of symbols in the message.
  public var symbolCount: Int { source.symbolCount }

  /// Whether the message itself is at hand, and not only the counts of its symbols.
  ///
  /// Without it nothing is sent: codes are priced by their counts, and a code whose
  /// costs depend on the order of symbols cannot be priced.
  package var hasOrder: Bool { source.hasOrder }

  /// The number of bytes in the message.
  public var byteCount: Int { alphabet.byteCount(of: tallies.total) }

  /// The symbols that the message can contain.
  public var alphabet: Alphabet { source.alphabet }

  /// The cost of a symbol of the message in the ideal code for z, including spelling.
  public func surprisal(of symbol: Int) -> Information {
    guard let escape else { return z.surprisal(of: symbol) }
    return z.surprisal(of: escape.places[symbol])
      + Information(bits: escape.spellingCosts[symbol])
  }

  /// The codeword of a symbol of the message in the measured code; for a symbol that is
  /// spelled out, that of the escape.
  public func codeword(of symbol: Int, in measurement: CodeMeasurement) -> Codeword? {
    measurement.design.prefixCode?.codewords[escape?.places[symbol] ?? symbol]
  }

  /// The laws that hold for source and proxy, and for each of `measurements`.
  public func checks(of measurements: [CodeMeasurement]) -> [Check] {
    let (crossEntropy, entropy) = (comparison.crossEntropy.bits, comparison.entropy.bits)
    let excess = crossEntropy - entropy
    let price = (comparison.divergence + comparison.escape).bits
    // Each side is a sum of terms that are not negative, so its rounding error is
    // relative: within 8 units of 2^−53 for a mean surprisal, and within 80 for a
    // divergence, whose terms u − ln(1 + u) are rounded most where the power series for
    // small u ends. Terms below all doubles are lost completely.
    let rounding = 0x1p-50 * (crossEntropy + entropy) + 0x1p-46 * abs(price) + 0x1p-1000
    let identity = Check(
      name: escape == nil ? "H(q,z) = H(q) + KL(q‖z)" : "H(q,z) = H(q) + KL(q‖z) + escape",
      holds: excess == price || abs(excess - price) <= rounding,
      detail:
        "H(q,z) − H(q) is \(excess.inDigits) bits per symbol, the amount added to H(q) is "
        + "\(price.inDigits)"
    )
    return [identity] + measurements.flatMap { $0.checks(designedFor: z) }
  }
}

/// The reason why a measurement could not be made.
public enum SimulationError: Error, Hashable, Sendable {
  /// The message could not be read.
  case source(SourceError)
  /// The named family has no code for the proxy.
  case noCode(name: String, DesignError)
  /// No single table of the named set has all symbols of the message, or block, with
  /// that number, from 0.
  case noTable(name: String, number: Int, isMessage: Bool)
  /// The cost of the named code depends on the order of symbols, and only their counts
  /// are known.
  case needsOrder(name: String)
}

extension SimulationError: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .source(let error): error.description
    case .noCode(let name, let error): "\(name): \(error)"
    case .noTable(let name, let number, let isMessage):
      "\(name): no table has all symbols of \(isMessage ? "message" : "block") "
        + (number + 1).grouped
    case .needsOrder(let name):
      "\(name): its cost depends on the order of the symbols, and a tally has only their counts"
    }
  }
}
