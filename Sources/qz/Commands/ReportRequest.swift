import Reports
import SourceCoding

/// What a report is asked for: all that the options say but how it looks.
struct ReportRequest: Sendable {
  /// The SPEC of the proxy; `nil` if the data are their own.
  var proxy: String?
  /// The codes to design.
  var codes: [CodeDesigner]
  /// What symbols are cut by.
  var unit = SymbolUnit.byte
  /// The rule that the user wants z learnt by.
  var smoothing: Estimator?
  /// The part of the data to measure, where z is learnt from the part before it.
  var holdout: Double?
  /// What becomes of symbols that z calls impossible.
  var unseen: UnseenPolicy?
  /// How much an escape gets, where z has one.
  var escape: EscapeRule?
  /// The number of symbols to draw where q is known.
  var symbolCount = 100_000
  /// What drawing begins from.
  var seed: UInt64 = 1
  /// The number of cores that may work.
  var threads = 1
  /// Whether what surprises in the proxy goes unsaid.
  var isQuiet = false

  /// Reports on one source.
  func report(on spec: Spec) throws(Failure) -> SimulationReport {
    let proxy = try learnProxy()
    return try report(on: spec, against: proxy)
  }

  /// The proxy that is named, read and counted if it is data.
  func learnProxy() throws(Failure) -> ProxyRecipe? {
    guard let proxy else { return nil }
    let spec = try Spec(proxy, unit: unit)
    // What there is to say of a known distribution, the report says itself.
    if !isQuiet, !spec.isKnown { spec.notes.forEach(StandardStreams.note) }
    return try ProxyRecipe(
      spec, unit: unit, smoothing: smoothing, unseen: unseen, escape: escape, threads: threads)
  }

  /// Reports on one source, against a proxy that was read before.
  func report(on spec: Spec, against proxy: ProxyRecipe?) throws(Failure) -> SimulationReport {
    let cut = try message(of: spec)
    let message = proxy?.law == nil || unit != .line ? cut : cut.endingNumbersAlike
    let parts = try parts(of: message, spec)
    let simulation = try simulation(of: message, parts, against: proxy)
    try checkUnseen(by: simulation, named: spec.text)
    var measurements: [CodeMeasurement] = []
    for (index, code) in codes.enumerated() {
      WorkProgress.begin(round: index, of: codes.count, "code", areAlike: false)
      do throws(SimulationError) {
        measurements.append(try simulation.measure(code))
      } catch {
        throw Failure(measuring: spec.text, error)
      }
    }
    WorkProgress.end()
    for measurement in measurements {
      try checkWritable(by: measurement, in: simulation, named: spec.text)
    }
    return SimulationReport(
      sourceSpec: spec.text, proxySpec: self.proxy, seed: simulation.law == nil ? nil : seed,
      simulation: simulation, measurements: measurements, holdout: parts,
      notes: message.notes + cutNotes(on: message, spec, proxy, simulation))
  }

  /// The message that `spec` names: data cut into symbols, or drawn ones.
  private func message(of spec: Spec) throws(Failure) -> CutSource {
    switch spec.material {
    case .data(let bytes): try CutSource(bytes, by: unit, named: spec.text)
    case .impliedBy(let code): throw spec.failure(ofNaming: code)
    case .chain(let chain, let alphabet):
      CutSource(
        MarkovSource(chain, alphabet: alphabet, symbolCount: symbolCount, seed: seed),
        named: spec.text, notes: MarkovSpec.notes(on: chain))
    case .tally: throw spec.lacksMessage
    case .numbers(let law):
      CutSource(drawnFrom: law, symbolCount: symbolCount, seed: seed, named: spec.text)
    case .known(let distribution, let alphabet):
      CutSource(
        SampledSource(distribution, alphabet: alphabet, symbolCount: symbolCount, seed: seed),
        drawnFrom: distribution, named: spec.text)
    }
  }

  /// Where data are cut, if part of them is held out.
  private func parts(of message: CutSource, _ spec: Spec) throws(Failure) -> Holdout? {
    guard let holdout else { return nil }
    guard message.known == nil else {
      throw .usage(
        "--holdout: \(spec.text) is a known distribution, with nothing to be learnt",
        remedy: "leave the option out")
    }
    let parts = Holdout(fraction: holdout, of: message.source.symbolCount)
    guard parts.fittedCount > 0 else {
      throw .job(
        "--holdout \(holdout): no symbols of \(spec.text) are left to learn from",
        remedy: "try --holdout 0.2, or name longer data")
    }
    return parts
  }

