import Foundation

/// A command line as one types it, with `qz` on the search path.
struct Shell {
  let status: Int32
  let output: String
  let error: String

  /// Runs `line` in `folder`, on a page of 80 columns, without a terminal.
  init(_ line: String, in folder: String, shell: String = "/bin/sh") throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] =
      QZ.executable.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    environment["COLUMNS"] = "80"
    environment["LC_ALL"] = "C.UTF-8"
    process.environment = environment.filter { $0.key != "NO_COLOR" }
    // Through files, for a pipe that is read late may be full.
    let names = (folder + "/.output-\(UUID().uuidString)", folder + "/.error-\(UUID().uuidString)")
    defer {
      try? FileManager.default.removeItem(atPath: names.0)
      try? FileManager.default.removeItem(atPath: names.1)
    }
    for name in [names.0, names.1] { try Data().write(to: URL(fileURLWithPath: name)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names.0))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names.1))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: names.0, encoding: .utf8)
    error = try String(contentsOfFile: names.1, encoding: .utf8)
    JSONSchemaCheck.hold(output)
  }

  /// Whether a program of that name can be run.
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
