/// A source or a proxy before the two meet: data, counts or a law, with its name, over an
/// alphabet of its own.
package struct Participant: Sendable {
  /// What it is called: `corpus:english`.
  package let name: String

  /// Its symbols: all of a closed unit, of others those that it has.
  package let alphabet: Alphabet

  /// What is known of it.
  package let nature: Nature

  /// Its symbols one after the other: the data, or draws; `nil` if they are not at hand.
  package let message: (any SymbolSource)?

  /// Where its messages end, each of which is sent by itself; `nil` if all symbols are one.
  package let messages: MessagePlaces?

  /// What may mislead in how the message was cut.
  package let caveats: [CutCaveat]

  /// What may be known of a source or a proxy.
  package enum Nature: Sendable {
    /// A message that has not been counted.
    case data
    /// How often each symbol occurs.
    case counts(Tally)
    /// The distribution.
    case known(Distribution)
    /// The Markov chain that emits it.
    case chain(MarkovChain)
    /// A law of numbers, of which the alphabet keeps the lines that it has.
    case numbers(NumberLaw)
    /// A code, for which the distribution depends on the message that it meets.
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

  /// The distribution, if it is known; of a chain, that of its symbols in the long run.
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

  /// The counts, once they have been made.
  package var tally: Tally? {
    if case .counts(let tally) = nature { tally } else { nil }
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

  /// What codes are made of: the known distribution, or what a rule learns, which sees the
  /// message too; and the escape, where the alphabet ``Alphabet/hasOthers``.
  ///
  /// - Parameter rule: without one, KT's for a closed unit, and Witten and Bell's for an open
  ///   one, as in a report.
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

  /// The same over the alphabet as it is: new symbols cost an escape and their spelling.
  package func proxy(learntBy rule: Estimator?) throws(InvalidDistribution) -> Proxy {
    let (proxy, escape) = try coding(learntBy: rule)
    return escape.map { Proxy(known: $0.spread(proxy.distribution)) } ?? proxy
  }
}

// MARK: - Counting, drawing, and parts

extension Participant {
  /// The same with its data counted.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  package func counted(threads: Int) throws(SourceError) -> Participant {
    guard case .data = nature, let message else { return self }
    let tally = try BatchTallies(of: message, threads: threads).total
    return changed(.counts(tally), alphabet, message)
  }

  /// The same with a message of `symbolCount` draws, if what they are drawn from is known.
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

  /// The same without its message, which then need not stay open.
  package var withoutMessage: Participant { changed(nature, alphabet, nil) }

  /// The message alone, as data of which no law is known.
  package var asData: Participant { changed(.data, alphabet, message) }

  /// The same with some of its messages, which follow one another.
  ///
  /// - Precondition: it has messages.
  package func messagePart(_ range: Range<Int>) -> Participant {
    guard let messages else { preconditionFailure("there are messages to take some of") }
    let symbols = messages.symbols(of: range)
    return Participant(
      nature, over: alphabet, named: name, message: message.map { PartSource($0, range: symbols) },
      messages: messages.part(range), caveats: caveats)
  }

  /// The same with the symbols at the places in `range` for a message.
  package func part(_ range: Range<Int>) -> Participant {
    changed(nature, alphabet, message.map { PartSource($0, range: range) })
  }

  /// The same over an alphabet that has all of its symbols.
  ///
  /// A law of numbers may have more than the new alphabet, and then loses the rest and its
  /// message.
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
        // Symbols keep places of their own, so the chain stays one.
        chain.moved(to: places, alphabetSize: all.count).map(Nature.chain) ?? nature
      case .data, .numbers, .impliedBy: nature
      }
    return changed(nature, all, message.map { MovedSource($0, to: all) })
  }

  /// The same with lines that differ in their ends alone taken for one number.
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
