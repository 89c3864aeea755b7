/// A command: its description, and the function that runs it.
struct CommandRunner: Sendable {
  /// The name, the options and the help.
  let description: CommandDescription

  /// Runs the command.
  ///
  /// - Throws: a failure, which `main` prints.
  let run: @Sendable (Arguments) throws(Failure) -> Void
}
