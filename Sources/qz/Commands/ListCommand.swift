import Reports
import SourceCoding

/// `qz list`: what can be named, and how.
enum ListCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "list", summary: "what can be named: codes, corpora, specs", operands: "[TOPIC]",
      options: [SharedOptions.color.summary],
      examples: [
        ("qz list", "everything"), ("qz list corpora", "the built-in texts"),
        ("qz list codes", "the codes that --code takes"),
      ]
    ),
    run: { (arguments) throws(Failure) in try run(arguments) })

  private struct Topic {
    let name: String
    let rows: [(name: String, summary: String)]
  }

  private static var topics: [Topic] {
    [
      Topic(name: "codes", rows: CodeCatalog.families.map { ($0.pattern, $0.summary) }),
      Topic(
        name: "corpora",
        rows: EmbeddedCorpus.all.map {
          ("corpus:\($0.name)", "\($0.bytes.count) bytes, \($0.summary)")
        }),
      Topic(
        name: "specs",
        rows: [("PATH", "a file; - is standard input")]
          + SpecKind.all.map { ($0.pattern, $0.summary) }),
    ]
  }

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    var chosen = topics
    if let name = try arguments.operands(0...1).first {
      let word = try parseWord(name, among: topics.map(\.name), for: "qz list")
      chosen = topics.filter { $0.name == word }
    }
    try StandardStreams.write(
      chosen.map {
        $0.name + "\n" + columns($0.rows.map { ($0.name, $0.summary) }, width: style.width)
      }
      .joined(separator: "\n"))
  }
}
