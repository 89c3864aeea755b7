/// A source or a proxy before the two are combined: data, counts or a law, with a name,
/// over an alphabet of its own.
package struct Participant: Sendable {
  /// The name: `corpus:english`.
  package let name: String

  /// The symbols: all symbols of a closed unit, or those that occur.
  package let alphabet: Alphabet

  /// The kind of information that is known.
  package let nature: Nature

  /// The symbols in order: the data, or draws; `nil` if they are not available.
  package let message: (any SymbolSource)?

  /// The places of its messages, each of which is sent separately; `nil` if all symbols
  /// are one message.
  package let messages: MessagePlaces?

  /// Properties of the cutting that may mislead a reader.
  package let caveats: [CutCaveat]

  /// The kinds of information about a source or a proxy.
  package enum Nature: Sendable {
    /// A message that has not been counted.
    case data
    /// The number of occurrences of each symbol.
    case counts(Tally)
    /// A known distribution.
    case known(Distribution)
    /// A Markov chain that emits the symbols.
    case chain(MarkovChain)
    /// A law of numbers, whose alphabet contains the lines that occur.
    case numbers(NumberLaw)
    /// A code, whose implied distribution depends on the message with which it is
    /// combined.
    case impliedBy(TextCode)
  }

  /// A participant of the given nature over `alphabet`.
  package init(
    _ nature: Nature, over alphabet: Alphabet, named name: String,
    message: (any SymbolSource)? = nil, messages: MessagePlaces? = nil,
    caveats: [CutCaveat] = []
  ) {
    self.messages = messages
    self.name = name
    self.alphabet = alphabet
    self.nature = nature
    self.message = message
    self.caveats = caveats
  }

  /// The distribution, if it is known; for a chain, its stationary distribution.
  package var known: Distribution? {
    switch nature {
    case .known(let distribution): distribution
    case .chain(let chain): chain.stationary
    case .numbers(let law): law.member(over: alphabet).distribution
    case .data, .counts, .impliedBy: nil
    }
  }

  /// Whether the distribution is known.
  package var isKnown: Bool {
    switch nature {
    case .known, .chain, .numbers: true
    case .data, .counts, .impliedBy: false
    }
  }

  /// The counts; `nil` before the data have been counted.
  package var tally: Tally? {
    if case .counts(let tally) = nature { tally } else { nil }
  }

  /// The message; or the counts in place of one, which have no order.
  package var messageOrCounts: (any SymbolSource)? {
    message ?? tally.map { CountedSource($0, over: alphabet) }
  }

  /// The Markov chain, if it is one.
  package var chain: MarkovChain? {
    if case .chain(let chain) = nature { chain } else { nil }
  }

  /// The law of numbers, if it is one.
  package var law: NumberLaw? {
    if case .numbers(let law) = nature { law } else { nil }
  }

  /// The distribution of the data by maximum likelihood, or the known one.
  ///
  /// - Throws: ``InvalidDistribution`` if there are no data.
  package func empiricalOrKnown() throws(InvalidDistribution) -> Distribution {
    if let known { return known }
    guard let tally, tally.total > 0 else { throw .noWeight }
    return try Estimator.maximumLikelihood.distribution(of: tally)
  }

  /// The proxy from which codes are made, which is the known distribution or the one
  /// that a rule learns, with the message; and the escape, if the alphabet
  /// ``Alphabet/hasOthers``.
  ///
  /// - Parameter rule: the rule; if it is `nil`, KT's for a closed unit, and Witten and
  ///   Bell's for an open one, as in a report.
  /// - Returns: the proxy over the alphabet of the code, and the escape.
  /// - Throws: ``InvalidDistribution`` if there is nothing to learn from.
  package func coding(
    learntBy rule: Estimator?
  ) throws(InvalidDistribution) -> (proxy: Proxy, escape: Escape?) {
    if let known { return (Proxy(known: known), nil) }
    guard let tally, tally.total > 0 else { throw .noWeight }
    guard alphabet.hasOthers else {
      return (try Proxy(learntFrom: tally, by: rule ?? .krichevskyTrofimov, data: message), nil)
    }
    let escape = Escape(fromSeenIn: tally, over: alphabet)
    let proxy = try Proxy(
      learntFrom: escape.counts(in: tally), by: rule ?? EscapeRule.wittenBell.estimator,
      data: message.map { MovedSource($0, restrictedTo: tally.seenSymbols) })
    return (proxy, escape)
  }

  /// The proxy over this alphabet: new symbols cost an escape and their spelling.
  package func proxy(learntBy rule: Estimator?) throws(InvalidDistribution) -> Proxy {
    let (proxy, escape) = try coding(learntBy: rule)
    return escape.map { Proxy(known: $0.spread(proxy.distribution)) } ?? proxy
  }
}

