import Reports
import SourceCoding

/// `qz list`, which shows what can be named on a command line, and how.
enum ListCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "list", summary: "list the names of codes, units, rules, sweeps, corpora, specs",
      operands: [Operand("[TOPIC or CODE]", .topics)],
      options: [SharedOptions.plainFormat.summary, SharedOptions.color.summary],
      examples: [
        ("qz list --format json", "everything, for programs"),
        ("qz list codes", "the codes that --code takes"),
        ("qz list hpack", "facts about a standard code, or about code:FILE"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    let isText = try arguments.value(of: SharedOptions.plainFormat) == .text
    let name = try arguments.operands(0...1).first
    let shown =
      name.map { name in Catalogue.listed.filter { $0.name == name || $0.option == name } }
      ?? Catalogue.listed
    guard let name, shown.isEmpty else {
      return try isText
        ? write(shown, style) : StandardStreams.write(json(of: shown).text)
    }
    let codeName =
      name.hasPrefix(CodeSpec.prefix) ? name.dropFirst(CodeSpec.prefix.count) : name[...]
    if let code = CodeCatalog.textCodes.first(where: { $0.name == codeName }) {
      return try StandardStreams.write(isText ? code.text(style: style) : code.listing.text)
    }
    let listing = try listing(named: name)
    try StandardStreams.write(isText ? listing.text(style: style) : listing.listing.text)
  }

  private static func json(of topics: [Catalogue]) -> JSONValue {
    .object([
      "schema": .string("qz.list/1"),
      "topics": .array(
        topics.map { topic in
          .object([
            "name": .string(topic.name),
            "entries": .array(
              topic.entries.map {
                .object(["name": .string($0.pattern), "summary": .string($0.summary)])
              }),
          ])
        }),
    ])
  }

  private static func write(_ topics: [Catalogue], _ style: TextStyle) throws(Failure) {
    try StandardStreams.write(
      topics.map {
        $0.name + "\n" + columns($0.rows, width: style.width)
      }
      .joined(separator: "\n"))
  }

  /// Returns the description of a standard code, or of the codebook in a file.
  private static func listing(named name: String) throws(Failure) -> CodeListing {
    if name.hasPrefix(CodeSpec.prefix) {
      let name = String(name.dropFirst(CodeSpec.prefix.count))
      if let file = try CodeSpec.file(named: name) { return file.listing }
      return CodeListing(try CodeSpec.codebook(named: name))
    }
    guard let codebook = CodeCatalog.codebooks.first(where: { $0.name == name }) else {
      let words = Catalogue.listed.map(\.name)
      let nearest = didYouMean(
        name, among: words + Catalogue.standardCodes.words.map(\.name))
      throw .usage(
        "qz list takes \((words + ["the name of a standard code"]).alternatives), not '\(name)'",
        remedy: CodeCatalog.names.contains(name)
          ? "'qz help \(name)' describes it, and 'qz design' makes one"
          : nearest.map { "did you mean '\($0)'?" }
            ?? HelpHint.remedy(for: name, takesOptions: false))
    }
    return CodeListing(codebook)
  }
}
