import Reports

/// A reason to stop: one line for people, an exit code for scripts.
///
///     throw Failure.usage("--unit takes bits, nats or bans, not 'byte'")
///     throw Failure.job("a.txt: no such file", remedy: "check the name")
struct Failure: Error, Equatable, CustomStringConvertible {
  /// What went wrong, where, and the remedy, always in one line.
  let message: String

  /// The exit status of the process.
  var exitCode: Int32 { kind.rawValue }

  private let kind: Kind

  /// Whether the reader of standard output closed it, which only the exit code reports.
  private(set) var isReaderGone = false

  /// The exit codes, on which scripts rely; 0 means success.
  enum Kind: Int32, CaseIterable, Sendable {
    /// The command line is fine, but the work could not be done.
    case job = 1
    /// The command line asks for something that does not exist.
    case usage = 2
    /// A result was written, and a law that it must obey does not hold.
    case check = 3
    /// A file that qz wrote has changed since.
    case damage = 4

    /// The description of the kind in help.
    var summary: String {
      switch self {
      case .job: "the job could not be done"
      case .usage: "wrong usage"
      case .check: "a check did not hold; the result is written, but do not trust it"
      case .damage: "the input is damaged: a checksum, a hash or the structure is wrong"
      }
    }
  }

  /// The greatest number of characters in a message, as a value that was typed may have
  /// millions.
  private static let greatestLength = 1_000

  private init(_ what: String, remedy: String?, kind: Kind) {
    let shortened = what.onOneLine.shortened(to: Self.greatestLength)
    message =
      remedy.map { "\(shortened); \($0.onOneLine.shortened(to: Self.greatestLength))" } ?? shortened
    self.kind = kind
  }

  var description: String { message }

  /// The command line asks for something that does not exist: exit code 2.
  static func usage(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, kind: .usage)
  }

  /// The command line is fine, but the work could not be done: exit code 1.
  static func job(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, kind: .job)
  }

  /// The failure for a reader of standard output that closed it before the end, as
  /// `head` does.
  static let readerGone: Failure = {
    var failure = Failure.job(
      "standard output: its reader closed it before the end", remedy: "use --output FILE")
    failure.isReaderGone = true
    return failure
  }()

  /// A law that a result must obey does not hold: exit code 3.
  static func check(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, kind: .check)
  }

  /// A file that qz wrote has changed since: exit code 4.
  static func damage(_ what: String, remedy: String? = nil) -> Failure {
    Failure(what, remedy: remedy, kind: .damage)
  }
}

extension String {
  /// The text, or its beginning and its end if it has more than `count` characters.
  fileprivate func shortened(to count: Int) -> String {
    // A character has at least one byte, so short texts need no counting.
    guard utf8.count > count, self.count > count else { return self }
    return prefix(count * 3 / 4) + " … " + suffix(count / 4)
  }
}

extension [String] {
  /// The words as a list in a sentence: `a`, `a or b`, `a, b or c`.
  var alternatives: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
