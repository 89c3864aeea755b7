import Reports

/// A reason to stop: one line for people, an exit code for scripts.
///
///     throw Failure.usage("--unit takes bits, nats or bans, not 'byte'")
///     throw Failure.job("a.txt: no such file", remedy: "check the name")
struct Failure: Error, Equatable, CustomStringConvertible {
  /// What went wrong, where, and the remedy; never more than one line.
  let message: String

  /// The status the process ends with: 2 for wrong usage, 1 for a failed job.
  let exitCode: Int32

  private init(_ what: String, remedy: String?, exitCode: Int32) {
    message = (remedy.map { "\(what); \($0)" } ?? what).onOneLine
    self.exitCode = exitCode
  }

  var description: String { message }

  /// The command line asks for something that does not exist: exit code 2.
  static func usage(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, exitCode: 2)
  }

  /// The command line is fine, but the work could not be done: exit code 1.
  static func job(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, exitCode: 1)
  }
}

extension [String] {
  /// The words as people list them: `a`, `a or b`, `a, b or c`.
  var alternatives: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
