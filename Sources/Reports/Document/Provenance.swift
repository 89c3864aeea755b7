/// The origin of a result, so that a reader can produce it again.
package struct Provenance: Sendable {
  /// The command line, quoted for a shell.
  let commandLine: String

  /// The version of the program.
  let version: String

  /// The day of the last change to the newest data file, `2026-01-31`; `nil` if there
  /// is no file.
  let dataDate: String?

  /// The origin with the given command line and version.
  package init(commandLine: String, version: String, dataDate: String?) {
    (self.commandLine, self.version, self.dataDate) = (commandLine, version, dataDate)
  }
}
