import Testing

@testable import SourceCoding

struct PrefixCodeTests {
  @Test func `codewords are canonical`() throws {
    let code = try PrefixCode(lengths: [2, 1, nil, 3, 3])
    #expect(code.codewords.map { $0?.description } == ["10", "0", nil, "110", "111"])
    #expect(code.kraftSum.isOne)
    #expect(code.longestLength == 3)
  }

  @Test(arguments: [5, 64, 65, 255, 700])
  func `codewords of any length are written out`(longest: Int) throws {
    let code = try PrefixCode(lengths: Array(1...longest) + [longest])
    for (symbol, codeword) in code.codewords.enumerated() {
      let ones = String(repeating: "1", count: min(symbol, longest))
      #expect(codeword?.description == ones + (symbol < longest ? "0" : ""))
    }
  }

  @Test func `no codeword begins another, and their order is that of the canon`() throws {
    var rng = seededGenerator(8)
    for _ in 0..<40 {
      let lengths = Huffman.lengths(for: randomWeights(count: 60, using: &rng))
      let words = try PrefixCode(lengths: lengths).codewords.compactMap { $0?.description }.sorted()
      for (word, next) in zip(words, words.dropFirst()) { #expect(!next.hasPrefix(word)) }
    }
  }

  @Test(arguments: [
    ([], InvalidPrefixCode.empty), ([nil, nil], .empty),
    ([1, 65_536], .length(symbol: 1, found: 65_536)),
    (Array(repeating: 65_535, count: 5_000), .totalLength(found: 5_000 * 65_471)),
    ([-1], .length(symbol: 0, found: -1)), ([1, 1, 1], .kraft(KraftSum(lengths: [1, 1, 1]))),
    ([0, 3], .kraft(KraftSum(lengths: [0, 3]))),
  ])
  func `lengths that are no code are refused with the reason`(
    lengths: [Int?], reason: InvalidPrefixCode
  ) {
    #expect(throws: reason) { try PrefixCode(lengths: lengths) }
  }

  @Test(arguments: 1...1000 as ClosedRange<UInt64>)
  func `rate = H(q) + KL(q‖r) − log2 κ for any code and any q`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 2 + Int(rng.next() % 255)
    let z = try distribution(randomWeights(count: size, using: &rng).map { Double($0) + 1e-3 })
    let q = try distribution(randomWeights(count: size, using: &rng).map { Double($0) })
    let code = try PrefixCode(
      lengths: seed % 2 == 0 ? Huffman.lengths(for: z.weights) : Shannon.lengths(for: z))
    let identity =
      q.entropy.bits + q.divergence(from: code.impliedDistribution).bits - code.kraftSum.log2
    // Three means and a logarithm.
    #expect(abs(code.expectedLength(under: q) - identity) <= 2 * Rounding.bound(at: identity))
    #expect(code.redundancy(under: q) >= 0)
  }

  @Test func `rates and variance of a worked example`() throws {
    let code = try PrefixCode(lengths: [1, 2, 2])
    let q = try distribution([2, 1, 1])
    #expect(code.expectedLength(under: q) == 1.5)
    #expect(code.lengthVariance(under: q) == 0.25)
    #expect(code.redundancy(under: q) == 0)
    #expect(code.efficiency(under: q) == 1)
  }
}
