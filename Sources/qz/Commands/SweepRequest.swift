import SourceCoding

/// What a sweep is asked for: the SPECs and the options that its kind takes.
struct SweepRequest: Sendable {
  /// What is named as q.
  let sourceName: String
  /// What is named as z, if anything is.
  let proxyName: String?
  /// How they are read.
  let manner: SpecReading.Manner
  /// The code to measure.
  let code: CodeDesigner?
  /// The rule that z is learnt by, if one is named.
  let smoothing: Estimator?
  /// The part of the data that is held out.
  let holdout: Double

  /// What the user wrote.
  ///
  /// - Throws: a failure if something is missing, or cannot be read.
  init(_ arguments: Arguments) throws(Failure) {
    sourceName = try arguments.source(after: 1)
    proxyName = try arguments.value(of: ReportOptions.proxy)
    manner = try SpecReading.Manner(arguments)
    code = try arguments.value(of: SweepOptions.code)
    smoothing = try arguments.value(of: ReportOptions.smoothing)
    holdout = try arguments.value(of: SweepOptions.holdout) ?? 0.2
  }

  /// What is named as q, with its message.
  func source() throws(Failure) -> SpecReading {
    let reading = try SpecReading(sourceName, manner, keepingMessage: true)
    if proxyName == nil, !manner.isQuiet { reading.tailNotes.forEach(StandardStreams.note) }
    return reading
  }

  /// q and z over one alphabet; z is named, or the sweep has none.
  func pair() throws(Failure) -> (q: Sweep.Subject, z: Sweep.Subject) {
    guard let proxyName else {
      throw .usage("this sweep needs a proxy", remedy: "name one with -z, as corpus:english")
    }
    let (q, z) = (
      try source(), try SpecReading(proxyName, manner, keepingMessage: false)
    )
    let (sources, proxies) = SpecReading.together(
      sources: [q], proxies: [z], isQuiet: manner.isQuiet)
    let (source, proxy) = (sources[0], proxies[0])
    return (
      Sweep.Subject(sourceName, try source.distribution()),
      Sweep.Subject(
        proxyName, try proxy.proxy(by: smoothing ?? .krichevskyTrofimov).distribution)
    )
  }

  /// q alone.
  func subject() throws(Failure) -> Sweep.Subject {
    Sweep.Subject(sourceName, try source().distribution())
  }

  /// The message of q that is data, and not known.
  func data() throws(Failure) -> any SymbolSource {
    let reading = try source()
    guard let message = reading.message, reading.known == nil else {
      throw .usage(
        "\(sourceName): a known distribution has no message to look at", remedy: "name data")
    }
    guard message.symbolCount > 0 else {
      throw .job("\(sourceName): empty", remedy: "name data that have symbols")
    }
    return message
  }

  /// q, and the proxy that is named, over one alphabet.
  func meeting(_ q: SpecReading) throws(Failure) -> (q: SpecReading, proxy: Proxy?) {
    guard let proxyName else { return (q, nil) }
    let z = try SpecReading(proxyName, manner, keepingMessage: false)
    let (sources, proxies) = SpecReading.together(
      sources: [q], proxies: [z], isQuiet: manner.isQuiet)
    return (sources[0], try proxies[0].proxy(by: smoothing ?? .krichevskyTrofimov))
  }

  /// Blocks of 1 to `length` symbols of the data.
  func blocks(of bytes: any SymbolSource, upTo length: Int) throws(Failure) -> Experiment {
    if case .gram = manner.unit {
      throw .usage("a block of grams is a longer gram", remedy: "use --symbols without gram:")
    }
    var tallies: [Tally] = []
    for size in 1...length {
      WorkProgress.begin(round: size - 1, of: length, "length of blocks", areAlike: false)
      let unit: SymbolUnit = size == 1 ? manner.unit : .gram(size, of: manner.unit)
      let cut = try CutSource(bytes, by: unit, named: sourceName)
      if size == 1, !manner.isQuiet { cut.namedNotes.forEach(StandardStreams.note) }
      tallies.append(try cut.tallies(threads: manner.threads).total)
    }
    guard tallies[0].total > 0 else {
      throw .job("\(sourceName): empty", remedy: "name data that have symbols")
    }
    WorkProgress.end()
    WorkProgress.begin("designing huffman")
    do throws(InvalidPrefixCode) {
      return try Sweep.block(of: tallies, named: sourceName)
    } catch {
      throw failure(error)
    }
  }

  /// The failure of an experiment on q.
  func failure(_ error: some Error & CustomStringConvertible) -> Failure {
    .job("\(sourceName): \(error)", remedy: "try other data, or other settings")
  }
}
