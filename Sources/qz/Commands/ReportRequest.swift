import Reports
import SourceCoding

/// What a report is made from: all options except those for its appearance.
struct ReportRequest: Sendable {
  /// The SPEC of the proxy; `nil` if the data are their own proxy.
  var proxy: SpecSyntax?
  /// The codes to design.
  var codes: [CodeDesigner]
  /// The unit into which data are cut.
  var unit = SymbolUnit.byte
  /// The user's choices for learning z.
  var choices = ProxyRecipe.Choices()
  /// The kind of messages into which data are cut; `nil` if they are one message.
  var messages: MessageUnit?
  /// How each message is sent.
  var form = MessageForm()
  /// The fraction of the data to measure if z is learnt from the part before it.
  var holdout: Double?
  /// The number of symbols to draw if q is known.
  var symbolCount = 100_000
  /// The seed of the draws.
  var seed: UInt64 = 1
  /// The greatest number of cores to use.
  var threads = 1
  /// Whether notes about the proxy are left out.
  var isQuiet = false

  /// Makes the report on one source.
  func report(on spec: Spec) throws(Failure) -> SimulationReport {
    let proxy = try learnProxy()
    return try report(on: spec, against: proxy)
  }

  /// A proxy that was read, with notes about it.
  typealias LearntProxy = (recipe: ProxyRecipe, notes: [String])

  /// Reads the proxy that is named, and counts it if it is data.
  func learnProxy() throws(Failure) -> LearntProxy? {
    guard let proxy else { return nil }
    let spec = try Spec(proxy, unit: unit)
    // The report itself has the notes about a known distribution.
    if !isQuiet, !spec.isKnown { spec.notes.forEach(StandardStreams.note) }
    let recipe = try spec.participant(by: unit, messages: messages)
      .recipe(choices, threads: threads)
    var notes = recipe.participant.tally == nil ? spec.notes : []
    if let messages, messages.leavesOut, case .data = spec.material {
      notes.append("z is learnt from the messages of \(proxy.text), without what is between them")
    }
    return (recipe, notes)
  }

  /// Makes the report on one source, against a proxy that was read before.
  func report(
    on spec: Spec, against proxy: LearntProxy?
  ) throws(Failure) -> SimulationReport {
    let q = try spec.source(
      by: unit, messages: messages, drawing: symbolCount, seed: seed, allowsCounts: holdout == nil)
    return try report(on: q, named: spec, against: proxy)
  }

  /// Makes the report on the messages of several sources together, against a proxy that
  /// was read before.
  func report(
    onMessagesOf specs: [Spec], by messages: MessageUnit, against proxy: LearntProxy?
  ) throws(Failure) -> SimulationReport {
    guard specs.count > 1 else { return try report(on: specs[0], against: proxy) }
    var lists: [MessageList] = []
    for spec in specs {
      guard let list = try spec.messageList(by: messages) else { throw spec.lacksMessage }
      lists.append(list)
    }
    let name = "\(specs[0].text) and \((specs.count - 1).grouped) more"
    let q = try Participant.cut(MessageList(joining: lists), by: unit, named: name)
    return try report(on: q, named: specs[0], against: proxy)
  }

  private func report(
    on q: Participant, named spec: Spec, against proxy: LearntProxy?
  ) throws(Failure) -> SimulationReport {
    let source = proxy?.recipe.participant.law == nil ? q : q.endingNumbersAlike
    let parts = try parts(of: source)
    let simulation = try simulation(of: source, parts, against: proxy?.recipe)
    try checkUnseen(by: simulation, named: q.name)
    var measurements: [CodeMeasurement] = []
    var omitted: [(code: String, error: SimulationError)] = []
    for (index, code) in codes.enumerated() {
      WorkProgress.begin(round: index, of: codes.count, "code", areAlike: false)
      do throws(SimulationError) {
        measurements.append(try simulation.measure(code))
      } catch {
        guard case .needsOrder = error else { throw Failure(measuring: q.name, error) }
        omitted.append((code.name, error))
      }
    }
    WorkProgress.end()
    if measurements.isEmpty, let first = omitted.first {
      throw Failure(measuring: q.name, first.error)
    }
    for measurement in measurements {
      try checkWritable(by: measurement, in: simulation, named: q.name)
    }
    let statistics: MessageStatistics?
    do throws(SourceError) { statistics = try simulation.messageStatistics() } catch {
      throw Failure(reading: q.name, error)
    }
    return SimulationReport(
      sourceSpec: q.name, proxySpec: self.proxy?.text, seed: simulation.law == nil ? nil : seed,
      simulation: simulation, measurements: measurements, holdout: parts,
      messageStatistics: statistics,
      notes: notes(on: source, spec, proxy, simulation)
        + orderNotes(without: omitted.map(\.code), simulation))
  }

