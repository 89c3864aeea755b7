/// A rule for making z before the message is known that it will be used for.
///
/// Alphabets of bytes are always the same, and the proxy could be made at once. Open
/// alphabets contain the symbols that occur; how q and z are combined then depends on
/// the policy for symbols that z has never seen.
package struct ProxyRecipe: Sendable {
  /// The data or the law from which z is made.
  package let participant: Participant

  private let policy: UnseenPolicy?
  /// The rule for the symbols that z has.
  private let estimator: Estimator
  /// The rule for the symbols that were seen and the escape, whose count is 0.
  private let escape: Estimator

  /// A user's choices about learning z.
  ///
  /// By default z is smoothed by KT over all values of a closed unit, and has an escape
  /// for an open unit.
  package struct Choices: Sendable {
    /// The smoothing rule for the symbols.
    package var smoothing: Estimator?
    /// The policy for symbols that z has never seen.
    package var unseen: UnseenPolicy?
    /// The rule for the probability of an escape.
    package var escape: EscapeRule?

    /// The given choices.
    package init(
      smoothing: Estimator? = nil, unseen: UnseenPolicy? = nil, escape: EscapeRule? = nil
    ) {
      self.smoothing = smoothing
      self.unseen = unseen
      self.escape = escape
    }
  }

  /// The reason why choices cannot be followed.
  package enum Contradiction: Error, Hashable, Sendable {
    /// A known distribution has no counts for this policy.
    case known(UnseenPolicy)
    /// There are no symbols to learn from.
    case empty
    /// Maximum likelihood leaves no probability for the symbols of this policy.
    case nothingLeft(for: UnseenPolicy)
    /// Two rules give the probability of an escape.
    case twoRulesForEscape
    /// There is a rule for an escape, but no escape.
    case noEscape
  }

  /// The recipe for a proxy made from `participant`, whose data have been counted.
  ///
  /// - Throws: ``Contradiction`` if the choices contradict each other, or it has no
  ///   symbols.
  package init(
    of participant: Participant, _ choices: Choices = Choices()
  ) throws(Contradiction) {
    let (smoothing, unseen, rule) = (choices.smoothing, choices.unseen, choices.escape)
    guard let tally = participant.tally else {
      if let unseen, unseen == .smooth || unseen == .escape { throw .known(unseen) }
      self.init(participant, unseen, .maximumLikelihood, escape: EscapeRule.wittenBell.estimator)
      return
    }
    guard tally.total > 0 else { throw .empty }
    let leavesNothing = smoothing?.name == Estimator.maximumLikelihood.name
    if leavesNothing, let unseen, unseen == .smooth || unseen == .escape {
      throw .nothingLeft(for: unseen)
    }
    let isOpen = participant.alphabet.unit.closedAlphabetSize == nil
    let escapes = unseen == .escape || isOpen && unseen == nil && !leavesNothing
    guard !escapes || smoothing == nil || rule == nil else { throw .twoRulesForEscape }
    guard rule == nil || escapes else { throw .noEscape }
    let byDefault: Estimator =
      unseen == nil || unseen == .smooth ? .krichevskyTrofimov : .maximumLikelihood
    self.init(
      participant, escapes ? .escape : unseen, smoothing ?? byDefault,
      escape: smoothing ?? (rule ?? .wittenBell).estimator)
  }

  private init(
    _ participant: Participant, _ policy: UnseenPolicy?, _ estimator: Estimator, escape: Estimator
  ) {
    self.participant = participant
    self.policy = policy
    self.estimator = estimator
    self.escape = escape
  }

  /// Whether the alphabet contains the symbols that were seen, and not all that are
  /// possible.
  private var isOpen: Bool {
    participant.tally != nil && participant.alphabet.unit.closedAlphabetSize == nil
  }

  /// The proxy, the alphabet to which the message must be moved and which contains all
  /// of its symbols, and the escape, if z has one.
  package typealias Made = (proxy: Proxy, alphabet: Alphabet, escape: Escape?)

  /// The proxy for messages over `alphabet`.
  ///
  /// A law of numbers is restricted to the greatest number there. If the alphabet has
  /// no number, it extends as far as it does by itself.
  ///
  /// - Throws: ``InvalidDistribution`` if the rule gives no distribution.
  package func proxy(for alphabet: Alphabet) throws(InvalidDistribution) -> Made {
    switch participant.nature {
    case .impliedBy(let code):
      guard let r = try? code.impliedDistribution(over: alphabet) else { throw .noWeight }
      return (Proxy(known: r), alphabet, nil)
    case .numbers(let law):
      let least = alphabet.greatestNumber == nil ? law.greatest : 1
      let met = participant.moved(to: alphabet.completed(through: least))
      return (try met.proxy(learntBy: estimator), met.alphabet, nil)
    case .counts(let tally) where policy == .escape:
      return try escapingProxy(learntFrom: tally, for: alphabet)
    case .known, .chain, .counts, .data:
      let all = participant.alphabet.union(alphabet).alphabet
      let met =
        all == participant.alphabet ? participant : participant.withoutMessage.moved(to: all)
      // In an open unit, a symbol that z has not seen gets a probability only by
      // request.
      let rule = isOpen && policy == .infinite ? estimator.restrictedToSeen : estimator
      return (try met.proxy(learntBy: rule), all, nil)
    }
  }

  /// The proxy over the symbols that were seen, and the escape.
  private func escapingProxy(
    learntFrom tally: Tally, for alphabet: Alphabet
  ) throws(InvalidDistribution) -> Made {
    let (seen, own) = (tally.seenSymbols, participant.alphabet)
    let known = Alphabet(unit: own.unit, sortedSpellings: seen.map { own.spelling(of: $0) })
    let proxy = try Proxy(
      learntFrom: Tally(counts: seen.map { tally.counts[$0] } + [0]), by: escape,
      data: participant.message.map { MovedSource($0, restrictedTo: seen) })
    return (proxy, alphabet, Escape(from: known, for: alphabet))
  }

  /// The symbols of a message that z has never seen and still gives a probability, so
  /// that a reader must be told about them; `nil` if there are none.
  package func newSymbols(of alphabet: Alphabet) -> Alphabet? {
    guard isOpen, policy == .smooth else { return nil }
    let spellings = (0..<alphabet.count).lazy.map { Array(alphabet.spelling(of: $0)) }
      .filter { participant.alphabet.symbol(spelled: $0[...]) == nil }
    return spellings.isEmpty
      ? nil : Alphabet(unit: alphabet.unit, sortedSpellings: Array(spellings))
  }

  /// The recipe of earlier versions, which gave every known symbol a probability by a
  /// smoothing rule and had no escape; `nil` if the result is the same.
  package func withoutEscape() -> ProxyRecipe? {
    guard isOpen, policy == .escape, estimator.name == escape.name else { return nil }
    return ProxyRecipe(participant, .smooth, estimator, escape: escape)
  }
}
