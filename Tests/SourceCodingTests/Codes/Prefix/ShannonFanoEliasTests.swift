import Testing

@testable import SourceCoding

struct ShannonFanoEliasTests {
  /// Cover and Thomas, examples 5.9.1 and 5.9.2.
  @Test(arguments: [
    ([0.25, 0.5, 0.125, 0.125], ["001", "10", "1101", "1111"]),
    ([0.25, 0.25, 0.2, 0.15, 0.15], ["001", "011", "1001", "1100", "1110"]),
    ([1], ["1"]),
  ])
  func `textbook codewords come out`(probabilities: [Double], codewords: [String]) throws {
    let z = try Distribution(probabilities: probabilities)
    #expect(try ShannonFanoElias.codewords(for: z).map { $0?.description } == codewords)
  }

  @Test func `Shannon's codewords are digits of the sums, by hand`() throws {
    // .5 .25 .125 .125: sums 0, .5, .75, .875 = .0, .10, .110, .111.
    let z = try Distribution(probabilities: [0.125, 0.5, 0.125, 0.25])
    #expect(
      try Shannon.codewords(for: z).map { $0?.description } == ["110", "0", "111", "10"])
    // 3 2 1 of 6: sums 0, 1/2, 5/6 = .0, .10, .110: ⌈−log2 1/6⌉ = 3.
    #expect(
      try Shannon.codewords(for: distribution([1, 0, 3, 2])).map { $0?.description }
        == ["110", nil, "0", "10"])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `both are prefix codes of the promised lengths, within their bounds`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 1 + Int(rng.next() % 256)
    let weights = randomWeights(count: size, using: &rng).map {
      seed % 2 == 0 ? Double($0) : Double($0) * 0.1 / 3
    }
    let z = try distribution(weights)
    let shannon = try PrefixCode(codewords: Shannon.codewords(for: z))
    #expect(shannon.lengths == Shannon.lengths(for: z))
    let elias = try PrefixCode(codewords: ShannonFanoElias.codewords(for: z))
    #expect(elias.lengths == Shannon.lengths(for: z).map { $0.map { $0 + 1 } })
    #expect(elias.redundancy(under: z) >= 1 - 1e-12)
    #expect(elias.redundancy(under: z) < 2)
    let codewords = elias.codewords.compactMap { $0 }
    #expect(codewords == codewords.sorted())
  }

  @Test func `probabilities far below the rounding of their sum keep their codewords`() throws {
    let weights = (0..<200).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    let z = try distribution(weights + [weights[199]])
    let code = try PrefixCode(codewords: ShannonFanoElias.codewords(for: z))
    #expect(code.longestLength == 201)
    #expect(try Shannon.codewords(for: z)[200]?.description == String(repeating: "1", count: 200))
    let deeper = try distribution(
      (0..<256).map { Double(sign: .plus, exponent: -$0, significand: 1) })
    let codewords = try ShannonFanoElias.codewords(for: deeper)
    #expect(codewords.map { $0?.length } == (0..<256).map { $0 + 2 })
  }
}
