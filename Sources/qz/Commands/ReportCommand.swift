import Reports
import SourceCoding

/// `qz report`, which designs codes for z, sends q with them, and prints the bill.
enum ReportCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "report", summary: "design codes for z, send q with them, and read the bill",
      operands: [Operand("DATA…", .specs)],
      options: ReportOptions.pair + [
        ReportOptions.codes.summary, ReportOptions.smoothing.summary,
        ReportOptions.holdout.summary, ReportOptions.unseen.summary,
        ReportOptions.escape.summary, ReportOptions.count.summary, SharedOptions.seed.summary,
        ReportOptions.explain.summary, only,
        SharedOptions.verbose.summary,
      ] + MessageOptions.all + [ReportOptions.book.summary] + SharedOptions.ofResults,
      subjects: [
        .learning(ReportOptions.smoothing.summary, ReportOptions.escape.summary, remedy: learning) {
          // One can learn from symbols drawn from a chain as well as from data.
          (arguments) throws(Failure) in
          try arguments.proxies()
            + (arguments.isGiven(ReportOptions.holdout) ? [SpecSyntax("-")] : [])
        },
        OptionSubject([ReportOptions.unseen.summary], about: "a proxy", remedy: learning) {
          // A standard code may lack symbols with or without a proxy.
          $0.text(of: ReportOptions.unseen) == UnseenPolicy.infinite.rawValue
            || $0.isGiven(ReportOptions.proxy) || $0.isGiven(ReportOptions.holdout)
            ? nil : "no proxy is named"
        },
        OptionSubject([ReportOptions.holdout.summary], about: "learning z from the data") {
          $0.text(of: ReportOptions.proxy).map { "-z names \($0)" }
        },
        .drawing(), .unit, PartOption.subject,
      ] + MessageOptions.subjects,
      examples: [
        ("qz report FILE", "the file in its own code, table included"),
        ("qz report FILE -z corpus:english", "the price of a code made for English"),
        ("qz report -q zipf:256,1.1", "a known source, from which symbols are drawn"),
      ],
      explained: ("messages", MessageOptions.all + [ReportOptions.book.summary])
    ),
    run: { (arguments) throws(Failure) in try run(arguments) })

  private static let only = PartOption.only(SimulationReport.parts, such: "information,bill")
  private static let learning = "name data with -z, or learn it from a part with --holdout 0.2"

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: the user's arguments.
  ///   - codes: codes in place of those that the user named, for tests.
  /// - Throws: a failure; also, after the report is written, if one of its checks does
  ///   not hold.
  static func run(_ arguments: Arguments, codes: [CodeDesigner]? = nil) throws(Failure) {
    var request = try ReportRequest(arguments)
    if let codes { request.codes = codes }
    let rendering = try Rendering(arguments)
    let specs = try sources(arguments, unit: request.unit)
    let target = try OutputTarget(arguments)
    let proxy = try request.learnProxy()
    var reports: [SimulationReport] = []
    if let messages = request.messages, specs.count > 1 {
      // Several DATA form one collection of messages.
      var all: [Spec] = []
      for spec in specs { all.append(try spec()) }
      let report = try request.report(onMessagesOf: all, by: messages, against: proxy)
      if !request.isQuiet { note(report) }
      reports.append(report)
    }
    for spec in request.messages == nil || specs.count == 1 ? specs : [] {
      let spec = try spec()
      // The report itself has the notes about a known distribution.
      if !request.isQuiet, !spec.isKnown { spec.notes.forEach(StandardStreams.note) }
      let report = try request.report(on: spec, against: proxy)
      if !request.isQuiet { note(report) }
      reports.append(report)
      // The report holds its source, and there may be more sources than files can be
      // open at once.
      if case .data(let bytes) = spec.material { (bytes as? FileSource)?.close() }
    }
    if try arguments.value(of: ReportOptions.explain) {
      try rendering.write(reports.map(SimulationExplanation.init), to: target)
    } else {
      try rendering.write(reports, to: target)
    }
    for report in reports {
      try Failure.stop(at: report.checks, of: report.sourceSpec)
    }
  }

  /// Returns what the SPECs name, each read only when its turn comes, so that there may
  /// be any number of files.
  ///
  /// All are opened once in advance, so that a wrong one fails before the work begins.
  private static func sources(
    _ arguments: Arguments, unit: SymbolUnit
  ) throws(Failure) -> [() throws(Failure) -> Spec] {
    let sources = try arguments.sources()
    guard !sources.isEmpty else {
      throw .usage("qz report needs DATA", remedy: "name a file, or try corpus:english")
    }
    var specs: [() throws(Failure) -> Spec] = []
    for syntax in sources {
      let spec = try Spec(syntax, unit: unit)
      // A file can be opened again; a pipe cannot be read again.
      let isFile = SystemCalls.identity(ofFileAt: syntax.text) != nil
      specs.append(
        isFile
          ? { () throws(Failure) in try Spec(syntax, unit: unit) }
          : { () throws(Failure) in spec })
    }
    return specs
  }

  /// Writes notes about an empty message, or one with a single symbol.
  private static func note(_ report: SimulationReport) {
    let simulation = report.simulation
    if simulation.symbolCount == 0 {
      StandardStreams.note(
        "\(report.sourceSpec): it is empty, and costs 0 bits; no action needed")
    } else if simulation.tallies.total.distinctSymbols == 1, !simulation.isCodeShared {
      StandardStreams.note(
        "\(report.sourceSpec): all symbols are equal, so they cost 0 bits in a code of their own; "
          + "name a proxy with -z to see its cost in other codes")
    }
  }
}

extension ReportRequest {
  /// Returns the codes that are named, and the codebooks in addition to them.
  private static func codes(of arguments: Arguments) throws(Failure) -> [CodeDesigner] {
    let codes = try arguments.value(of: ReportOptions.codes)
    guard let path = try arguments.value(of: ReportOptions.book) else { return codes }
    return codes + [try Book(path: path).designer()]
  }

  /// Reads the user's arguments.
  fileprivate init(_ arguments: Arguments) throws(Failure) {
    self.init(
      proxy: try arguments.value(of: ReportOptions.proxy),
      codes: try Self.codes(of: arguments),
      unit: try arguments.value(of: SharedOptions.symbols),
      choices: ProxyRecipe.Choices(
        smoothing: try arguments.value(of: ReportOptions.smoothing),
        unseen: try arguments.value(of: ReportOptions.unseen),
        escape: try arguments.value(of: ReportOptions.escape)),
      messages: try arguments.value(of: MessageOptions.messages),
      form: try MessageForm(arguments),
      holdout: try arguments.value(of: ReportOptions.holdout),
      symbolCount: try arguments.value(of: ReportOptions.count),
      seed: try arguments.value(of: SharedOptions.seed),
      threads: try arguments.value(of: SharedOptions.threads),
      isQuiet: try arguments.value(of: SharedOptions.quiet))
  }
}
