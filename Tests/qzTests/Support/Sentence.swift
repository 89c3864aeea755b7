import Testing

@testable import qz

/// A command line, and phrases that stand in what it writes.
struct Sentence: Sendable, CustomTestStringConvertible {
  /// The files that there are, by name.
  let files: [String: String]

  /// The words of the command, with a space between them and `@` before the name of a file.
  let words: String

  /// What is written, among other things; a line break counts as a space.
  let phrases: [String]

  init(_ files: [String: String], _ words: String, _ phrases: String...) {
    (self.files, self.words, self.phrases) = (files, words, phrases)
  }

  var testDescription: String { "\(words): \(phrases.first ?? "")" }

  /// What the command writes, with all space between words as one space, and without the folder.
  func text() throws -> String {
    let folder = try TemporaryFolder(files.mapValues { Array($0.utf8) })
    try Main.run(folder.arguments(words) + ["--output", folder.path("result"), "--quiet"])
    return folder.withoutPath(try folder.text("result"))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Runs the command and looks for the phrases.
  func hold() throws {
    let text = try text()
    for phrase in phrases { #expect(text.contains(phrase), "\(text.prefix(2_000))") }
  }
}
