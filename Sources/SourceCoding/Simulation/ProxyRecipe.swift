/// How z is made, before the message that it is to meet is known.
///
/// Alphabets of bytes are the same everywhere, and the proxy could be made at once.
/// Open ones hold what was seen; how q and z meet then depends on the policy for
/// symbols that z has never seen.
package struct ProxyRecipe: Sendable {
  /// What z is made of.
  package let participant: Participant

  private let policy: UnseenPolicy?
  /// The rule for the symbols that z has.
  private let estimator: Estimator
  /// The rule for the symbols that were seen, and the escape with a count of 0.
  private let escape: Estimator

  /// What a user may choose of how z is learnt; without a choice z is smoothed by KT over all
  /// values of a closed unit, and has an escape in open ones.
  package struct Choices: Sendable {
    /// The rule for the symbols.
    package var smoothing: Estimator?
    /// What becomes of symbols that z has never seen.
    package var unseen: UnseenPolicy?
    /// How much an escape gets.
    package var escape: EscapeRule?

    /// The choices that are made.
    package init(
      smoothing: Estimator? = nil, unseen: UnseenPolicy? = nil, escape: EscapeRule? = nil
    ) {
      self.smoothing = smoothing
      self.unseen = unseen
      self.escape = escape
    }
  }

  /// Why choices cannot be followed.
  package enum Contradiction: Error, Hashable, Sendable {
    /// A known distribution has no counts for this policy.
    case known(UnseenPolicy)
    /// There are no symbols to learn from.
    case empty
    /// Maximum likelihood leaves nothing for the symbols of this policy.
    case nothingLeft(for: UnseenPolicy)
    /// Two rules say what an escape gets.
    case twoRulesForEscape
    /// There is a rule for an escape, and no escape.
    case noEscape
  }

  /// The recipe for a proxy of what `participant` is; its data have been counted.
  ///
  /// - Throws: ``Contradiction`` if the choices contradict each other, or it has no symbols.
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

  /// Whether symbols are those that were seen, and not all that there are.
  private var isOpen: Bool {
    participant.tally != nil && participant.alphabet.unit.closedAlphabetSize == nil
  }

  /// A proxy over the alphabet that a message has to be moved to, which has all of its
  /// symbols; and the escape, if z has one.
  package typealias Made = (proxy: Proxy, alphabet: Alphabet, escape: Escape?)

  /// The proxy for messages over `alphabet`.
  ///
  /// A law of numbers is kept to the greatest number there, or as far as it is by itself
  /// if the alphabet has no number.
  ///
  /// - Throws: ``InvalidDistribution`` if the rule learns nothing.
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
      // Of an open unit, a symbol that z has not seen has a probability by request only.
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

  /// The symbols of a message that z is given a probability for although it has never seen
  /// them, and that a reader must therefore be told; `nil` if there is none.
  package func newSymbols(of alphabet: Alphabet) -> Alphabet? {
    guard isOpen, policy == .smooth else { return nil }
    let spellings = (0..<alphabet.count).lazy.map { Array(alphabet.spelling(of: $0)) }
      .filter { participant.alphabet.symbol(spelled: $0[...]) == nil }
    return spellings.isEmpty
      ? nil : Alphabet(unit: alphabet.unit, sortedSpellings: Array(spellings))
  }

  /// What a version wrote that gave every known symbol a probability by a smoothing rule, and
  /// had no escape then; `nil` if that makes no difference.
  package func withoutEscape() -> ProxyRecipe? {
    guard isOpen, policy == .escape, estimator.name == escape.name else { return nil }
    return ProxyRecipe(participant, .smooth, estimator, escape: escape)
  }
}
