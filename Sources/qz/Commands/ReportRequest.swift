import Reports
import SourceCoding

/// What a report is asked for: all that the options say but how it looks.
struct ReportRequest: Sendable {
  /// The SPEC of the proxy; `nil` if the data are their own.
  var proxy: String?
  /// The codes to design.
  var codes: [CodeDesigner]
  /// The rule that the user wants z learnt by.
  var smoothing: Estimator?
  /// The part of the data to measure, where z is learnt from the part before it.
  var holdout: Double?
  /// What becomes of symbols that z calls impossible.
  var unseen: UnseenPolicy?
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

  /// The proxy that is named, learnt if it is data.
  func learnProxy() throws(Failure) -> Proxy? {
    guard let proxy else { return nil }
    guard holdout == nil else {
      throw .usage(
        "--holdout learns z from the data, and -z names another",
        remedy: "leave one of them out")
    }
    let spec = try Spec(proxy)
    if !isQuiet { spec.notes.forEach(StandardStreams.note) }
    return try Proxy(spec, smoothing: smoothing, unseen: unseen, threads: threads)
  }

  /// Reports on one source, against a proxy that was learnt before.
  func report(on spec: Spec, against proxy: Proxy?) throws(Failure) -> SimulationReport {
    let parts = try parts(of: spec)
    let simulation =
      if let parts, case .data(let source) = spec.material {
        try simulation(of: source, in: parts, named: spec.text)
      } else {
        try simulation(of: spec, against: proxy)
      }
    try checkUnseen(by: simulation, named: spec.text)
    var measurements: [CodeMeasurement] = []
    for code in codes {
      do throws(SimulationError) {
        measurements.append(try simulation.measure(code))
      } catch {
        throw .job("\(spec.text): \(error)", remedy: "'qz list codes' shows the others")
      }
    }
    for measurement in measurements {
      try checkWritable(by: measurement, in: simulation, named: spec.text)
    }
    return SimulationReport(
      sourceSpec: spec.text, proxySpec: self.proxy, seed: simulation.known == nil ? nil : seed,
      simulation: simulation, measurements: measurements, holdout: parts, bootstrapSeed: seed)
  }

  /// Where data are cut, if part of them is held out.
  private func parts(of spec: Spec) throws(Failure) -> Holdout? {
    guard let holdout else { return nil }
    guard case .data(let source) = spec.material else {
      throw .usage(
        "--holdout: \(spec.text) is a known distribution, with nothing to be learnt",
        remedy: "leave the option out")
    }
    return Holdout(fraction: holdout, of: source.symbolCount)
  }

  /// Sends the last part of the data in the code learnt from the first.
  private func simulation(
    of data: any SymbolSource, in parts: Holdout, named name: String
  ) throws(Failure) -> Simulation {
    let first = PartSource(data, range: 0..<parts.fittedCount)
    let last = PartSource(data, range: parts.fittedCount..<data.symbolCount)
    let proxy = try Proxy(
      learntFrom: first, named: name, smoothing: smoothing, unseen: unseen, threads: threads)
    do throws(SourceError) {
      return try Simulation(of: last, proxy: proxy, threads: threads)
    } catch {
      throw Failure(reading: name, error)
    }
  }

  private func simulation(of spec: Spec, against proxy: Proxy?) throws(Failure) -> Simulation {
    do throws(SourceError) {
      switch spec.material {
      case .data(let source):
        return try Simulation(of: source, proxy: proxy, threads: threads)
      case .known(let distribution):
        return try Simulation(
          of: SampledSource(distribution, symbolCount: symbolCount, seed: seed),
          known: distribution, proxy: proxy ?? Proxy(known: distribution), threads: threads)
      }
    } catch {
      throw Failure(reading: spec.text, error)
    }
  }

  /// Stops where z calls symbols of q impossible, unless that was allowed.
  private func checkUnseen(by simulation: Simulation, named name: String) throws(Failure) {
    let symbols = simulation.q?.symbolsUnseen(by: simulation.z) ?? []
    let canLearn = simulation.proxy.learnt != nil
    try refuse(
      symbols, of: simulation,
      because: "\(name): z (\(proxy ?? name)) calls \(symbols.count) of its symbols impossible",
      remedy: canLearn ? "use --smoothing kt to give them a probability, or " : "use ")
  }

  /// Stops where a code that was not made for z lacks symbols of q, unless that
  /// was allowed.
  private func checkWritable(
    by measurement: CodeMeasurement, in simulation: Simulation, named name: String
  ) throws(Failure) {
    let costs = measurement.design.symbolCosts
    let symbols = simulation.q?.support.filter { costs?[$0] == .infinity } ?? []
    try refuse(
      symbols, of: simulation,
      because: "\(name): \(measurement.name) has no codeword for \(symbols.count) of its symbols",
      remedy: "use another code, or ")
  }

  private func refuse(
    _ symbols: [Int], of simulation: Simulation, because reason: String, remedy: String
  ) throws(Failure) {
    guard !symbols.isEmpty, unseen != .infinite else { return }
    let names = symbols.prefix(8).map { ByteName.name(of: UInt8($0)) }.joined(separator: " ")
    let occurrences = symbols.reduce(0) { $0 + simulation.tallies.total.counts[$1] }
    throw .job(
      "\(reason), which come \(occurrences) times: \(names)\(symbols.count > 8 ? " …" : "")",
      remedy: remedy + "--unseen infinite to go on")
  }
}
