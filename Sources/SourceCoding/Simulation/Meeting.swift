/// The source q and the proxy z, brought over one alphabet.
///
///     let q = try Participant(cutting: data, by: .word, named: "q")
///     let z = try Participant(cutting: sample, by: .word, named: "z").counted(threads: 1)
///     let meeting = try Meeting(of: q, with: ProxyRecipe(of: z))
///     try meeting.simulation().comparison.divergence
package struct Meeting: Sendable {
  /// The source q with its message, over the alphabet of both.
  package let q: Participant

  /// The proxy z; `nil` if q is its own proxy.
  package let proxy: Proxy?

  /// The escape with which symbols that z has never seen are spelled out; `nil` if they
  /// are not.
  package let escape: Escape?

  /// The symbols that have a probability under z only because q has them; `nil` if
  /// there are none.
  package let newSymbols: Alphabet?

  /// Brings q, which has a message, over the alphabet that it shares with z.
  ///
  /// A law of numbers for q is restricted to the numbers that z has and all numbers
  /// between them, which the law then makes possible.
  ///
  /// - Throws: ``InvalidDistribution`` if there is nothing to learn z from.
  package init(of q: Participant, with recipe: ProxyRecipe?) throws(InvalidDistribution) {
    guard let recipe else {
      // Codes that learn contexts from a chain see another message of it, which
      // continues where the message that is sent ends.
      let own = q.chain.map {
        Proxy(known: $0.stationary, data: (q.message as? MarkovSource)?.next)
      }
      (self.q, proxy, escape, newSymbols) = (q, own ?? q.known.map { Proxy(known: $0) }, nil, nil)
      return
    }
    var alphabet = q.alphabet
    if q.law != nil {
      alphabet =
        if let law = recipe.participant.law { alphabet.completed(through: law.greatest) } else {
          try recipe.proxy(for: alphabet).alphabet.completed(through: 1)
        }
    }
    let made = try recipe.proxy(for: alphabet)
    (proxy, escape) = (made.proxy, made.escape)
    newSymbols = recipe.newSymbols(of: q.alphabet)
    self.q = q.moved(to: made.alphabet)
  }

  /// The simulation of sending the message of q in codes for z.
  ///
  /// - Parameters:
  ///   - form: how each message is sent, if q consists of many.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the simulation.
  /// - Precondition: q has a message, or counts in place of one.
  /// - Throws: ``SourceError`` if it cannot be read.
  package func simulation(
    form: MessageForm = MessageForm(), threads: Int = 1
  ) throws(SourceError) -> Simulation {
    guard let message = q.messageOrCounts else {
      preconditionFailure("q has a message that is sent, or counts")
    }
    return try Simulation(
      of: message, messages: q.messages.map { SentMessages($0, form: form) },
      known: q.chain == nil ? q.known : nil, chain: q.chain, proxy: proxy,
      escape: escape, newSymbols: newSymbols, threads: threads)
  }
}

extension Participant {
  /// Brings any number of sources and proxies over one alphabet.
  ///
  /// If laws of numbers are among them, the alphabet contains all numbers up to the
  /// greatest one of the data. If a source is itself a law, it contains those of all
  /// participants, each law as far as it extends by itself.
  package static func together(
    sources: [Participant], proxies: [Participant]
  ) -> (sources: [Participant], proxies: [Participant]) {
    let hasLaw = (sources + proxies).contains { $0.law != nil }
    let all = hasLaw ? (sources + proxies).map(\.endingNumbersAlike) : sources + proxies
    let areLawsKept = sources.contains { $0.law != nil }
    let shown = all.filter { $0.law == nil || areLawsKept }
    var union = shown.dropFirst().reduce(shown[0].alphabet) { $0.union($1.alphabet).alphabet }
    if hasLaw { union = union.completed(through: 1) }
    // Symbols that are new to a learnt proxy are spelled out.
    if proxies.contains(where: { $0.tally != nil }) { union = union.withOthers }
    let moved = all.map { $0.moved(to: union) }
    return (Array(moved[..<sources.count]), Array(moved[sources.count...]))
  }
}
