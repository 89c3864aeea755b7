import Reports

/// All commands together: what `qz --help` shows and `qz NAME` looks in.
struct CommandOverview: Sendable {
  /// What the program is, in one line.
  let summary: String

  /// The commands, in the order help lists them.
  let commands: [CommandDescription]

  /// Command lines to begin with and what each shows.
  let examples: [(line: String, shows: String)]

  /// The description of the command called `name`.
  ///
  /// - Parameter name: The first argument, as typed.
  /// - Returns: The command's description.
  /// - Throws: A usage failure that suggests the nearest name.
  func command(named name: String) throws(Failure) -> CommandDescription {
    guard let command = commands.first(where: { $0.name == name }) else {
      let nearest = didYouMean(name, among: commands.map(\.name) + ["--help", "--version"])
      let remedy =
        nearest.map { "did you mean 'qz \($0)'?" }
        ?? (name.hasPrefix("-")
          ? "options follow a command, as in 'qz report FILE \(name) …'"
          : "'qz --help' lists the commands")
      throw .usage("no command '\(name)'", remedy: remedy)
    }
    return command
  }

  /// What `qz --help` prints: the commands, the conventions, the examples.
  ///
  /// - Parameter width: The columns to wrap to; 80 is the usual screen.
  /// - Returns: Whole lines, with no blank one at the end.
  func help(width: Int = 80) -> String {
    let conventions =
      "'qz help COMMAND' lists its options, 'qz help topics' lists the topics. "
      + "FILE can be - for standard input or output, N can be 1e6; -- ends the options."
    return """
      \(summary.wrapped(to: width).joined(separator: "\n"))

      usage: qz COMMAND [options]
      \(columns(commands.map { ($0.name, $0.summary) }, width: width))
      \(conventions.wrapped(to: width).joined(separator: "\n"))

      examples
      \(columns(examples, width: width))
      """
  }
}
