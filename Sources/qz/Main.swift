import Reports
import SourceCoding

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The command `qz`, which turns arguments into reports.
@main
struct Main {
  static func main() {
    StandardStreams.prepare()
    let words = Array(CommandLine.arguments.dropFirst())
    do throws(Failure) {
      try run(words)
    } catch {
      // If the reader of a report has seen enough, that is not a failure; half of a
      // data file is one.
      if error.isReaderGone { exit(Self.dataCommands.contains(words.first ?? "") ? 1 : 0) }
      StandardStreams.note(error.message)
      exit(error.exitCode)
    }
  }

  /// The commands whose output is data, which are useless if incomplete.
  private static let dataCommands: Set = ["encode", "decode", "tally", "merge", "sample"]

  /// Runs the command that `words` name; without words, the main job on built-in texts.
  static func run(_ words: [String]) throws(Failure) {
    // Invalid UTF-8 has been replaced by this character, so the word does not name its
    // file any more.
    if let word = words.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
      throw .usage(
        "'\(word)' is not valid UTF-8",
        remedy: "rename the file, or use - and read it from standard input")
    }
    guard let name = words.first else { return try Demonstration.run() }
    let terminal = Terminal()
    switch name {
    case "--help", "-h", "help":
      if name == "help", words.dropFirst().first == "term", words.count > 2 {
        try refuse(words.dropFirst(3))
        return try help(onTerm: words[2], terminal)
      }
      try refuse(words.dropFirst(2))
      guard let subject = words.dropFirst().first else {
        let lists =
          name == "-h"
          ? []
          : ["topics", "terms"].compactMap {
            HelpTopic.overview(named: $0, width: terminal.columns)
          }
        return try StandardStreams.write(
          ([CommandRunner.overview.help(width: terminal.columns)] + lists)
            .joined(separator: "\n") + "\n")
      }
      try help(on: subject, terminal)
    case "--version":
      try refuse(words.dropFirst())
      try StandardStreams.write("qz \(Program.version)\n")
    default: try runCommand(name, Array(words.dropFirst()), terminal)
    }
  }

  /// Fails if there are words after an argument that must stand alone.
  private static func refuse(_ words: ArraySlice<String>) throws(Failure) {
    guard let word = words.first else { return }
    throw .usage("unexpected argument '\(word)'", remedy: "see 'qz --help'")
  }

  /// Writes help for a command, a topic, a code or a term: `qz help report` is `qz report --help`.
  ///
  /// The first of these that has the name is shown, and a term of the same name is mentioned;
  /// a term is shown together with a code of the same name.
  private static func help(on name: String, _ terminal: Terminal) throws(Failure) {
    let width = terminal.columns
    if CommandRunner.all.contains(where: { $0.description.name == name }) {
      try runCommand(name, ["--help"], terminal)
    } else if let topic = HelpTopic.named(name)?.text(width: width) {
      try StandardStreams.write("\(topic)\(Term.reference(to: name, width: width))\n")
    } else if let text = HelpTopic.overview(named: name, width: width) {
      try StandardStreams.write(text)
    } else if let family = CodeCatalog.families.first(where: { $0.name == name }) {
      let term = Term.named(name).map { "\n\($0.text(width: width))" } ?? ""
      try StandardStreams.write(
        """
        \(family.pattern): \(family.summary)

        \(columns([("qz report FILE --code \(family.name)", "the file in this code"), ("qz explain which-code-when", "how codes compare")], width: width))\(term)
        """)
    } else if Catalogue.standardCodes.words.contains(where: { $0.name == name }) {
      try runCommand(ListCommand.runner.description.name, [name], terminal)
    } else if name == "term" {
      try StandardStreams.write(HelpTopic.overview(named: Catalogue.terms.name, width: width) ?? "")
    } else if let text = Term.named(name)?.text(width: width) {
      try StandardStreams.write(text)
    } else {
      throw .usage(
        "there is no help on '\(name)'",
        remedy: HelpHint.remedy(for: name)
          ?? "'qz help topics' lists topics, 'qz help terms' the terms that reports use")
    }
  }

  /// Writes the explanation of a term, even if a command or a topic has its name.
  private static func help(onTerm name: String, _ terminal: Terminal) throws(Failure) {
    guard let term = Term.named(name) else {
      let nearest = didYouMean(name, among: Term.all.map(\.name))
      throw .usage(
        "there is no term '\(name)'",
        remedy: nearest.map { "did you mean 'qz help term \($0)'?" }
          ?? "'qz help terms' lists the terms that reports use")
    }
    try StandardStreams.write(term.text(width: terminal.columns))
  }

  private static func runCommand(
    _ name: String, _ words: [String], _ terminal: Terminal
  ) throws(Failure) {
    let description = try CommandRunner.overview.command(named: name)
    let arguments = try Arguments(words, for: description, among: CommandRunner.overview.commands)
    guard !arguments.wantsHelp else {
      let width = terminal.columns
      return try StandardStreams.write(
        (arguments.wantsAllHelp
          ? description.fullHelp(width: width) : description.help(width: width))
          + "\n")
    }
    try arguments.refuseStandardInputTwice()
    if let note = arguments.formatNote, !words.contains("--\(SharedOptions.quiet.name)") {
      StandardStreams.note(note)
    }
    guard let runner = CommandRunner.all.first(where: { $0.description.name == name }) else {
      return
    }
    let isQuiet = words.contains("--\(SharedOptions.quiet.name)")
    try arguments.checkOutput(isQuiet: isQuiet)
    let progress = WorkProgress()
    ProgressLine.standard.start(progress, isQuiet: isQuiet)
    defer { ProgressLine.standard.stop() }
    let result = progress.watch { Result { () throws(Failure) in try runner.run(arguments) } }
    try result.get()
  }
}
