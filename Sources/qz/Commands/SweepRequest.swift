import SourceCoding

/// What a sweep is made from: the SPECs, and the options that its kind takes.
struct SweepRequest: Sendable {
  /// The SPEC of q.
  let q: SpecSyntax
  /// The SPEC of z, if one is named.
  let z: SpecSyntax?
  /// The name of q.
  var name: String { q.text }
  /// How the SPECs are read.
  let manner: Spec.Manner
  /// The code to measure.
  let code: CodeDesigner?
  /// The estimator by which z is learnt, if one is named.
  let smoothing: Estimator?
  /// The fraction of the data that is held out.
  let holdout: Double

  /// Reads the user's arguments.
  ///
  /// - Throws: a failure if something is missing, or cannot be read.
  init(_ arguments: Arguments) throws(Failure) {
    q = try arguments.source(after: 1)
    z = try arguments.value(of: ReportOptions.proxy)
    manner = try Spec.Manner(arguments)
    code = try arguments.value(of: SweepOptions.code)
    smoothing = try arguments.value(of: ReportOptions.smoothing)
    holdout = try arguments.value(of: SweepOptions.holdout) ?? 0.2
  }

  /// Reads q with its message.
  ///
  /// - Parameter allowsCounts: whether a tally serves in place of the message.
  /// - Returns: the participant, with its data counted.
  /// - Throws: a failure if it cannot be read, or if it has no message and needs one.
  func source(allowsCounts: Bool = false) throws(Failure) -> Participant {
    let reading = try q.read(manner, keepingMessage: true, allowsCounts: allowsCounts)
    if z == nil, !manner.isQuiet { reading.tailNotes.forEach(StandardStreams.note) }
    return reading
  }

  /// Reads q and z over one alphabet.
  ///
  /// - Throws: a failure if no z is named.
  func pair() throws(Failure) -> (
    q: NamedDistribution, z: NamedDistribution, met: (q: Participant, escape: Escape?)
  ) {
    guard let z else {
      throw .usage(
        "this sweep needs a proxy", remedy: "name a proxy with -z, such as corpus:english")
    }
    let (source, proxy, escape) = try meeting(z)
    return (
      try source.subject(),
      NamedDistribution(z.text, escape?.spread(proxy.distribution) ?? proxy.distribution),
      (source, escape)
    )
  }

  /// Reads the message of q, which must be data and not a known distribution.
  ///
  /// - Parameter allowsCounts: whether a tally serves in place of the message.
  /// - Returns: the participant, and its message, which is not empty.
  /// - Throws: a failure if it cannot be read, is empty, or is a known distribution.
  func data(
    allowsCounts: Bool = false
  ) throws(Failure) -> (reading: Participant, message: any SymbolSource) {
    let reading = try source(allowsCounts: allowsCounts)
    guard let message = reading.messageOrCounts, !reading.isKnown else {
      throw .usage(
        "\(name): a known distribution has no message to look at", remedy: "name data")
    }
    guard message.symbolCount > 0 else {
      throw .job("\(name): empty", remedy: "name data that are not empty")
    }
    return (reading, message)
  }

  /// Reads q and the data of `z` over one alphabet.
  func meeting(
    _ z: SpecSyntax
  ) throws(Failure) -> (q: Participant, proxy: Proxy, escape: Escape?) {
    let met = Participant.together(
      sources: [try source(allowsCounts: true)],
      proxies: [try z.read(manner, keepingMessage: false)],
      isQuiet: manner.isQuiet)
    let (proxy, escape) = try met.proxies[0].coding(by: smoothing)
    return (met.sources[0], proxy, escape)
  }

  /// Runs the sweep over blocks of 1 to `length` symbols of the data `bytes` of `spec`.
  func blocks(
    of bytes: any SymbolSource, in spec: Spec, upTo length: Int
  ) throws(Failure) -> Experiment {
    if case .gram = manner.unit {
      throw .usage("a block of grams is a longer gram", remedy: "use --symbols without gram:")
    }
    // No block reaches from one message into the next.
    var list: MessageList?
    if let messages = manner.messages {
      list = try spec.messageList(by: messages)
    }
    var tallies: [Tally] = []
    var sent: [(x: Double, rate: Double)] = []
    var faults: [Check] = []
    for size in 1...length {
      WorkProgress.begin(round: size - 1, of: length, "length of blocks", areAlike: false)
      let unit: SymbolUnit = size == 1 ? manner.unit : .gram(size, of: manner.unit)
      let cut: Participant
      if let list {
        cut = try Participant.cut(list, by: unit, named: name)
      } else {
        cut = try Participant.cut(bytes, by: unit, named: name)
      }
      if size == 1, !manner.isQuiet { cut.notes.forEach(StandardStreams.note) }
      guard let tally = try cut.count(threads: manner.threads).tally else { continue }
      tallies.append(tally)
      guard list != nil, let q = try? Estimator.maximumLikelihood.distribution(of: tally),
        let messages = try separateMessages(of: cut, isOpen: false)
      else { continue }
      do throws(SimulationError) {
        let (rate, more) = try messages.rate(under: q)
        faults += more
        // A rate per block is one per symbol if blocks are counted by symbols.
        if let rate {
          sent.append((Double(size), rate * Double(tally.total) / Double(tallies[0].total)))
        }
      } catch {
        throw Failure(measuring: name, error)
      }
    }
    guard tallies[0].total > 0 else {
      throw .job("\(name): empty", remedy: "name data that are not empty")
    }
    WorkProgress.end()
    WorkProgress.begin("designing huffman")
    do throws(InvalidPrefixCode) {
      let experiment = try Sweep.block(of: tallies, named: name)
      return list == nil
        ? experiment : experiment.measured(sent.map { .init(x: $0.x, y: $0.rate) }, faults)
    } catch {
      throw failure(error)
    }
  }

  /// The failure of an experiment on q.
  func failure(_ error: some Error & CustomStringConvertible) -> Failure {
    .job("\(name): \(error)", remedy: "try other data, or other settings")
  }
}

extension Participant {
  /// Returns the distribution q with its name.
  func subject() throws(Failure) -> NamedDistribution {
    NamedDistribution(name, try distribution())
  }
}
