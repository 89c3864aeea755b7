import Foundation
import SourceCoding
import Testing

@testable import Reports

/// The page designs the codes that the library designs.
struct DesignScriptTests {
  private struct Case: Codable {
    var weights: [Double]
    var limit: Int
    var huffman: [Int?] = []
    var limited: [Int?]?
    var words: [String?] = []
  }

  @Test(.enabled(if: Program.node != nil, "node is not installed"))
  func `its Huffman, package-merge and codewords are the library's, ties and all`() throws {
    let cases = Self.cases
    let script = """
      \(PageAsset.designScript)
      const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
      for (const c of cases) {
        c.huffman = design.huffman(c.weights);
        c.limited = design.packageMerge(c.weights, c.limit);
        c.words = design.codewords(c.huffman);
      }
      console.log(JSON.stringify(cases));
      """
    let input = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
    let run = try #require(Program.node).run(["-e", script], input: input)
    #expect(run.error.isEmpty)
    let found = try JSONDecoder().decode([Case].self, from: Data(run.output.utf8))
    #expect(found.count == cases.count)
    for (asked, answer) in zip(cases, found) {
      let lengths = Huffman.lengths(for: asked.weights)
      #expect(answer.huffman == lengths, "\(asked.weights)")
      let limited = try? PackageMerge.lengths(for: asked.weights, limit: asked.limit)
      #expect(answer.limited == limited, "\(asked.weights) limit \(asked.limit)")
      guard let code = try? PrefixCode(lengths: lengths) else { continue }
      #expect(answer.words == code.codewords.map(\.?.description))
    }
  }

  /// Weights with ties, zeros, halves, and such as make deep trees.
  private static var cases: [Case] {
    var rng = SplitMix64(seed: 20_260_101)
    var cases = [
      Case(weights: [4, 2, 2, 1, 1], limit: 3), Case(weights: [], limit: 1),
      Case(weights: [0, 5, 0], limit: 1), Case(weights: [1, 1], limit: 1),
      Case(weights: [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89], limit: 5),
      Case(weights: Array(repeating: 0.5, count: 256), limit: 8),
      Case(weights: (0..<300).map { 1 / Double($0 + 1) }, limit: 9),
    ]
    for _ in 0..<150 {
      let count = Int.random(in: 1...40, using: &rng)
      let greatest = [2, 5, 100, 1_000_000].randomElement(using: &rng) ?? 2
      cases.append(
        Case(
          weights: (0..<count).map { _ in Double(Int.random(in: 0...greatest, using: &rng)) / 2 },
          limit: Int.random(in: 1...12, using: &rng)))
    }
    return cases
  }
}
