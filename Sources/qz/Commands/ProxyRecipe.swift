import SourceCoding

/// What a proxy is made of, before the message that it is to meet is known.
///
/// Alphabets of bytes are the same everywhere, and the proxy could be made at once.
/// Open ones hold what was seen; how q and z meet is then a matter of the policy for
/// symbols that z has never seen.
struct ProxyRecipe: Sendable {
  /// The words the user named it by.
  let name: String

  /// What may surprise in a known distribution.
  let knownNotes: [String]

  private let material: Material
  private let policy: UnseenPolicy?
  /// The rule for the symbols seen, and the escape with a count of 0.
  private let escape: Estimator

  private enum Material: Sendable {
    case known(Distribution, Alphabet)
    case numbers(NumberLaw)
    case impliedBy(TextCode)
    case learnt(AlphabetTally, data: (any SymbolSource)?, Estimator)
  }

  /// The proxy over byte values that the SPEC `text` names.
  ///
  /// - Throws: a failure if it cannot be read, or the rule learns nothing.
  static func proxyOverBytes(
    named text: String, smoothing: Estimator? = nil, threads: Int
  ) throws(Failure) -> Proxy {
    let recipe = try ProxyRecipe(
      Spec(text), unit: .byte, smoothing: smoothing, unseen: nil, escape: nil, threads: threads)
    return try recipe.proxy(for: .bytes).proxy
  }

  /// Reads what `spec` names, and counts it if it is data.
  ///
  /// Data are smoothed by KT over all values of a closed unit, and have an escape in
  /// open ones, unless the user chose a rule or a policy.
  ///
  /// - Throws: a failure if it cannot be read, or the choices contradict each other.
  init(
    _ spec: Spec, unit: SymbolUnit, smoothing: Estimator?, unseen: UnseenPolicy?,
    escape: EscapeRule?, threads: Int
  ) throws(Failure) {
    switch spec.material {
    case .known, .chain, .numbers, .impliedBy:
      guard unseen != .smooth, unseen != .escape else {
        throw .usage(
          "--unseen \(unseen == .smooth ? "smooth" : "escape"): \(spec.text) is a known "
            + "distribution and has no counts to \(unseen == .smooth ? "smooth" : "learn from")",
          remedy: "give every symbol a probability, or use --unseen infinite")
      }
      let material: Material? =
        switch spec.material {
        case .known(let distribution, let alphabet): .known(distribution, alphabet)
        case .chain(let chain, let alphabet): .known(chain.stationary, alphabet)
        case .numbers(let law): .numbers(law)
        case .impliedBy(let code): .impliedBy(code)
        case .data, .tally: nil
        }
      guard let material else { preconditionFailure("data and counts are learnt from below") }
      self.init(
        name: spec.text, material: material, policy: unseen,
        escape: EscapeRule.wittenBell.estimator, knownNotes: spec.notes)
    case .data(let bytes):
      let cut = try CutSource(bytes, by: unit, named: spec.text)
      try self.init(
        learntFrom: cut, smoothing: smoothing, unseen: unseen, escape: escape, threads: threads)
    case .tally(let counts):
      try self.init(
        learntFrom: counts, of: nil, named: spec.text, smoothing: smoothing, unseen: unseen,
        escape: escape)
    }
  }

  /// Counts data that were cut, or a part of them.
  ///
  /// - Throws: a failure if they cannot be read, or the choices contradict each other.
  init(
    learntFrom data: CutSource, smoothing: Estimator?, unseen: UnseenPolicy?,
    escape: EscapeRule?, threads: Int
  ) throws(Failure) {
    let counts = AlphabetTally(
      try data.tallies(threads: threads).total, over: data.source.alphabet)
    try self.init(
      learntFrom: counts, of: data.source, named: data.name, smoothing: smoothing,
      unseen: unseen, escape: escape)
  }

  /// Takes counts, of data that are at hand or not.
  private init(
    learntFrom counts: AlphabetTally, of data: (any SymbolSource)?, named name: String,
    smoothing: Estimator?, unseen: UnseenPolicy?, escape: EscapeRule?
  ) throws(Failure) {
    guard counts.tally.total > 0 else {
      throw .job("\(name): empty", remedy: "name data that have symbols to learn from")
    }
    guard unseen != .smooth || smoothing?.name != Estimator.maximumLikelihood.name else {
      throw .usage(
        "--unseen smooth and --smoothing ml contradict each other",
        remedy: "leave one of them out")
    }
    let isOpen = counts.alphabet.unit.closedAlphabetSize == nil
    let leavesNothing = smoothing?.name == Estimator.maximumLikelihood.name
    guard unseen != .escape || !leavesNothing else {
      throw .usage(
        "--unseen escape and --smoothing ml contradict each other: the escape would have no count",
        remedy: "leave one of them out")
    }
    let escapes = unseen == .escape || isOpen && unseen == nil && !leavesNothing
    guard !escapes || smoothing == nil || escape == nil else {
      throw .usage(
        "--escape and --smoothing both decide what the escape gets",
        remedy: "leave one of them out")
    }
    guard escape == nil || escapes else {
      throw .usage(
        "--escape is a rule for --unseen escape, which is not in force",
        remedy: "add --unseen escape, or leave it out")
    }
    let byDefault: Estimator =
      unseen == nil || unseen == .smooth ? .krichevskyTrofimov : .maximumLikelihood
    self.init(
      name: name, material: .learnt(counts, data: data, smoothing ?? byDefault),
      policy: escapes ? .escape : unseen,
      escape: smoothing ?? (escape ?? .wittenBell).estimator)
  }

