import Reports
import SourceCoding

/// `qz drift`, which shows the cost of data along their length, and where they change.
enum DriftCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "drift", summary: "bits per symbol along the data: where the proxy stops fitting",
      operands: [Operand("DATA", .specs)],
      options: ReportOptions.pair + [
        MessageOptions.messages.summary, windows.summary, ReportOptions.smoothing.summary,
        PartOption.only(Experiment.parts, such: "answer,changes"),
      ] + SharedOptions.ofResults,
      subjects: [
        .learning(ReportOptions.smoothing.summary), .unit, PartOption.subject,
        MessageOptions.subject { (arguments) throws(Failure) in
          try isOfTallies(arguments) ? [] : [arguments.source()]
        },
        OptionSubject([windows.summary], about: "data") { (arguments) throws(Failure) in
          try isOfTallies(arguments) ? "each tally is one window" : nil
        },
      ],
      examples: [
        (
          "qz drift FILE -z corpus:english",
          "in a fixed code, in its own code, and in one that learns"
        ),
        ("qz drift FILE", "where the file itself changes"),
        ("qz drift tally:MONDAY tally:TUESDAY", "from tally to tally, each one window"),
        ("qz drift FILE --windows 200 --format svg", "a picture with more detail"),
      ]
    ),
    run: run)

  static let windows = Option<Int>.wholeNumber(
    "windows", help: "number of pieces that the data are cut into", in: 1...512, fallback: 64)

  /// Whether the sources are tallies, of which each is a window.
  private static func isOfTallies(_ arguments: Arguments) throws(Failure) -> Bool {
    let sources = try arguments.sources()
    return !sources.isEmpty && sources.allSatisfy { $0.text.hasPrefix("tally:") }
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    guard try !isOfTallies(arguments) else { return try runAcrossTallies(arguments) }
    let source = try arguments.source()
    let name = source.text
    let z = try arguments.value(of: ReportOptions.proxy)
    let smoothing = try arguments.value(of: ReportOptions.smoothing)
    let manner = try Spec.Manner(arguments)
    let windowCount = try arguments.value(of: windows)
    let rendering = try Rendering(arguments)
    let target = try OutputTarget(arguments)
    var data = try source.read(manner, keepingMessage: true)
    guard !data.isKnown else {
      throw .usage("\(name): a known distribution does not change", remedy: "name data")
    }
    var proxy: NamedDistribution?
    if let z {
      let met = Participant.together(
        sources: [data], proxies: [try z.read(manner, keepingMessage: false)],
        isQuiet: manner.isQuiet)
      data = met.sources[0]
      proxy = NamedDistribution(z.text, try met.proxies[0].proxy(by: smoothing).distribution)
    }
    guard let message = data.message, message.symbolCount > 0 else {
      throw .job("\(name): empty", remedy: "name data that are not empty")
    }
    let experiment: Experiment
    do throws(SourceError) {
      experiment = try Drift.along(
        message, named: name, proxy: proxy, windowCount: windowCount, threads: manner.threads,
        notes: manner.messages == nil
          ? [] : ["Places are counted in the messages, without what is between them in \(name)."])
    } catch {
      throw Failure(reading: name, error)
    }
    try rendering.write([experiment.per(manner.unit)], to: target)
    try Failure.stop(at: experiment.checks, of: "qz drift")
  }

  /// Runs the command on a sequence of tallies.
  private static func runAcrossTallies(_ arguments: Arguments) throws(Failure) {
    let names = try arguments.sources()
    let manner = try Spec.Manner(arguments)
    let z = try arguments.value(of: ReportOptions.proxy)
    let rendering = try Rendering(arguments)
    let target = try OutputTarget(arguments)
    guard names.count > 1, manner.messages == nil else {
      throw .usage(
        names.count > 1
          ? "--messages: tallies do not say where messages end"
          : "\(names[0].text) is one tally, and counts have no order along which data could drift",
        remedy: "name the tallies of consecutive parts, or the data")
    }
    var tallies: [Participant] = []
    for name in names {
      let tally = try name.read(manner, keepingMessage: false)
      guard let counts = tally.tally, counts.total > 0 else {
        throw .job("\(name.text): empty", remedy: "leave it out")
      }
      tallies.append(tally)
    }
    let proxies = try z.map { (z) throws(Failure) in
      [try z.read(manner, keepingMessage: false)]
    }
    let met = Participant.together(
      sources: tallies, proxies: proxies ?? [], isQuiet: manner.isQuiet)
    var proxy: NamedDistribution?
    if let z, let first = met.proxies.first {
      let smoothing = try arguments.value(of: ReportOptions.smoothing)
      proxy = NamedDistribution(z.text, try first.proxy(by: smoothing).distribution)
    }
    let experiment = Drift.across(
      met.sources.compactMap(\.tally),
      named: "\(names[0].text) to \(names[names.count - 1].text)", proxy: proxy)
    try rendering.write([experiment.per(manner.unit)], to: target)
    try Failure.stop(at: experiment.checks, of: "qz drift")
  }
}