  private func simulation(
    of message: CutSource, _ parts: Holdout?, against proxy: ProxyRecipe?
  ) throws(Failure) -> Simulation {
    let (recipe, sent) =
      try parts.map { (parts) throws(Failure) in
        // The last part is sent in the code learnt from the first.
        try split(message, in: parts)
      } ?? (proxy, message)
    let met = try recipe.map { (recipe) throws(Failure) in
      try recipe.proxy(for: alphabet(of: sent, meeting: recipe))
    }
    do throws(SourceError) {
      let source = MovedSource(sent.source, to: met?.alphabet ?? sent.source.alphabet)
      let known = sent.known.map { known in
        sent.law.map { $0.member(over: source.alphabet).distribution }
          ?? known.moved(to: source.places, alphabetSize: source.alphabet.count)
      }
      let chain = sent.chain.flatMap {
        $0.moved(to: source.places, alphabetSize: source.alphabet.count)
      }
      let own =
        known.map { Proxy(known: $0) } ?? chain.map { ownProxy(of: $0, over: source.alphabet) }
      return try Simulation(
        of: source.isMoved ? source : sent.source, known: known, chain: chain,
        proxy: met?.proxy ?? own, escape: met?.escape,
        newSymbols: recipe?.newSymbols(of: sent.source.alphabet), threads: threads)
    } catch {
      throw Failure(reading: message.name, error)
    }
  }

  /// The proxy that a chain is itself: its distribution in the long run, and for codes
  /// that learn contexts another message of it, which goes on where the one sent ends.
  private func ownProxy(of chain: MarkovChain, over alphabet: Alphabet) -> Proxy {
    Proxy(
      known: chain.stationary,
      data: MarkovSource(
        chain, alphabet: alphabet, symbolCount: max(1, symbolCount),
        seed: SplitMix64.seed(seed, after: UInt64(symbolCount))))
  }

  /// The symbols of a message; if it is drawn from a law of numbers, with all those that
  /// the proxy has, and all between, which the law then makes possible.
  private func alphabet(
    of message: CutSource, meeting recipe: ProxyRecipe
  ) throws(Failure) -> Alphabet {
    let own = message.source.alphabet
    guard message.law != nil else { return own }
    if let law = recipe.law { return own.completed(through: law.greatest) }
    return try recipe.proxy(for: own).alphabet.completed(through: 1)
  }

  /// What was cut off of known distributions.
  private func cutNotes(
    on message: CutSource, _ spec: Spec, _ proxy: ProxyRecipe?, _ simulation: Simulation
  ) -> [String] {
    let own = message.known == nil ? [] : spec.notes
    guard let proxy else { return own }
    return own
      + (proxy.law.map { $0.cutNotes(over: simulation.alphabet, named: proxy.name) }
        ?? proxy.knownNotes)
  }

  /// The proxy learnt from the first part of a message, and the last part.
  private func split(
    _ message: CutSource, in parts: Holdout
  ) throws(Failure) -> (ProxyRecipe?, CutSource) {
    let recipe = try ProxyRecipe(
      learntFrom: message.part(0..<parts.fittedCount), smoothing: smoothing, unseen: unseen,
      escape: escape, threads: threads)
    return (recipe, message.part(parts.fittedCount..<message.source.symbolCount))
  }

  /// Stops where z calls symbols of q impossible, unless that was allowed.
  private func checkUnseen(by simulation: Simulation, named name: String) throws(Failure) {
    let symbols =
      simulation.escape == nil ? simulation.q?.symbolsUnseen(by: simulation.z) ?? [] : []
    let canLearn = simulation.proxy.learnt != nil
    try refuse(
      symbols, of: simulation,
      because:
        "\(name): z (\(proxy ?? name)) calls \(symbols.count.grouped) of its symbols impossible",
      remedy: canLearn ? "use --smoothing kt to give them a probability, or " : "use ")
  }

  /// Stops where a code that was not made for z lacks symbols of q, unless that
  /// was allowed.
  private func checkWritable(
    by measurement: CodeMeasurement, in simulation: Simulation, named name: String
  ) throws(Failure) {
    let costs = measurement.symbolCosts
    let symbols = simulation.q?.support.filter { costs?[$0] == .infinity } ?? []
    try refuse(
      symbols, of: simulation,
      because:
        "\(name): \(measurement.name) has no codeword for \(symbols.count.grouped) of its symbols",
      remedy: "use another code, or ")
  }

  private func refuse(
    _ symbols: [Int], of simulation: Simulation, because reason: String, remedy: String
  ) throws(Failure) {
    guard !symbols.isEmpty, unseen != .infinite else { return }
    let names = symbols.prefix(8).map { simulation.alphabet.name(of: $0) }.joined(separator: " ")
    let occurrences = symbols.reduce(0) { $0 + simulation.tallies.total.counts[$1] }
    throw .job(
      "\(reason), which come \(occurrences.grouped) times: \(names)\(symbols.count > 8 ? " …" : "")",
      remedy: remedy + "--unseen infinite to go on")
  }
}
