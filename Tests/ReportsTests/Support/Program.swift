import Foundation

/// A program that some machines have and others lack.
struct Program: Sendable {
  let path: String

  /// The first of `names` on the search path; `nil` if none is there.
  init?(_ names: String...) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// JavaScript without a page.
  static let node = Program("node", "nodejs")

  /// A browser that needs no screen.
  static let chromium = Program("chromium", "chromium-browser", "google-chrome")

  /// What the program wrote to its standard output and error.
  func run(_ arguments: [String], input: String = "") throws -> (output: String, error: String) {
    // Through files, for a pipe that is read late may be full.
    let folder = NSTemporaryDirectory() + "qz-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = URL(fileURLWithPath: "\(folder)/\(name)")
      try Data(text.utf8).write(to: url)
      return url
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file("input", input))
    let (output, error) = (try file("output"), try file("error"))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return (
      String(decoding: try Data(contentsOf: output), as: UTF8.self),
      String(decoding: try Data(contentsOf: error), as: UTF8.self)
    )
  }
}
