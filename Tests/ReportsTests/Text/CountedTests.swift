import Foundation
import SourceCoding
import Testing

@testable import Reports

/// Counts with nouns.
struct CountedTests {
  @Test(arguments: [
    (0, "block", "0 blocks"), (1, "block", "1 block"), (2, "class", "2 classes"),
    (1_024, "byte", "1,024 bytes"), (3, "entry", "3 entries"), (3, "key", "3 keys"),
    (1, "class", "1 class"),
  ])
  func `one has the singular, all others the plural`(count: Int, noun: String, text: String) {
    #expect(count.counted(noun) == text)
    #expect(NumberText.counted(count, noun) == text)
  }

  /// A plural after a number that may be 1 stands in no text.
  @Test func `no text of the sources writes a plural behind a count`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources").standardizedFileURL
    let nouns = [
      "blocks", "values", "symbols", "rows", "tokens", "messages", "tables", "codewords",
      "members", "columns", "contexts", "fields",
    ]
    let pattern = try Regex(
      #"\\\((NumberText\.grouped\([\w.$]+\)|[\w.$]+\.grouped|[\w.$]+[cC]ount)\) (\#(nouns.joined(separator: "|")))\b"#
    )
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var found: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      found += text.matches(of: pattern).map { "\(file.lastPathComponent): \(text[$0.range])" }
    }
    // These are always more than one.
    let certain = [
      "Experiment+Tables", "SimulationReport+Intervals", "TreeChart", "Experiment+Changes",
    ]
    #expect(found.filter { line in !certain.contains { line.hasPrefix($0) } } == [])
  }
}
