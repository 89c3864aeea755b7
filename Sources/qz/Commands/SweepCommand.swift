import Reports
import SourceCoding

/// `qz sweep KIND`, which varies one parameter, and shows the curve and the law it must
/// follow.
enum SweepCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "sweep", summary: "vary one setting: the curve, and the law that it must follow",
      operands: [Operand("KIND", .sweeps), Operand("DATA", .specs)],
      options: ReportOptions.pair + [
        SweepOptions.code.summary, ReportOptions.smoothing.summary, SweepOptions.holdout.summary,
        ReportOptions.count.summary, SharedOptions.seed.summary,
        MessageOptions.messages.summary,
        PartOption.only(Experiment.parts, such: "answer,curve"),
      ] + SharedOptions.ofResults,
      subjects: SweepKind.subjects + [
        .unit, PartOption.subject,
        MessageOptions.subject { (arguments) throws(Failure) in [try arguments.source(after: 1)] },
      ],
      examples: [
        ("qz sweep mixture FILE -z corpus:english", "'qz list sweeps' lists the others"),
        ("qz sweep smoothing FILE", "the δ that predicts the rest of the file best"),
        (
          "qz sweep sample -q zipf:100,1.1 --format svg", "draws, and the band where they must fall"
        ),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let kind = try kind(arguments)
    let rendering = try Rendering(arguments)
    let request = try SweepRequest(arguments)
    let target = try OutputTarget(arguments)
    let experiment = try kind.make(request).per(request.manner.unit)
    try rendering.write([experiment], to: target)
    try Failure.stop(at: experiment.checks, of: "qz sweep \(kind.name)")
  }

  private static func kind(_ arguments: Arguments) throws(Failure) -> SweepKind {
    guard let name = arguments.operands.first else {
      throw .usage("qz sweep needs a KIND", remedy: "the kinds are \(SweepKind.names)")
    }
    guard let kind = SweepKind.named(name) else {
      let nearest = didYouMean(name, among: SweepKind.all.map(\.name))
      throw .usage(
        "no sweep is called '\(name)'",
        remedy: nearest.map { "did you mean '\($0)'?" } ?? "the kinds are \(SweepKind.names)")
    }
    return kind
  }
}
