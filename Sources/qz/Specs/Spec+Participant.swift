import Reports
import SourceCoding

extension Spec {
  /// The settings for reading SPECs.
  struct Manner: Sendable {
    /// The unit of symbols.
    let unit: SymbolUnit
    /// The unit into which data are divided as separate messages; `nil` if all data are
    /// one message.
    var messages: MessageUnit? = nil
    /// The number of symbols to draw if q is known.
    let symbolCount: Int
    /// The seed for drawing.
    let seed: UInt64
    /// The greatest number of cores to use.
    let threads: Int
    /// Whether notes are suppressed.
    let isQuiet: Bool
  }

  /// The participant that the SPEC names, with data cut into symbols of a unit.
  ///
  /// - Throws: a failure if data cannot be read, or do not fit in memory.
  func participant(
    by unit: SymbolUnit, messages: MessageUnit? = nil
  ) throws(Failure) -> Participant {
    if let messages, let list = try messageList(by: messages) {
      return try .cut(list, by: unit, named: text)
    }
    return switch material {
    case .data(let bytes): try .cut(bytes, by: unit, named: text)
    case .tally(let counts):
      Participant(.counts(counts.tally), over: counts.alphabet, named: text)
    case .known(let known, let alphabet): Participant(.known(known), over: alphabet, named: text)
    case .chain(let chain, let alphabet): Participant(.chain(chain), over: alphabet, named: text)
    case .numbers(let law): Participant(.numbers(law), over: law.alphabet, named: text)
    case .impliedBy(let code):
      Participant(
        .impliedBy(code), over: Alphabet(unit: code.unit, sortedSpellings: [[UInt8]]()),
        named: text)
    }
  }

  /// The participant with a message: the data, or draws.
  ///
  /// - Parameters:
  ///   - unit: the unit of symbols.
  ///   - messages: the unit of messages; `nil` for one message.
  ///   - count: the number of draws from a known distribution.
  ///   - seed: the seed of the draws.
  ///   - allowsCounts: whether a tally is accepted, which has counts and no message.
  /// - Returns: the participant.
  /// - Throws: a failure if data cannot be read, or do not fit in memory; a usage
  ///   failure if it names counts, or a distribution that depends on a message.
  func source(
    by unit: SymbolUnit, messages: MessageUnit? = nil, drawing count: Int, seed: UInt64,
    allowsCounts: Bool = false
  ) throws(Failure) -> Participant {
    switch material {
    case .impliedBy(let code): throw failure(ofNaming: code)
    case .tally where !allowsCounts || messages != nil: throw lacksMessage
    case .tally, .data, .known, .chain, .numbers:
      return try participant(by: unit, messages: messages).drawing(count, seed: seed)
    }
  }

  /// The named distribution, or the one learnt from the data by maximum likelihood,
  /// over its alphabet; with notes on it.
  ///
  /// - Throws: a failure if the data cannot be read, or if there are none.
  func knownOrLearnt(
    by unit: SymbolUnit
  ) throws(Failure) -> (distribution: Distribution, alphabet: Alphabet, notes: [String]) {
    if case .impliedBy(let code) = material { throw failure(ofNaming: code) }
    let learnt = try participant(by: unit).count(threads: 1)
    return (try learnt.distribution(), learnt.alphabet, notes + learnt.notes)
  }
}

extension SpecSyntax {
  /// The participant that the SPEC names, with data counted and with notes on standard
  /// error.
  ///
  /// - Parameters:
  ///   - manner: the settings for reading.
  ///   - keepingMessage: whether the message is needed, for which a file stays open.
  ///   - allowsCounts: whether a tally serves in place of the message.
  /// - Returns: the participant, over an alphabet of its own.
  /// - Throws: a failure if it cannot be read, or if it has no message and one is
  ///   needed.
  func read(
    _ manner: Spec.Manner, keepingMessage: Bool, allowsCounts: Bool = false
  ) throws(Failure) -> Participant {
    let spec = try Spec(self, unit: manner.unit)
    // The extent of a law of numbers depends on the data it is combined with, and is
    // noted then.
    if !manner.isQuiet, spec.law == nil { spec.notes.forEach(StandardStreams.note) }
    if case .impliedBy(let code) = spec.material { throw spec.failure(ofNaming: code) }
    let participant =
      try keepingMessage
      ? spec.source(
        by: manner.unit, messages: manner.messages, drawing: manner.symbolCount, seed: manner.seed,
        allowsCounts: allowsCounts)
      : spec.participant(by: manner.unit, messages: manner.messages)
    if !manner.isQuiet { participant.notes.forEach(StandardStreams.note) }
    let counted = try participant.count(threads: manner.threads)
    return keepingMessage ? counted : counted.withoutMessage
  }
}

