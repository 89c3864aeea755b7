import Reports
import SourceCoding

/// `qz tables`, which finds how many shared codes, and which, serve many short messages
/// best.
enum TablesCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "tables", summary: "how many shared tables serve short messages best, and which",
      operands: [Operand("DATA…", .specs)],
      options: [
        TablesOptions.messages.summary, SharedOptions.symbols.summary,
        TablesOptions.tables.summary, TablesOptions.code.summary,
        ReportOptions.smoothing.summary, TablesOptions.by.summary, TablesOptions.selector.summary,
        TablesOptions.split.summary, TablesOptions.align.summary, MessageOptions.orRaw.summary,
        MessageOptions.flagBits.summary, TablesOptions.write.summary, SharedOptions.seed.summary,
        PartOption.only(TablesReport.parts, such: "answer,curves"),
      ] + SharedOptions.ofResults.filter { $0.name != SharedOptions.unit.name },
      subjects: [
        OptionSubject([MessageOptions.flagBits.summary], about: "messages that may go raw") {
          $0.isGiven(MessageOptions.orRaw) ? nil : "--or-raw is not given"
        },
        OptionSubject([ReportOptions.smoothing.summary], about: "codes made of a distribution") {
          $0.text(of: TablesOptions.code) == "order:1"
            ? "--code order:1 counts contexts as they are" : nil
        }, PartOption.subject,
      ],
      examples: [
        ("qz tables FILE --messages line", "one to eight tables for the lines of a file"),
        ("qz tables FILE --by context", "tables that the byte before chooses"),
        (
          "qz tables a.txt b.txt --by file",
          "one table per file, against the best ones"
        ),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let rendering = try Rendering(arguments)
    let request = try TablesRequest(arguments)
    let target = try OutputTarget(arguments)
    let result = try request.result()
    guard !result.curves.isEmpty else {
      throw .usage(
        "--by both needs a number of tables that is a product, such as 4: 2 for messages, "
          + "each with 2 classes of contexts",
        remedy: "use --tables 1-8")
    }
    let notes = try request.write(result)
    let report = TablesReport(
      result, of: request.name, groupNames: request.groupNames, notes: notes)
    try rendering.write([report], to: target)
    try Failure.stop(at: result.checks, of: "qz tables")
  }
}
