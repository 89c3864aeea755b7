import Reports

/// All commands together, for `qz --help` and for finding a command by its name.
struct CommandOverview: Sendable {
  /// The purpose of the program, in one line.
  let summary: String

  /// The commands, in the order help lists them.
  let commands: [CommandDescription]

  /// Command lines for a start, each with a description of its result.
  let examples: [(line: String, shows: String)]

  /// The description of the command with the given name.
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

  /// The text of `qz --help`: the commands, the conventions, the examples.
  ///
  /// - Parameter width: The columns to wrap to; 80 is the usual screen.
  /// - Returns: Whole lines, without a blank line at the end.
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