// MARK: - What a participant does, with failures that name it

extension Participant {
  /// Data cut into symbols of a unit.
  static func cut(
    _ bytes: any SymbolSource, by unit: SymbolUnit, named name: String
  ) throws(Failure) -> Participant {
    do throws(CutError) {
      return try Participant(cutting: bytes, by: unit, named: name)
    } catch {
      throw Failure(cutting: name, error)
    }
  }

  /// Warnings about the symbols, with the name.
  var notes: [String] { caveats.map { "\(name): \($0.text)" } }

  /// The participant with its data counted.
  func count(threads: Int) throws(Failure) -> Participant {
    do throws(SourceError) { return try counted(threads: threads) } catch {
      throw Failure(reading: name, error)
    }
  }

  /// The known distribution, or the one that a rule learns.
  func proxy(by rule: Estimator?) throws(Failure) -> Proxy {
    do throws(InvalidDistribution) { return try proxy(learntBy: rule) } catch {
      throw failure(error)
    }
  }

  /// The proxy from which codes are made, and the escape if there is one.
  func coding(by rule: Estimator?) throws(Failure) -> (proxy: Proxy, escape: Escape?) {
    do throws(InvalidDistribution) { return try coding(learntBy: rule) } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: InvalidDistribution) -> Failure {
    isKnown || (tally?.total ?? 0) > 0
      ? .job("\(name): \(error)", remedy: "learn it by another --smoothing")
      : .job("\(name): empty", remedy: "name data that are not empty")
  }

  /// The distribution q: the known one, or that of the data.
  func distribution() throws(Failure) -> Distribution {
    do throws(InvalidDistribution) { return try empiricalOrKnown() } catch {
      throw failure(error)
    }
  }

  /// The recipe for making z from it.
  func recipe(
    _ choices: ProxyRecipe.Choices = ProxyRecipe.Choices(), threads: Int
  ) throws(Failure) -> ProxyRecipe {
    let counted = try count(threads: threads)
    do throws(ProxyRecipe.Contradiction) { return try ProxyRecipe(of: counted, choices) } catch {
      throw Failure(error, named: name)
    }
  }

  /// Sources and proxies over one alphabet, with notes on the extent of laws of
  /// numbers.
  static func together(
    sources: [Participant], proxies: [Participant], isQuiet: Bool
  ) -> (sources: [Participant], proxies: [Participant]) {
    let met = together(sources: sources, proxies: proxies)
    if !isQuiet, let all = (met.sources + met.proxies).first?.alphabet {
      let areLawsKept = sources.contains { $0.law != nil }
      var notes: [String] = []
      for one in sources + proxies {
        notes += (areLawsKept ? one.tailNotes : one.cutNotes(over: all))
          .filter { !notes.contains($0) }
      }
      if all.hasOthers, proxies.contains(where: { $0.isNewTo(sources) }) {
        notes.append(
          "a \(all.unit) that z has not seen costs its escape and the bits that spell it")
      }
      notes.forEach(StandardStreams.note)
    }
    return met
  }

  /// Whether it was learnt, and sources have symbols that it has not seen.
  private func isNewTo(_ sources: [Participant]) -> Bool {
    tally != nil
      && sources.contains { alphabet.union($0.alphabet).alphabet.count > alphabet.count }
  }

  /// The note that gives the extent of a law of numbers; none for other participants.
  var tailNotes: [String] { law.map { CutMass.notes(onTailOf: $0, named: name) } ?? [] }

  /// The note on the part of a law that the numbers of an alphabet cut off; none for
  /// other participants.
  func cutNotes(over alphabet: Alphabet) -> [String] {
    guard let law else { return [] }
    return CutMass.notes(
      on: law.member(over: alphabet), beyond: max(1, alphabet.greatestNumber ?? 1),
      "the greatest number of the data", named: name)
  }
}

extension Failure {
  /// The failure of cutting the data that the user named `name`.
  init(cutting name: String, _ error: CutError) {
    switch error {
    case .source(let error): self.init(reading: name, error)
    case .message(let error):
      self = .job("\(name): \(error)", remedy: "measure a part of it, or use --symbols byte")
    }
  }
}
