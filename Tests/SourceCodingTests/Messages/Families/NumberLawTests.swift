import Testing

@testable import SourceCoding

struct NumberLawTests {
  /// How far laws are kept, and what lies beyond, by mpmath 1.3 to 50 digits.
  @Test(arguments: [
    ("poisson", [1000.0], 1261, 9.4464380304110405181e-16),
    ("poisson", [4], 28, 6.88408263407e-16), ("geometric", [0.001], 34_521, 9.99504001988e-16),
  ])
  func `a law without an end is kept to where 1e-15 is left`(
    name: String, numbers: [Double], greatest: Int, beyond: Double
  ) throws {
    let family = try #require(DistributionFamily.all.first { $0.name == name })
    let law = try family.law(numbers)
    #expect(law.isEndless && law.greatest == greatest)
    #expect(agrees(law.member(through: greatest).truncatedMass, beyond, within: 1e-10))
    #expect(law.member(through: greatest - 1).truncatedMass > NumberLaw.tail)
  }

  @Test func `a law with an end is kept whole, however unlikely the end is`() throws {
    let law = try DistributionFamily.binomial.law([10_000, 0.3])
    let q = law.member(through: law.greatest).distribution
    #expect(!law.isEndless && law.greatest == 10_000)
    // log2 of 0.3^10000, and the entropy by mpmath.
    #expect(agrees(q.surprisal(of: 10_000).bits, 17_369.655941662063, within: 1e-13))
    #expect(agrees(q.entropy.bits, 7.5651732281044517433, within: 1e-12))
    for (family, numbers, greatest) in [
      (DistributionFamily.uniform, [50_000.0], 49_999), (.zipf, [1000, 1], 999),
      (.dyadic, [300], 299), (.benford, [1000], 999),
    ] {
      #expect(try family.law(numbers).greatest == greatest)
    }
  }

  @Test func `mixtures and temperatures of laws are laws, kept as far as they need`() throws {
    let poisson = try DistributionFamily.poisson.law([1000])
    let zipf = try DistributionFamily.zipf.law([1000, 1])
    // By mpmath 1.3, 40 digits, over 3,000 numbers.
    let mixture = try NumberLaw(mixing: [(0.5, poisson), (0.5, zipf)])
    #expect(mixture.isEndless && mixture.greatest == 1258)
    let member = mixture.member(through: 1258)
    #expect(agrees(member.truncatedMass, 9.55463432602e-16, within: 1e-10))
    #expect(agrees(member.distribution.entropy.bits, 8.2193060330179465777, within: 1e-12))
    let hot = poisson.tempered(2)
    #expect(hot.isEndless && hot.greatest == 1376)
    #expect(agrees(hot.member(through: 1376).truncatedMass, 8.88225595789e-16, within: 1e-10))
    #expect(
      agrees(hot.known.entropy.bits, 7.5297469465943181948, within: 1e-12))
    let finite = try NumberLaw(mixing: [(0.25, zipf), (0.75, DistributionFamily.uniform.law([5]))])
    #expect(!finite.isEndless && finite.greatest == 999)
    #expect(
      agrees(
        finite.member(through: 4).truncatedMass, 0.25 * (1 - 137.0 / 60 / 7.485470860550345),
        within: 1e-12))
    let cold = zipf.tempered(0.5)
    #expect(!cold.isEndless && cold.greatest == 999)
    #expect(throws: InvalidDistribution.self) { try NumberLaw(mixing: [(0.5, zipf), (0.4, zipf)]) }
  }

  @Test(arguments: [[0], [9], [10, 11], [99, 100, 3], [1000]])
  func `over lines a law has the probabilities of the numbers`(greatest: [Int]) throws {
    let law = try DistributionFamily.geometric.law([0.1])
    let lines = (greatest.map(LineNumber.spelling(of:)) + [Array("a\n".utf8), Array("007\n".utf8)])
      .sorted { $0.lexicographicallyPrecedes($1) }
    let all = Alphabet(unit: .line, sortedSpellings: lines).completed(through: 1)
    let most = max(1, greatest.max() ?? 0)
    #expect(all.greatestNumber == most && all.count == most + 3)
    let member = law.member(over: all)
    let expected = law.member(through: most)
    #expect(member.truncatedMass == expected.truncatedMass)
    for number in 0...most {
      let symbol = try #require(all.symbol(spelled: LineNumber.spelling(of: number)))
      #expect(
        agrees(
          member.distribution.probability(of: symbol),
          expected.distribution.probability(of: number), within: 1e-14))
    }
    for line in ["a\n", "007\n"] {
      let symbol = try #require(all.symbol(spelled: Array(line.utf8)))
      #expect(!member.distribution.isPossible(symbol))
    }
  }

  @Test func `numbers that differ in the end of the line are one`() throws {
    let message = try Message(Array("3\n5\r\n03\n5\nx\r\n3".utf8), unit: .line)
    let alike = MovedSource(endingNumbersAlike: MessageSource(message))
    var symbols = [UInt32](repeating: 0, count: alike.symbolCount)
    var span = symbols.mutableSpan
    try alike.read(at: 0, into: &span)
    let text = alike.alphabet.bytes(of: .wide(symbols))
    #expect(String(decoding: text, as: UTF8.self) == "3\n5\n03\n5\nx\r\n3\n")
  }

  @Test func `Huffman's code for a law has no codeword beyond 255 bits, and says so`() throws {
    let law = try DistributionFamily.poisson.law([1000])
    let z = law.known
    let design = try CodeCatalog.designer(named: "huffman").design(for: z)
    let code = try #require(design.prefixCode)
    #expect(code.longestLength == 255 && design.lengthLimit == 255 && !design.notes.isEmpty)
    #expect(code.kraftSum == KraftSum(lengths: [0]))
    let cost = z.expectation { Double(code.lengths[$0] ?? 0) }
    #expect(cost > z.entropy.bits && cost < z.entropy.bits + 0.1)
  }
}
