import Foundation
import SourceCoding
import Testing

/// What the README shows is what happens.
struct ReadmeTests {
  @Test func `the run that it shows has this output`() throws {
    let lines = try readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("    $ qz ") })
    let arguments = lines[start].dropFirst(9).split(separator: " ").map(String.init)
    let block = lines[(start + 1)...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
    let shown = block.map { $0.isEmpty ? "" : String($0.dropFirst(4)) }.joined(separator: "\n")
    let run = try QZ(arguments)
    #expect(run.status == 0)
    #expect(run.output.trimmingCharacters(in: .newlines) == shown.trimmingCharacters(in: .newlines))
  }

  @Test func `the ten lines of the library do what their comments say`() throws {
    let text = MemorySource(Array("this is an example of a huffman tree".utf8))
    let z = try Estimator.krichevskyTrofimov.distribution(of: Tally(of: Array("hello".utf8)))
    let simulation = try Simulation(of: text, proxy: Proxy(known: z))
    let comparison = simulation.comparison
    #expect(comparison.crossEntropy.bits > comparison.entropy.bits)
    #expect(comparison.divergence.nats < comparison.divergence.bits)
    let huffman = try simulation.measure(CodeCatalog.designer(named: "huffman"))
    #expect(huffman.measuredRate == Double(huffman.roundTrip?.bitCount ?? 0) / 36)
    #expect(abs(huffman.bill.mismatch - 36 * comparison.divergence.bits) < 1e-9)
    // Those are the lines of the README.
    let test = try String(contentsOfFile: #filePath, encoding: .utf8)
    let shown = try readme.split(separator: "\n")
      .drop { $0 != "    import SourceCoding" }.prefix { $0.hasPrefix("    ") }
      .map { $0.split(separator: "//")[0].trimmingCharacters(in: .whitespaces) }
    #expect(shown.count == 9)
    for line in shown.dropFirst() {
      let expression = line.replacing("simulation.comparison", with: "comparison")
      #expect(test.contains(expression), "\(line)")
    }
  }

  private var readme: String {
    get throws {
      let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../README.md")
      return try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
    }
  }
}
