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
    let (q, z, met) = try request.pair()
    return try request.measuring(
      Sweep.mixture(of: z, with: q), of: met.q, isOpen: met.escape != nil
    ) {
      ("huffman", Sweep.blend($0, of: q.distribution, in: z.distribution))
    }
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
    let (q, z, met) = try request.pair()
    return try request.measuring(
      Sweep.temperature(of: z, for: q), of: met.q, isOpen: met.escape != nil
    ) {
      ("huffman", z.distribution.tempered($0))
    }
  }

  private static let limit = SweepKind(
    name: "limit", summary: "cost against the longest codeword",
    uses: [proxy, rule]
  ) {
    (request) throws(Failure) in
    let source: Participant
    let z: NamedDistribution
    var q: NamedDistribution?
    var isOpen = false
    if request.z == nil {
      source = try request.source(allowsCounts: true)
      z = try source.subject()
    } else {
      let pair = try request.pair()
      (q, z, source, isOpen) = (pair.q, pair.z, pair.met.q, pair.met.escape != nil)
    }
    let experiment: Experiment
    do throws(InvalidPrefixCode) {
      experiment = try Sweep.limit(designedFor: z, usedOn: q)
    } catch {
      throw request.failure(error)
    }
    return try request.measuring(experiment, of: source, isOpen: isOpen) {
      ("limited:\(Int($0))", z.distribution)
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
    let experiment = Sweep.training(
      on: q, prefixes: prefixes, settings: settings, seed: request.manner.seed)
    return try request.measuring(experiment, of: reading, above: q.distribution.entropy.bits) { n in
      prefixes.first { Double($0.total) == n }
        .flatMap { Sweep.proxy(from: $0, adding: 0.5) }.map { ("huffman", $0) }
    }
  }

  private static let smoothing = SweepKind(
    name: "smoothing", summary: "held-out cost against the amount added to each count",
    uses: [proxy, part]
  ) { (request) throws(Failure) in try request.smoothingSweep() }

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
    case .data(let bytes): return try request.blocks(of: bytes, in: spec, upTo: 4)
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
    let data = try request.data().message
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
    guard request.manner.messages == nil else {
      throw .usage(
        "sweep sample draws single messages, whose length it varies",
        remedy: "leave --messages out")
    }
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
