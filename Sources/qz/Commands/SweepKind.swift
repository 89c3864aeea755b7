import SourceCoding

/// A kind of sweep: the parameter that `qz sweep` varies.
struct SweepKind: Sendable {
  /// The name of the kind.
  let name: String

  /// One line about its curve.
  let summary: String

  /// The options that the kind uses, among those that not every kind takes.
  let uses: Set<String>

  /// Runs the sweep.
  let make: @Sendable (SweepRequest) throws(Failure) -> Experiment

  /// Returns the kind called `name`; `nil` if there is none.
  static func named(_ name: String?) -> SweepKind? { all.first { $0.name == name } }

  /// The names of all kinds, as a list in a sentence.
  static var names: String { all.map(\.name).alternatives }

  /// Every kind, in the order in which they are listed.
  static let all = [
    mixture, training, smoothing, block, limit, precision, order, sample, temperature,
  ]

  /// The kinds that measure or count each message by itself.
  static let measuresMessages: Set = ["block", "precision"]

  private static let proxy = ReportOptions.proxy.name
  private static let rule = ReportOptions.smoothing.name
  private static let part = SweepOptions.holdout.name
  private static let count = ReportOptions.count.name
  private static let seed = SharedOptions.seed.name

  private static let mixture = SweepKind(
    name: "mixture", summary: "cost of q as z approaches q",
    uses: [proxy, rule]
  ) {
    (request) throws(Failure) in
    let (q, z) = try request.pair()
    return Sweep.mixture(of: z, with: q)
  }

  static let temperature = SweepKind(
    name: "temperature", summary: "cost of q as z is made more or less confident",
    uses: [proxy, rule]
  ) {
    (request) throws(Failure) in
    // A file of predictions has its own proxy, a different one in each row.
    if request.z == nil, !request.name.contains(":") {
      return try ScoreRequest().temperatureCurve(ofPredictions: ScoreInput(request.name))
    }
    let (q, z) = try request.pair()
    return Sweep.temperature(of: z, for: q)
  }

  private static let limit = SweepKind(
    name: "limit", summary: "cost against the longest codeword",
    uses: [proxy, rule]
  ) {
    (request) throws(Failure) in
    let (z, q): (NamedDistribution, NamedDistribution?) =
      if request.z == nil { (try request.subject(), nil) } else {
        try { () throws(Failure) in
          let pair = try request.pair()
          return (pair.z, pair.q)
        }()
      }
    do throws(InvalidPrefixCode) {
      return try Sweep.limit(designedFor: z, usedOn: q)
    } catch {
      throw request.failure(error)
    }
  }

  private static let training = SweepKind(
    name: "training", summary: "extra cost of a proxy learnt from n symbols",
    uses: [count, seed]
  ) {
    (request) throws(Failure) in
    let reading = try request.source()
    let q = try reading.subject()
    let greatest = !reading.isKnown ? reading.message?.symbolCount : nil
    let settings = Sweep.doublingCounts(through: greatest ?? request.manner.symbolCount)
    var prefixes: [Tally] = []
    if let message = reading.message, !reading.isKnown {
      do throws(SourceError) {
        prefixes = try Sweep.prefixTallies(of: message, settings)
      } catch {
        throw Failure(reading: request.name, error)
      }
    }
    return Sweep.training(
      on: q, prefixes: prefixes, settings: settings, seed: request.manner.seed)
  }

  private static let smoothing = SweepKind(
    name: "smoothing", summary: "held-out cost against the amount added to each count",
    uses: [proxy, part]
  ) {
    (request) throws(Failure) in
    // Counts have no parts, of which one could be held out.
    let data = try request.data(allowsCounts: request.z != nil)
    do {
      if let z = request.z {
        let reading = try z.read(request.manner, keepingMessage: false)
        let all = reading.alphabet.union(data.alphabet).alphabet.withOthers
        guard let tally = reading.moved(to: all).tally else {
          throw Failure.usage(
            "\(z.text): a known distribution has no counts to add to", remedy: "name data")
        }
        return try Sweep.smoothing(
          learntFrom: tally,
          usedOn: (data as? CountedSource)?.moved(to: all) ?? MovedSource(data, to: all),
          names: (z.text, request.name), threads: request.manner.threads)
      }
      let cut = data.symbolCount - Int((request.holdout * Double(data.symbolCount)).rounded())
      let all = data.alphabet.withOthers
      let whole: any SymbolSource = all == data.alphabet ? data : MovedSource(data, to: all)
      let first = PartSource(whole, range: 0..<cut)
      let last = PartSource(whole, range: cut..<data.symbolCount)
      return try Sweep.smoothing(
        learntFrom: BatchTallies(of: first, threads: request.manner.threads).total,
        usedOn: last,
        names: (
          "the first \(cut.counted("symbol")) of \(request.name)",
          "the last \((data.symbolCount - cut).grouped)"
        ), threads: request.manner.threads)
    } catch let error as SourceError {
      throw Failure(reading: request.name, error)
    } catch let error as Failure {
      throw error
    } catch {
      throw .job("\(request.name): too short to hold out a part", remedy: "name longer data")
    }
  }