  private init(
    name: String, material: Material, policy: UnseenPolicy?, escape: Estimator,
    knownNotes: [String] = []
  ) {
    self.knownNotes = knownNotes
    self.name = name
    self.material = material
    self.policy = policy
    self.escape = escape
  }

  /// The law of numbers that it is; `nil` if it is none.
  var law: NumberLaw? {
    guard case .numbers(let law) = material else { return nil }
    return law
  }

  /// The proxy for messages over `alphabet`.
  ///
  /// A law of numbers is kept to the greatest number there, or as far as it is by itself
  /// if the alphabet has no number.
  ///
  /// - Returns: the proxy; the alphabet that the message has to be moved to, which
  ///   holds all of its symbols; and the escape, if z has one.
  /// - Throws: a failure if the rule learns nothing.
  func proxy(
    for alphabet: Alphabet
  ) throws(Failure) -> (proxy: Proxy, alphabet: Alphabet, escape: Escape?) {
    do throws(InvalidDistribution) {
      switch material {
      case .known(let distribution, let known):
        let (union, places, _) = known.union(alphabet)
        let moved = distribution.moved(to: places, alphabetSize: union.count)
        return (Proxy(known: moved), union, nil)
      case .numbers(let law):
        let all = alphabet.completed(through: alphabet.greatestNumber == nil ? law.greatest : 1)
        return (Proxy(known: law.member(over: all).distribution), all, nil)
      case .impliedBy(let code):
        guard let r = try? code.impliedDistribution(over: alphabet) else {
          throw InvalidDistribution.noWeight
        }
        return (Proxy(known: r), alphabet, nil)
      case .learnt(let counts, let data, _) where policy == .escape:
        return try escapingProxy(learntFrom: counts, of: data, for: alphabet)
      case .learnt(let counts, let data, let estimator):
        let (union, places, _) = counts.alphabet.union(alphabet)
        let moved = counts.tally.moved(to: places, alphabetSize: union.count)
        // Of an open unit, a symbol that z has not seen has a probability by request only.
        let rule = isOpen && policy == .infinite ? estimator.restrictedToSeen : estimator
        let proxy = try Proxy(
          learntFrom: moved, by: rule, data: union == counts.alphabet ? data : nil)
        return (proxy, union, nil)
      }
    } catch {
      if case .impliedBy(let code) = material {
        throw .job(
          "\(name): the data have no \(code.unit) that \(code.name) has a codeword for",
          remedy: "name another z, or other data")
      }
      throw .job("\(name): \(error)", remedy: "a proxy without data needs --smoothing kt")
    }
  }

  /// The symbols of a message that z is given a probability for although it has never seen
  /// them, and that a reader must therefore be told; `nil` if there is none.
  func newSymbols(of alphabet: Alphabet) -> Alphabet? {
    guard isOpen, policy == .smooth, case .learnt(let counts, _, _) = material else { return nil }
    let spellings = (0..<alphabet.count).lazy.map { Array(alphabet.spelling(of: $0)) }
      .filter { counts.alphabet.symbol(spelled: $0[...]) == nil }
    return spellings.isEmpty
      ? nil : Alphabet(unit: alphabet.unit, sortedSpellings: Array(spellings))
  }

  /// Whether symbols are those that were seen, and not all that there are.
  private var isOpen: Bool {
    guard case .learnt(let counts, _, _) = material else { return false }
    return counts.alphabet.unit.closedAlphabetSize == nil
  }

  /// What a version wrote that gave every known symbol a probability by --smoothing, and had
  /// no escape then; `nil` if that makes no difference.
  func withoutEscape() -> ProxyRecipe? {
    guard isOpen, policy == .escape, case .learnt(_, _, let rule) = material,
      rule.name == escape.name
    else { return nil }
    return ProxyRecipe(name: name, material: material, policy: .smooth, escape: escape)
  }

  /// The proxy over the symbols that were seen, and the escape.
  private func escapingProxy(
    learntFrom counts: AlphabetTally, of data: (any SymbolSource)?, for alphabet: Alphabet
  ) throws(InvalidDistribution) -> (Proxy, Alphabet, Escape?) {
    let seen = counts.tally.seenSymbols
    let known = Alphabet(
      unit: counts.alphabet.unit, sortedSpellings: seen.map { counts.alphabet.spelling(of: $0) })
    let seenCounts = Tally(counts: seen.map { counts.tally.counts[$0] } + [0])
    let proxy = try Proxy(
      learntFrom: seenCounts, by: escape,
      data: data.map { MovedSource($0, restrictedTo: seen) })
    return (proxy, alphabet, Escape(from: known, for: alphabet))
  }
}