// MARK: - Counting, drawing, and parts

extension Participant {
  /// The participant with its data counted.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func counted(threads: Int) throws(SourceError) -> Participant {
    guard case .data = nature, let message else { return self }
    let tally = try BatchTallies(of: message, threads: threads).total
    return changed(.counts(tally), alphabet, message)
  }

  /// The participant with a message of `symbolCount` draws, if its law is known.
  package func drawing(_ symbolCount: Int, seed: UInt64) -> Participant {
    if let chain {
      let message = MarkovSource(chain, alphabet: alphabet, symbolCount: symbolCount, seed: seed)
      return changed(nature, alphabet, message)
    }
    guard let known else { return self }
    return changed(
      nature, alphabet,
      SampledSource(known, alphabet: alphabet, symbolCount: symbolCount, seed: seed))
  }

  /// The participant without its message, whose file can then be closed.
  package var withoutMessage: Participant { changed(nature, alphabet, nil) }

  /// The message alone, as data without a known law.
  package var asData: Participant { changed(.data, alphabet, message) }

  /// The participant with a range of its messages.
  ///
  /// - Precondition: It has messages.
  package func messagePart(_ range: Range<Int>) -> Participant {
    guard let messages else { preconditionFailure("there are messages to take some of") }
    let symbols = messages.symbols(of: range)
    return Participant(
      nature, over: alphabet, named: name, message: message.map { PartSource($0, range: symbols) },
      messages: messages.part(range), caveats: caveats)
  }

  /// The participant whose message is the symbols at the places in `range`.
  package func part(_ range: Range<Int>) -> Participant {
    changed(nature, alphabet, message.map { PartSource($0, range: range) })
  }

  /// The participant over an alphabet that contains all of its symbols.
  ///
  /// A law of numbers may have more numbers than the new alphabet; it is then cut off,
  /// and loses its message.
  package func moved(to all: Alphabet) -> Participant {
    guard alphabet != all else { return self }
    guard law == nil else {
      let isHeld = all.count > alphabet.count
      return changed(nature, all, isHeld ? message.map { MovedSource($0, to: all) } : nil)
    }
    let places = alphabet.union(all).places
    let nature: Nature =
      switch nature {
      case .counts(let tally): .counts(tally.moved(to: places, alphabetSize: all.count))
      case .known(let known): .known(known.moved(to: places, alphabetSize: all.count))
      case .chain(let chain):
        // Different symbols keep different places, so the result is a chain.
        chain.moved(to: places, alphabetSize: all.count).map(Nature.chain) ?? nature
      case .data, .numbers, .impliedBy: nature
      }
    return changed(nature, all, message.map { MovedSource($0, to: all) })
  }

  /// The participant in which lines that differ only in their line ends are one number.
  package var endingNumbersAlike: Participant {
    guard alphabet.unit == .line, !isKnown else { return self }
    let (all, places) = alphabet.endingNumbersAlike
    guard all != alphabet else { return self }
    let nature = tally.map { Nature.counts($0.moved(to: places, alphabetSize: all.count)) }
    return Participant(
      nature ?? self.nature, over: all, named: name,
      message: message.map { MovedSource(endingNumbersAlike: $0) }, messages: messages,
      caveats: caveats + [.numbersEndingAlike])
  }

  private func changed(
    _ nature: Nature, _ alphabet: Alphabet, _ message: (any SymbolSource)?
  ) -> Participant {
    Participant(
      nature, over: alphabet, named: name, message: message, messages: messages, caveats: caveats)
  }
}
