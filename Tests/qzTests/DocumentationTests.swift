import Foundation
import Testing

/// The commands in the articles and in the README, run.
///
/// A line `$ qz …` in a block of code is a command, and what follows it up to the
/// next one or the end of the block is its output. To write the outputs anew:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter DocumentationTests
struct DocumentationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/SourceCoding/SourceCoding.docc").standardizedFileURL

  private static let articles =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  /// Articles whose commands search for a minute in a debug build, which runs them only to write outputs anew.
  private static let slowArticles = ["HowManyTables.md"]

  private static var testedArticles: [String] {
    var tested = articles + ["../../../README.md"]
    #if DEBUG
    if !isUpdating { tested.removeAll { slowArticles.contains($0) } }
    #endif
    return tested
  }

  private static let isUpdating = ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil

  @Test(arguments: [
    "What cross entropy means in bits", "Reading a bill", "Choosing a symbol unit",
    "Is a shared table good enough?", "How many tables?", "What a loss of 2.3 nats means",
    "Which code when",
    "The file format", "Measuring honestly",
  ])
  func `an article teaches it, by at least one command`(title: String) throws {
    let texts = try Self.articles.map {
      try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)
    }
    let article = try #require(texts.first { $0.hasPrefix("# \(title)\n") })
    #expect(article.contains("\n$ "))
  }

  @Test(arguments: testedArticles)
  func `its commands have the outputs that it shows`(article: String) throws {
    let url = Self.folder.appendingPathComponent(article)
    let text = try String(contentsOf: url, encoding: .utf8)
    let (found, failures) = try rewritten(text)
    #expect(failures.isEmpty, "\(failures)")
    if Self.isUpdating {
      try found.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(found == text)
    }
  }

  /// The article with the outputs that its commands have.
  private func rewritten(_ text: String) throws -> (text: String, failures: [String]) {
    let work = try TemporaryFolder()
    var lines: [String] = []
    var failures: [String] = []
    var isInBlock = false
    var isOutput = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInBlock.toggle()
        isOutput = false
      } else if isInBlock, line.hasPrefix("$ ") {
        isOutput = true
        let run = try Shell(String(line.dropFirst(2)), in: work.path)
        if run.status != 0 { failures.append("\(line): \(run.error)") }
        lines.append(line)
        // What ends in blank lines ends a block all the same.
        let output = run.output.trimmed
        guard !output.isEmpty else { continue }
        lines += output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        continue
      }
      if !isOutput { lines.append(line) }
    }
    return (lines.joined(separator: "\n"), failures)
  }
}

extension String {
  /// The text without line feeds at its end.
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
