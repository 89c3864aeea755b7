/// Where a result comes from, so that a reader can make it again.
package struct Provenance: Sendable {
  /// The command line, quoted for a shell.
  let commandLine: String

  /// The version of the program.
  let version: String

  /// The day on which the newest file among the data was last changed, `2026-01-31`; `nil` if there is no file.
  let dataDate: String?

  /// The command line and what ran it.
  package init(commandLine: String, version: String, dataDate: String?) {
    (self.commandLine, self.version, self.dataDate) = (commandLine, version, dataDate)
  }
}
