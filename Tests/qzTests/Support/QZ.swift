import Foundation

/// The built command, run as a user runs it.
struct QZ {
  /// How the process ended.
  let status: Int32
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let error: String

  /// The command that is tested, which stands beside the tests.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("qz")

  /// Runs the command with `arguments`.
  init(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    output file: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["NO_COLOR", "COLUMNS"].contains($0.key) }
      .merging(environment) { $1 }
    let (results, notes, source) = (Pipe(), Pipe(), Pipe())
    if let file {
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    } else {
      process.standardOutput = results
    }
    process.standardError = notes
    process.standardInput = source
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try source.fileHandleForWriting.close()
    // Notes are few and fit the pipe, so results can be read first.
    let written = file == nil ? try results.fileHandleForReading.readToEnd() : nil
    error = String(decoding: try notes.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    output = String(decoding: written ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    JSONSchemaCheck.hold(output)
  }
}
