extension SweepKind {
  /// The subjects of the options that are not useful for some kinds of sweep, or not
  /// always.
  static let subjects =
    [
      ReportOptions.proxy.summary, SweepOptions.code.summary, ReportOptions.smoothing.summary,
      SweepOptions.holdout.summary, ReportOptions.count.summary, SharedOptions.seed.summary,
    ].map(subject) + [
      OptionSubject(
        [
          ReportOptions.smoothing.summary, SharedOptions.symbols.summary,
          MessageOptions.messages.summary,
        ], about: "q and z"
      ) { holdsPredictions($0) ? "'\($0.operands[1])' holds predictions" : nil },
      .learning(ReportOptions.smoothing.summary),
      OptionSubject([SweepOptions.holdout.summary], about: "learning z from the data") {
        $0.text(of: ReportOptions.proxy).map { "-z names \($0)" }
      },
      .drawing([ReportOptions.count.summary]) {
        // The sweep `sample` also draws from data, so the option always applies to it.
        (arguments) throws(Failure) in
        arguments.operands.first == sample.name ? [] : try arguments.sources(after: 1)
      },
      .drawing([SharedOptions.seed.summary]) { (arguments) throws(Failure) in
        // The sweep `training` draws from data too.
        arguments.operands.first == precision.name ? try arguments.sources(after: 1) : []
      },
    ]

  /// Returns the subject of an option that only some kinds take.
  private static func subject(of option: OptionSummary) -> OptionSubject {
    let kinds = all.filter { $0.uses.contains(option.name) }.map(\.name)
    return OptionSubject([option], about: "'qz sweep \(kinds.alternatives)'") { arguments in
      named(arguments.operands.first).flatMap {
        $0.uses.contains(option.name) ? nil : "this is '\($0.name)'"
      }
    }
  }

  /// Returns whether the named data are a file of predictions, each of which has its
  /// own z.
  private static func holdsPredictions(_ arguments: Arguments) -> Bool {
    arguments.operands.count == 2 && arguments.operands[0] == temperature.name
      && !arguments.operands[1].contains(":") && !arguments.isGiven(ReportOptions.proxy)
  }
}
