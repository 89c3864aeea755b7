import Foundation
import Testing

@testable import qz

/// What help shows can be typed.
struct HelpExampleTests {
  private static let described: [(name: String, examples: [String])] =
    CommandRunner.all.map { ($0.description.name, $0.description.examples.map(\.line)) }
    + HelpTopic.all.map { ("topic \($0.name)", $0.examples.map(\.line)) }

  /// Timing takes as long as it takes, in a debug build many minutes.
  private static var names: [String] {
    described.map(\.name).filter { $0 != "bench" || isSlow }
  }

  private static let isSlow = ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil

  @Test(arguments: names)
  func `examples work, one after another in a folder with a file FILE`(name: String) throws {
    let examples = try #require(Self.described.first { $0.name == name }).examples
    #expect((3...5).contains(examples.count))
    let folder = try ExampleFolder.make()
    for line in examples {
      let programs = line.split(separator: "|").dropFirst()
        .compactMap { $0.split(separator: " ").first }
      guard programs.allSatisfy({ Shell.has(String($0)) }) else { continue }
      if let before = ExampleFolder.preparation(of: line) {
        let run = try Shell(before, in: folder.path)
        #expect(run.status == 0, "\(before): \(run.error)")
      }
      let run = try Shell(line, in: folder.path)
      #expect(run.status == 0, "\(line): \(run.error)")
    }
  }

  @Test(arguments: HelpTopic.all.map(\.name))
  func `a topic is explained within 80 columns, and lists what can be named`(
    name: String
  ) throws {
    let run = try QZ(["help", name], environment: ["COLUMNS": "80"])
    #expect(run.status == 0 && run.error.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let topic = try #require(HelpTopic.named(name))
    // A command line is never broken, however long.
    let long = lines.filter { $0.count > 80 && !$0.contains("qz ") }
    #expect(long.isEmpty, "\(long)")
    for row in topic.rows { #expect(run.output.contains(row.0)) }
  }

  @Test func `topics are listed, and a slip is answered with the nearest`() throws {
    let run = try QZ(["help", "topics"])
    #expect(HelpTopic.all.allSatisfy { run.output.contains($0.name) })
    let slip = try QZ(["help", "smothing"])
    #expect(slip.status == 2)
    #expect(slip.error.contains("did you mean 'qz help smoothing'?"))
  }

  @Test func `a slip in the word topics is answered too`() throws {
    let slip = try QZ(["help", "topcis"])
    #expect(slip.status == 2)
    #expect(slip.error.contains("did you mean 'qz help topics'?"))
  }

  @Test func `units are listed by the name of their option too`() throws {
    let listed = try QZ(["list", "symbols"])
    #expect(listed.status == 0 && listed.output.contains("nibble"))
    #expect(try listed.output == QZ(["list", "units"]).output)
  }
}
