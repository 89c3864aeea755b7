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
  func pair() throws(Failure) -> (q: NamedDistribution, z: NamedDistribution) {
    guard let z else {
      throw .usage(
        "this sweep needs a proxy", remedy: "name a proxy with -z, such as corpus:english")
    }
    let (source, proxy, escape) = try meeting(z)
    return (
      try source.subject(),
      NamedDistribution(z.text, escape?.spread(proxy.distribution) ?? proxy.distribution)
    )
  }

  /// Reads q alone.
  func subject() throws(Failure) -> NamedDistribution {
    try source(allowsCounts: true).subject()
  }

  /// Reads the message of q, which must be data and not a known distribution.
  ///
  /// - Parameter allowsCounts: whether a tally serves in place of the message.
  /// - Returns: the message, not empty.
  /// - Throws: a failure if it cannot be read, is empty, or is a known distribution.
  func data(allowsCounts: Bool = false) throws(Failure) -> any SymbolSource {
    let reading = try source(allowsCounts: allowsCounts)
    guard let message = reading.messageOrCounts, !reading.isKnown else {
      throw .usage(
        "\(name): a known distribution has no message to look at", remedy: "name data")
    }
    guard message.symbolCount > 0 else {
      throw .job("\(name): empty", remedy: "name data that are not empty")
    }
    return message
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

  /// Runs the sweep over blocks of 1 to `length` symbols of the data.
  func blocks(of bytes: any SymbolSource, upTo length: Int) throws(Failure) -> Experiment {
    if case .gram = manner.unit {
      throw .usage("a block of grams is a longer gram", remedy: "use --symbols without gram:")
    }
    // No block reaches from one message into the next.
    var list: MessageList?
    if let messages = manner.messages {
      list = try Spec(q, unit: .byte).messageList(by: messages)
    }
    var tallies: [Tally] = []
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
      if let tally = try cut.count(threads: manner.threads).tally { tallies.append(tally) }
    }
    guard tallies[0].total > 0 else {
      throw .job("\(name): empty", remedy: "name data that are not empty")
    }
    WorkProgress.end()
    WorkProgress.begin("designing huffman")
    do throws(InvalidPrefixCode) {
      return try Sweep.block(of: tallies, named: name)
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
