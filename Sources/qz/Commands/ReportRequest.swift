import Reports
import SourceCoding

/// What a report is asked for: all that the options say but how it looks.
struct ReportRequest: Sendable {
  /// The SPEC of the proxy; `nil` if the data are their own.
  var proxy: SpecSyntax?
  /// The codes to design.
  var codes: [CodeDesigner]
  /// What symbols are cut by.
  var unit = SymbolUnit.byte
  /// How the user wants z learnt.
  var choices = ProxyRecipe.Choices()
  /// The part of the data to measure, where z is learnt from the part before it.
  var holdout: Double?
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

  /// A proxy that was read, and what may surprise in it if it is known.
  typealias LearntProxy = (recipe: ProxyRecipe, notes: [String])

  /// The proxy that is named, read and counted if it is data.
  func learnProxy() throws(Failure) -> LearntProxy? {
    guard let proxy else { return nil }
    let spec = try Spec(proxy, unit: unit)
    // What there is to say of a known distribution, the report says itself.
    if !isQuiet, !spec.isKnown { spec.notes.forEach(StandardStreams.note) }
    let recipe = try spec.participant(by: unit).recipe(choices, threads: threads)
    return (recipe, recipe.participant.tally == nil ? spec.notes : [])
  }

  /// Reports on one source, against a proxy that was read before.
  func report(
    on spec: Spec, against proxy: LearntProxy?
  ) throws(Failure) -> SimulationReport {
    let q = try spec.source(by: unit, drawing: symbolCount, seed: seed)
    let source = proxy?.recipe.participant.law == nil ? q : q.endingNumbersAlike
    let parts = try parts(of: source)
    let simulation = try simulation(of: source, parts, against: proxy?.recipe)
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
      sourceSpec: spec.text, proxySpec: self.proxy?.text, seed: simulation.law == nil ? nil : seed,
      simulation: simulation, measurements: measurements, holdout: parts,
      notes: notes(on: source, spec, proxy, simulation))
  }

  /// Where data are cut, if part of them is held out.
  private func parts(of source: Participant) throws(Failure) -> Holdout? {
    guard let holdout, let message = source.message else { return nil }
    guard !source.isKnown || source.chain != nil else {
      throw .usage(
        "--holdout: \(source.name) is a known distribution, with nothing to be learnt",
        remedy: "leave the option out")
    }
    let parts = Holdout(fraction: holdout, of: message.symbolCount)
    guard parts.fittedCount > 0 else {
      throw .job(
        "--holdout \(holdout): no symbols of \(source.name) are left to learn from",
        remedy: "try --holdout 0.2, or name longer data")
    }
    return parts
  }

  /// Sends the source in codes for the proxy; or the last part of it in codes learnt from the
  /// first.
  private func simulation(
    of source: Participant, _ parts: Holdout?, against proxy: ProxyRecipe?
  ) throws(Failure) -> Simulation {
    var (source, proxy) = (source, proxy)
    if let parts {
      proxy = try source.asData.part(0..<parts.fittedCount).recipe(choices, threads: threads)
      source = source.part(parts.fittedCount..<parts.fittedCount + parts.measuredCount)
    }
    let meeting: Meeting
    do throws(InvalidDistribution) { meeting = try Meeting(of: source, with: proxy) } catch {
      throw proxy?.failure(error) ?? .job("\(source.name): \(error)")
    }
    do throws(SourceError) { return try meeting.simulation(threads: threads) } catch {
      throw Failure(reading: source.name, error)
    }
  }

  /// What may surprise in the source, in the proxy, and in what was cut off of both.
  private func notes(
    on source: Participant, _ spec: Spec, _ proxy: LearntProxy?, _ simulation: Simulation
  ) -> [String] {
    var notes = source.caveats.map(\.text) + (source.chain.map(MarkovSpec.notes) ?? [])
    if source.isKnown, source.chain == nil { notes += spec.notes }
    guard let (recipe, known) = proxy else { return notes }
    return notes
      + (recipe.participant.law == nil
        ? known : recipe.participant.cutNotes(over: simulation.alphabet))
  }

  /// Stops where z calls symbols of q impossible, unless that was allowed.
  private func checkUnseen(by simulation: Simulation, named name: String) throws(Failure) {
    let symbols =
      simulation.escape == nil ? simulation.q?.symbolsUnseen(by: simulation.z) ?? [] : []
    let canLearn = simulation.proxy.learnt != nil
    try refuse(
      symbols, of: simulation,
      because:
        "\(name): z (\(proxy?.text ?? name)) calls \(symbols.count.grouped) of its symbols impossible",
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
    guard !symbols.isEmpty, choices.unseen != .infinite else { return }
    let names = symbols.prefix(8).map { simulation.alphabet.name(of: $0) }.joined(separator: " ")
    let occurrences = symbols.reduce(0) { $0 + simulation.tallies.total.counts[$1] }
    throw .job(
      "\(reason), which come \(occurrences.grouped) times: \(names)\(symbols.count > 8 ? " …" : "")",
      remedy: remedy + "--unseen infinite to go on")
  }
}
