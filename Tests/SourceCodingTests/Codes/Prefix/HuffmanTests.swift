import SourceCoding
import Testing

struct HuffmanTests {
  /// Published examples: Wikipedia, Cover and Thomas 5.6.1, Sayood, Haykin 9.13,
  /// komm's and MATLAB's documentation.
  @Test(
    arguments: [
      ([10, 15, 30, 16, 29], [3, 3, 2, 2, 2], 2.25), ([25, 25, 20, 15, 15], [2, 2, 2, 3, 3], 2.3),
      ([20, 40, 20, 10, 10], [2, 2, 2, 3, 3], 2.2), ([70, 15, 15], [1, 2, 2], 1.3),
      ([80, 10, 10], [1, 2, 2], 1.2), ([30, 30, 20, 10, 10], [2, 2, 2, 3, 3], 2.2),
      ([100], [0], 0), ([50, 50], [1, 1], 1), ([0, 99, 1], [nil, 1, 1], 1),
    ] as [([UInt64], [Int?], Double)])
  func `textbook codes come out`(weights: [UInt64], lengths: [Int?], rate: Double) throws {
    #expect(Huffman.lengths(for: weights) == lengths)
    let q = try distribution(weights.map { Double($0) })
    #expect(agrees(try PrefixCode(lengths: lengths).expectedLength(under: q), rate, within: 1e-15))
  }

  @Test(arguments: [
    ("this is an example of a huffman tree", 135), ("abracadabra", 23), ("mississippi", 21),
    ("aaa", 0),
    ("", 0),
  ])
  func `sentences cost the published number of bits`(text: String, bits: Double) throws {
    let tally = Tally(of: Array(text.utf8))
    let costs = Huffman.lengths(for: tally.counts).map { $0.map { Double($0) } ?? .infinity }
    #expect(tally.weightedSum(of: costs) == bits)
  }

  @Test func `merging by hand gives the same tree`() {
    // 1 1 2 3 5: (1 1) → 2', then 2 before 2' because leaves come first:
    // (2 2') → 4, (3 4) → 7, (5 7). Depths from the root: 5:1, 3:2, 2:3, 1:4, 1:4.
    #expect(Huffman.lengths(for: [1, 1, 2, 3, 5]) == [4, 4, 3, 2, 1])
    // 1 1 1 1: leaves before trees keeps it flat.
    #expect(Huffman.lengths(for: [1, 1, 1, 1]) == [2, 2, 2, 2])
    // 2 1 1 2 2 with ties at every step: the first symbols go first.
    #expect(Huffman.lengths(for: [2, 1, 1, 2, 2]) == [2, 3, 3, 2, 2])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `weights have the lengths of their doubles, whatever numbers they are`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let bits = 1 + rng.next() % 34
    let weights = (0..<1 + Int(rng.next() % 400)).map { _ in
      rng.next() % 5 == 0 ? 0 : rng.next() % (1 << bits)
    }
    guard weights.contains(where: { $0 > 0 }) else { return }
    let lengths = Huffman.lengths(for: weights)
    for scale in [0.5, 1, 0.375] {
      let z = try distribution(weights.map { scale * Double($0) })
      #expect(Huffman.lengths(for: z) == lengths, "\(scale)")
    }
  }

  @Test(arguments: 2...90)
  func `Fibonacci counts give the deepest tree`(size: Int) {
    var weights: [UInt64] = [1, 1]
    while weights.count < size {
      weights.append(weights[weights.count - 1] + weights[weights.count - 2])
    }
    let lengths = Huffman.lengths(for: weights)
    #expect(lengths.compactMap { $0 }.max() == size - 1)
  }

  @Test func `a geometric distribution over 256 symbols needs 255 bits`() throws {
    let weights = (0..<256).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    let code = try PrefixCode(lengths: Huffman.lengths(for: weights))
    #expect(code.longestLength == 255)
    #expect(code.kraftSum.isOne)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `H ≤ L < H + 1 and Gallager's bound hold on the diagonal`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = randomWeights(count: 2 + Int(rng.next() % 255), using: &rng)
    let q = try distribution(weights.map { Double($0) })
    let code = try PrefixCode(lengths: Huffman.lengths(for: weights))
    let redundancy = code.redundancy(under: q)
    #expect(redundancy >= 0)
    #expect(redundancy < 1)
    // Gallager, Variations on a Theme by Huffman, 1978: R < p₁ + 0.0861, and
    // R ≤ 2 − h(p₁) − p₁ for p₁ ≥ 1/2.
    let p = q.probability(of: q.mostProbableSymbol)
    if p < 0.5 {
      #expect(redundancy <= p + 0.0860713320559342)
    } else {
      let h = try distribution([p, 1 - p]).entropy.bits
      #expect(redundancy <= 2 - h - p + 1e-12)
    }
    #expect(code.kraftSum.isOne)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `no prefix code is cheaper, among all codes of up to six symbols`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = (0..<2 + Int(seed % 5)).map { _ in 1 + rng.next() % 20 }
    let lengths = Huffman.lengths(for: weights)
    #expect(cost(lengths, weights) == cheapest(weights, limit: 5)?.least)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the range over all optimal codes is exact, by exhaustion`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 2 + Int(seed % 5)
    let weights = (0..<size).map { _ in 1 + rng.next() % 4 }
    let uses = (0..<size).map { _ in rng.next() % 10 }
    guard uses.contains(where: { $0 > 0 }) else { return }
    let range = Huffman.costRange(
      designedFor: try distribution(weights.map { Double($0) }),
      on: try distribution(uses.map { Double($0) }))
    let total = Double(uses.reduce(0, +))
    let exhaustive = try #require(cheapest(weights, limit: 5, uses: uses))
    #expect(agrees(range.lowerBound * total, Double(exhaustive.uses.lowerBound), within: 1e-12))
    #expect(agrees(range.upperBound * total, Double(exhaustive.uses.upperBound), within: 1e-12))
  }

  @Test func `a Huffman code can cost less than the cross entropy, or more than one bit above`()
    throws
  {
    let z = try Distribution(probabilities: [0.4, 0.2, 0.2, 0.1, 0.1])
    let uniform = Distribution(uniformOver: 5, alphabetSize: 5)
    let range = Huffman.costRange(designedFor: z, on: uniform)
    #expect(agrees(range.lowerBound, 2.4, within: 1e-15))
    #expect(agrees(range.upperBound, 2.8, within: 1e-15))
    #expect(range.contains(uniform.crossEntropy(under: z).bits))
    let q = try Distribution(probabilities: [0.7, 0.1, 0.1, 0.05, 0.05])
    #expect(agrees(q.crossEntropy(under: z).bits, 1.72193, within: 1e-5))
    #expect(agrees(Huffman.costRange(designedFor: z, on: q).lowerBound, 1.6, within: 1e-12))
  }

  @Test func `both ends of the range are infinite where z lacks a symbol of q`() throws {
    let z = try distribution([3, 1, 0])
    let q = try distribution([3, 2, 1])
    let range = Huffman.costRange(designedFor: z, on: q)
    #expect(range.lowerBound == .infinity && range.upperBound == .infinity)
  }

  @Test func `scaling all weights changes nothing`() {
    var rng = seededGenerator(3)
    let weights = randomWeights(count: 100, using: &rng).map { $0 >> 8 }
    #expect(Huffman.lengths(for: weights) == Huffman.lengths(for: weights.map { $0 * 7 }))
    #expect(Huffman.lengths(for: weights) == Huffman.lengths(for: weights.map { Double($0) / 64 }))
  }
}
