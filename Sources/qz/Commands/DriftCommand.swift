import Reports
import SourceCoding

/// `qz drift`, which shows the cost of data along their length, and where they change.
enum DriftCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "drift", summary: "bits per symbol along the data: where the proxy goes stale",
      operands: [Operand("DATA", .specs)],
      options: ReportOptions.pair + [
        MessageOptions.messages.summary, windows.summary, ReportOptions.smoothing.summary,
      ]
        + SharedOptions.ofResults,
      subjects: [
        .learning(ReportOptions.smoothing.summary), .unit,
        MessageOptions.subject { (arguments) throws(Failure) in [try arguments.source()] },
      ],
      examples: [
        (
          "qz drift FILE -z corpus:english",
          "in a fixed code, in its own code, and in one that learns"
        ),
        ("qz drift FILE", "where the file itself changes"),
        ("qz drift FILE --windows 200 --format svg", "a picture with more detail"),
      ]
    ),
    run: run)

  static let windows = Option<Int>.wholeNumber(
    "windows", help: "number of pieces that the data are cut into", in: 1...512, fallback: 64)

  private static func run(_ arguments: Arguments) throws(Failure) {
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
        message, named: name, proxy: proxy, windowCount: windowCount, threads: manner.threads)
    } catch {
      throw Failure(reading: name, error)
    }
    try rendering.write([experiment.per(manner.unit)], to: target)
    try Failure.stop(at: experiment.checks, of: "qz drift")
  }
}