  /// Returns where the data are cut, if a part of them is held out.
  private func parts(of source: Participant) throws(Failure) -> Holdout? {
    guard let holdout, let message = source.message else { return nil }
    guard !source.isKnown || source.chain != nil else {
      throw .usage(
        "--holdout: \(source.name) is a known distribution, so nothing is learnt",
        remedy: "leave the option out")
    }
    var parts = Holdout(fraction: holdout, of: message.symbolCount)
    if let messages = source.messages {
      // No message is in both parts.
      let fitted = Holdout(fraction: holdout, of: messages.count).fittedCount
      let count = messages.symbols(of: 0..<fitted).count
      parts = Holdout(fittedCount: count, measuredCount: message.symbolCount - count)
    }
    guard parts.fittedCount > 0 else {
      throw .job(
        "--holdout \(holdout): no symbols of \(source.name) are left to learn from",
        remedy: "try --holdout 0.2, or name longer data")
    }
    return parts
  }

  /// Sends the source in codes for the proxy, or the last part of it in codes learnt
  /// from the first part.
  private func simulation(
    of source: Participant, _ parts: Holdout?, against proxy: ProxyRecipe?
  ) throws(Failure) -> Simulation {
    var (source, proxy) = (source, proxy)
    if let parts {
      proxy = try source.asData.part(0..<parts.fittedCount).recipe(choices, threads: threads)
      if let messages = source.messages {
        let first = parts.fittedCount == 0 ? 0 : messages.message(at: parts.fittedCount - 1) + 1
        source = source.messagePart(first..<messages.count)
      } else {
        source = source.part(parts.fittedCount..<parts.fittedCount + parts.measuredCount)
      }
    }
    let meeting: Meeting
    do throws(InvalidDistribution) { meeting = try Meeting(of: source, with: proxy) } catch {
      throw proxy?.failure(error) ?? .job("\(source.name): \(error)")
    }
    do throws(SourceError) { return try meeting.simulation(form: form, threads: threads) } catch {
      throw Failure(reading: source.name, error)
    }
  }

  /// Returns the notes about the source, the proxy, and the bytes that were cut off
  /// from both.
  private func notes(
    on source: Participant, _ spec: Spec, _ proxy: LearntProxy?, _ simulation: Simulation
  ) -> [String] {
    var notes = source.caveats.map(\.text) + (source.chain.map(MarkovSpec.notes) ?? [])
    if source.isKnown, source.chain == nil { notes += spec.notes }
    guard let (recipe, known) = proxy else { return notes }
    let own =
      recipe.participant.law == nil
      ? known : recipe.participant.cutNotes(over: simulation.alphabet)
    return notes + own.filter { !notes.contains($0) }
  }

  /// Returns what counts without the order of symbols leave out, with the remedy.
  private func orderNotes(without codes: [String], _ simulation: Simulation) -> [String] {
    guard !simulation.hasOrder else { return [] }
    return [
      "q is a tally, so nothing was written or measured: the bills are what the codes would spend, "
        + "without the end of a stream"
        + (simulation.escape == nil
          ? "" : " and without the number of symbols that are spelled out")
    ]
      + (codes.isEmpty
        ? []
        : [
          "not in this report: \(codes.joined(separator: ", ")), whose costs depend on the order of "
            + "the symbols; name the data in place of their tally"
        ])
  }

  /// Fails if z gives symbols of q probability 0, unless that was allowed.
  private func checkUnseen(by simulation: Simulation, named name: String) throws(Failure) {
    let symbols =
      simulation.escape == nil ? simulation.q?.symbolsUnseen(by: simulation.z) ?? [] : []
    let canLearn = simulation.proxy.learnt != nil
    try refuse(
      symbols, of: simulation,
      because:
        "\(name): z (\(proxy?.text ?? name)) calls \(symbols.count.grouped) of its symbols "
        + "impossible",
      remedy: canLearn ? "use --smoothing kt to give them a probability, or " : "use ")
  }

  /// Fails if a code that was not made for z lacks symbols of q, unless that was
  /// allowed.
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
    // A message with such symbols is sent raw, if that is allowed.
    guard !symbols.isEmpty, choices.unseen != .infinite, !form.sendsRaw else { return }
    let place = simulation.firstMessage(with: symbols).map { ", first in message \($0.grouped)" }
    let names = symbols.prefix(8).map { simulation.alphabet.name(of: $0) }.joined(separator: " ")
    let occurrences = symbols.reduce(0) { $0 + simulation.tallies.total.counts[$1] }
    throw .job(
      "\(reason), which \(symbols.count == 1 ? "occurs" : "occur") \(Int(clamping: occurrences).counted("time"))"
        + "\(place ?? ""): \(names)\(symbols.count > 8 ? " …" : "")",
      remedy: remedy + (place == nil ? "" : "--or-raw to send such messages raw, or ")
        + "--unseen infinite to continue")
  }
}
