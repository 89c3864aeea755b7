import Kernels
import Reports

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Standard output, which carries results, and standard error, for everything else.
enum StandardStreams {
  /// The descriptor of standard input.
  static let input = STDIN_FILENO

  /// The descriptor of standard output.
  static let output = STDOUT_FILENO

  /// The name of standard output in messages.
  static let outputName = "standard output"

  /// The descriptor of standard error.
  static let error = STDERR_FILENO

  /// Prepares the process for writing; `main` calls it first.
  ///
  /// A reader that closes the output, and a file that reaches its size limit, become
  /// failures instead of signals. A standard descriptor that the caller closed is
  /// occupied, so that no file opened later gets its number and notes never end up in a
  /// result.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      SystemCalls.occupyDescriptor()
    }
  }

  /// Writes a result to standard output.
  ///
  /// - Parameter text: Whole lines.
  /// - Throws: A job failure if not all of it could be written.
  static func write(_ text: String) throws(Failure) {
    ProgressLine.standard.clear()
    do throws(SystemError) {
      try SystemCalls.writeAll(Array(text.utf8).span, to: output)
    } catch {
      throw error.failure(at: outputName)
    }
  }

  /// Writes text unchanged to standard error, which is known to be a terminal.
  static func writeToTerminal(_ text: String) {
    try? SystemCalls.writeAll(Array(text.utf8).span, to: error)
  }

  /// Writes `qz: ` and one line to standard error.
  ///
  /// A note that cannot be written is dropped, because there is no place to report it.
  static func note(_ text: String) {
    ProgressLine.standard.clear()
    let line = "qz: \(text.onOneLine)\n"
    try? SystemCalls.writeAll(Array(line.utf8).span, to: error)
  }
}