  private static let block = SweepKind(
    name: "block", summary: "Huffman's code on blocks of k symbols",
    uses: []
  ) { (request) throws(Failure) in
    let manner = request.manner
    let spec = try Spec(request.q, unit: manner.unit, isQuiet: manner.isQuiet)
    switch spec.material {
    case .impliedBy(let code): throw spec.failure(ofNaming: code)
    case .tally: throw spec.lacksMessage
    case .chain:
      throw .usage(
        "\(request.name): symbols of a chain are not independent",
        remedy: "draw data with 'qz sample', and name the result")
    case .data(let bytes): return try request.blocks(of: bytes, upTo: 4)
    case .known, .numbers:
      let known = try spec.knownOrLearnt(by: manner.unit).distribution
      do throws(InvalidPrefixCode) {
        return try Sweep.block(ofIndependent: NamedDistribution(request.name, known), upTo: 8)
      } catch {
        throw request.failure(error)
      }
    }
  }

  private static let order = SweepKind(
    name: "order", summary: "saving from k preceding symbols",
    uses: [part]
  ) {
    (request) throws(Failure) in
    guard request.manner.messages == nil else {
      throw .usage(
        "sweep order counts which symbol follows which in the whole data, across the ends of messages",
        remedy: "leave --messages out, or measure --code order-huffman:1 with 'qz report'")
    }
    let data = try request.data()
    guard data.alphabet.count <= 256 else {
      throw .usage(
        "contexts are counted for alphabets of at most 256 symbols, not "
          + "\(data.alphabet.count.grouped)", remedy: "leave --symbols out")
    }
    do throws(SourceError) {
      return try Sweep.order(
        of: data, named: request.name, heldOutFraction: request.holdout)
    } catch {
      throw Failure(reading: request.name, error)
    }
  }

  static let precision = SweepKind(
    name: "precision", summary: "rANS against the bits of its table",
    uses: [proxy, rule, count, seed]
  ) {
    (request) throws(Failure) in
    let met = try request.z.map { z throws(Failure) in try request.meeting(z) }
    let reading =
      if let met { met.q } else {
        try request.source(allowsCounts: true)
      }
    guard let message = reading.messageOrCounts, message.symbolCount > 0 else {
      throw .job("\(request.name): empty", remedy: "name data that are not empty")
    }
    do throws(SimulationError) {
      return try Sweep.precision(
        of: message,
        drawnFrom: reading.chain.map { .chain($0) } ?? reading.known.map { .independent($0) },
        under: met?.proxy, escape: met?.escape,
        messages: reading.messages.map { SentMessages($0, form: MessageForm()) },
        names: (request.name, request.z?.text ?? "the same"),
        threads: request.manner.threads)
    } catch {
      throw request.failure(error)
    }
  }

  static let sample = SweepKind(
    name: "sample", summary: "the rate of a code against the length of the message",
    uses: [SweepOptions.code.name, count, seed]
  ) {
    (request) throws(Failure) in
    let reading = try request.source()
    let q = try reading.subject()
    let designer =
      if let code = request.code { code } else { try CodeSpec.designer(named: "huffman") }
    let settings = Sweep.doublingCounts(
      through: min(1 << 20, max(1, request.manner.symbolCount)), factor: 4)
    do throws(SimulationError) {
      return try Sweep.sample(
        of: q, over: reading.alphabet, in: designer, settings: settings,
        seed: request.manner.seed)
    } catch {
      throw request.failure(error)
    }
  }
}
