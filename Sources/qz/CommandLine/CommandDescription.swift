import Reports

/// The name of a command, its purpose and its arguments.
///
/// The command's help, its completions and the parsing of its arguments are derived
/// from it.
struct CommandDescription: Sendable {
  /// The word after `qz`.
  let name: String

  /// The purpose of the command, in one line without a full stop.
  let summary: String

  /// The operands of the command, in order.
  let operands: [Operand]

  /// Every option, `--help` last; no two share a name or a letter.
  let options: [OptionSummary]

  /// Options that are useful only under certain conditions, with these conditions.
  let subjects: [OptionSubject]

  /// Command lines to try, each with a description of its result.
  let examples: [(line: String, shows: String)]

  /// Options that a help topic explains, so that the command's own help only names
  /// them.
  let explained: (topic: String, options: [String])?

  init(
    name: String, summary: String, operands: [Operand] = [], options: [OptionSummary],
    subjects: [OptionSubject] = [], examples: [(line: String, shows: String)],
    explained: (topic: String, options: [OptionSummary])? = nil
  ) {
    let options =
      options + [
        Option<Bool>.flag("help", short: "h", help: "one screen with -h, everything with --help")
          .summary
      ]
    let shorts = options.compactMap(\.short)
    precondition(Set(options.map(\.name)).count == options.count, "\(name): an option name twice")
    precondition(Set(shorts).count == shorts.count, "\(name): an option letter twice")
    precondition(
      Set(subjects.flatMap(\.options)).isSubset(of: options.map(\.name)),
      "\(name): a subject of no option")
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
    self.subjects = subjects
    self.examples = examples
    self.explained = explained.map { ($0.topic, $0.options.map(\.name)) }
  }

  /// The operands as help shows them: `KIND DATA`.
  var operandNames: String { operands.map(\.name).joined(separator: " ") }

  /// The option with the long name `name`; `nil` if there is none.
  func option(named name: some StringProtocol) -> OptionSummary? {
    options.first { $0.name == name }
  }

  /// The option with the short form `letter`; `nil` if there is none.
  func option(short letter: Character) -> OptionSummary? {
    options.first { $0.short == letter }
  }

  /// The number of lines on a usual screen, without those for the prompt.
  private static let screenHeight = 30

  /// What `qz NAME -h` prints: usage, summary, options, examples.
  ///
  /// If that is longer than a screen, the options that many commands share are only
  /// named; `qz help options` explains them.
  ///
  /// - Parameter width: The columns to wrap to; 80 is the usual screen.
  /// - Returns: Whole lines, without a blank line at the end.
  func help(width: Int = 80) -> String {
    let own = options.filter { !(explained?.options.contains($0.name) ?? false) }
    let onScreen = help(width: max(80, width), explaining: own, naming: [])
    guard onScreen.count(where: { $0 == "\n" }) > Self.screenHeight else {
      return help(width: width, explaining: own, naming: [])
    }
    let shared = Set(SharedOptions.summaries.map(\.name))
    return help(
      width: width, explaining: own.filter { !shared.contains($0.name) },
      naming: own.filter { shared.contains($0.name) })
  }

  /// What `qz NAME --help` prints: the same with every option explained.
  func fullHelp(width: Int = 80) -> String {
    help(width: width, explaining: options, naming: [], isWhole: true)
  }

  private func help(
    width: Int, explaining options: [OptionSummary], naming others: [OptionSummary],
    isWhole: Bool = false
  ) -> String {
    let elsewhere = self.options.filter {
      !isWhole && explained?.options.contains($0.name) ?? false
    }
    let more =
      Self.named(elsewhere.map { "--\($0.name)" }, in: explained?.topic ?? "", width: width)
      + Self.named(
        others.map { ($0.short.map { "-\($0), " } ?? "") + $0.longForm }, in: "options",
        width: width)
    let usage = ["usage: qz", name, operandNames, "[options]"].filter { !$0.isEmpty }
    return """
      \(usage.joined(separator: " ").wrapped(to: width).joined(separator: "\n"))

      \(summary.wrapped(to: width).joined(separator: "\n"))

      options
      \(columns(options.map { ($0.heading, $0.details) }, width: width))\(more)
      examples
      \(columns(examples, width: width))\(Term.reference(to: name, width: width))
      """
  }

  /// A line that names options, and the topic that explains them.
  private static func named(_ names: [String], in topic: String, width: Int) -> String {
    guard !names.isEmpty else { return "" }
    return "also \(names.joined(separator: ", ")): see 'qz help \(topic)'".wrapped(to: width - 2)
      .map { "  \($0)\n" }.joined()
  }
}

extension Term {
  /// A line that says where the term of this name is explained, for help on a command or a topic
  /// of the same name; empty if there is no such term.
  static func reference(to name: String, width: Int) -> String {
    guard let term = named(name) else { return "" }
    let line = "'qz help term \(name)' explains the term: \(term.summary)."
    return "\n" + line.wrapped(to: width).map { "\($0)\n" }.joined()
  }
}
