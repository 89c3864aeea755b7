import SourceCoding

/// What one SPEC names, counted if it is data, over an alphabet of its own.
struct SpecReading: Sendable {
  /// The words that the user named it by.
  let name: String

  /// Its symbols.
  let alphabet: Alphabet

  /// How often each symbol comes in the data; `nil` for a known distribution.
  let tally: Tally?

  /// The distribution, if it is known.
  let known: Distribution?

  /// The law of the numbers that it is over, if they are lines of which it keeps as many
  /// as others need.
  let law: NumberLaw?

  /// How far that law is kept by itself, in words.
  let tailNotes: [String]

  /// The data, or draws from the known distribution; `nil` if they were not kept.
  let message: (any SymbolSource)?

  /// How SPECs are read.
  struct Manner: Sendable {
    /// What symbols are cut by.
    let unit: SymbolUnit
    /// The number of symbols to draw where q is known.
    let symbolCount: Int
    /// What drawing begins from.
    let seed: UInt64
    /// The number of cores that may work.
    let threads: Int
    /// Whether what surprises goes unsaid.
    let isQuiet: Bool
  }

  /// Reads what `name` names; a file stays open only if its message is kept.
  init(_ name: String, _ manner: Manner, keepingMessage: Bool) throws(Failure) {
    let spec = try Spec(name, unit: manner.unit)
    // How far a law of numbers is kept depends on what it meets, which is said then.
    if !manner.isQuiet, spec.law == nil { spec.notes.forEach(StandardStreams.note) }
    switch spec.material {
    case .impliedBy(let code): throw spec.failure(ofNaming: code)
    case .tally(let counts):
      guard !keepingMessage else { throw spec.lacksMessage }
      self.init(
        name: name, alphabet: counts.alphabet, tally: counts.tally, known: nil, message: nil)
    case .chain(let chain, let alphabet):
      let message = MarkovSource(
        chain, alphabet: alphabet, symbolCount: manner.symbolCount, seed: manner.seed)
      self.init(
        name: name, alphabet: alphabet, tally: nil, known: chain.stationary,
        message: keepingMessage ? message : nil)
    case .numbers(let law):
      let (known, alphabet) = (law.known, law.alphabet)
      let message = SampledSource(
        known, alphabet: alphabet, symbolCount: manner.symbolCount, seed: manner.seed)
      self.init(
        name: name, alphabet: alphabet, tally: nil, known: known, law: law,
        tailNotes: spec.notes, message: keepingMessage ? message : nil)
    case .known(let distribution, let alphabet):
      let message = SampledSource(
        distribution, alphabet: alphabet, symbolCount: manner.symbolCount, seed: manner.seed)
      self.init(
        name: name, alphabet: alphabet, tally: nil, known: distribution,
        message: keepingMessage ? message : nil)
    case .data(let bytes):
      let cut = try CutSource(bytes, by: manner.unit, named: name)
      if !manner.isQuiet { cut.namedNotes.forEach(StandardStreams.note) }
      self.init(
        name: name, alphabet: cut.source.alphabet,
        tally: try cut.tallies(threads: manner.threads).total, known: nil,
        message: keepingMessage ? cut.source : nil)
    }
  }

  /// What `name` names, over an alphabet.
  init(
    name: String, alphabet: Alphabet, tally: Tally?, known: Distribution?,
    law: NumberLaw? = nil, tailNotes: [String] = [], message: (any SymbolSource)?
  ) {
    self.name = name
    self.alphabet = alphabet
    self.tally = tally
    self.known = known
    self.law = law
    self.tailNotes = tailNotes
    self.message = message
  }

  /// The same over an alphabet that holds this one.
  ///
  /// A law of numbers is kept to the greatest one there, which may be less.
  func moved(to all: Alphabet) -> SpecReading {
    guard alphabet.count != all.count else { return self }
    if let law {
      let isHeld = all.count > alphabet.count
      return SpecReading(
        name: name, alphabet: all, tally: nil, known: law.member(over: all).distribution,
        law: law, tailNotes: tailNotes,
        message: isHeld ? message.map { MovedSource($0, to: all) } : nil)
    }
    let places = alphabet.union(all).places
    return SpecReading(
      name: name, alphabet: all, tally: tally?.moved(to: places, alphabetSize: all.count),
      known: known?.moved(to: places, alphabetSize: all.count),
      message: message.map { MovedSource($0, to: all) })
  }

  /// The distribution that is known, or learnt by a rule, which sees the message.
  func proxy(by rule: Estimator) throws(Failure) -> Proxy {
    if let known { return Proxy(known: known) }
    guard let tally, tally.total > 0 else {
      throw .job("\(name): empty", remedy: "name data that have symbols to learn from")
    }
    do throws(InvalidDistribution) {
      return try Proxy(learntFrom: tally, by: rule, data: message)
    } catch {
      throw .job("\(name): \(error)", remedy: "learn it by another --smoothing")
    }
  }

  /// The distribution q: the known one, or that of the data.
  func distribution() throws(Failure) -> Distribution {
    try proxy(by: .maximumLikelihood).distribution
  }
}
