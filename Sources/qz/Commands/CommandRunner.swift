/// A command: what it is called and takes, and what it does.
struct CommandRunner: Sendable {
  /// The name, the options, the help.
  let description: CommandDescription

  /// Does the job.
  ///
  /// - Throws: a failure, which `main` prints.
  let run: @Sendable (Arguments) throws(Failure) -> Void
}
