import Foundation

@testable import qz

/// A folder for one test, removed with it.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "qz-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A folder with files, whose names may have folders in front.
  convenience init(_ files: [String: [UInt8]]) throws {
    try self.init()
    for (name, content) in files {
      let file = URL(fileURLWithPath: path(name))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names of what is in the folder.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// The path of a file in the folder, whether it is there or not.
  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// The words of a command line with a space between them and `@` before the name of a file in the
  /// folder.
  func arguments(_ words: String) -> [String] {
    words.split(separator: " ").map { String($0).replacing("@", with: path + "/") }
  }

  /// A text without the folder in front of names.
  func withoutPath(_ text: String) -> String { text.replacing(path + "/", with: "") }

  /// What a file in the folder says.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Writes the beginning of a built-in text, where a test needs no more of it, and gives its path
  /// back.
  func beginning(of corpus: String) throws -> String {
    let text = String(
      decoding: EmbeddedCorpus.all.first { $0.name == corpus }?.bytes ?? [], as: UTF8.self)
    return try write(String(text.prefix(1_200)), "\(corpus).txt")
  }

  /// Writes a file and gives its path back.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    return path(name)
  }
}
