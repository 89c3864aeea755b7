import Testing

@testable import qz

/// A command line that is refused with one line, and leaves no file behind.
struct Refusal: Sendable, CustomTestStringConvertible {
  /// The files that there are, by name.
  let files: [String: [UInt8]]

  /// The words of the command, with a space between them and `@` before the name of a file.
  let words: String

  /// What is wrong, where, and the remedy.
  let line: String

  /// The exit code.
  let status: Int32

  init(_ files: [String: String], _ words: String, _ line: String, _ status: Int32 = 1) {
    self.init(bytes: files.mapValues { Array($0.utf8) }, words, line, status)
  }

  init(bytes files: [String: [UInt8]], _ words: String, _ line: String, _ status: Int32 = 1) {
    (self.files, self.words, self.line, self.status) = (files, words, line, status)
  }

  var testDescription: String { "\(words): \(line)" }

  /// Runs the command and holds it to its line.
  func hold() throws {
    let folder = try TemporaryFolder(files)
    let before = try folder.names
    let failure = #expect(throws: Failure.self) { try Main.run(folder.arguments(words)) }
    #expect(failure.map { folder.withoutPath($0.message) } == line)
    #expect(failure?.exitCode == status)
    #expect(try folder.names == before)
  }
}
