import SourceCoding
import Testing

struct FanoTests {
  @Test func `splitting by hand gives the same lengths`() {
    // 35 17 17 16 15: 35+17 | 17+16+15 is 52 | 48; then 35 | 17, and 17 | 16+15,
    // and 16 | 15. Huffman: 15+16, 17+17, 31+34, 35+65.
    let weights: [UInt64] = [35, 17, 17, 16, 15]
    #expect(Fano.lengths(for: weights) == [2, 2, 2, 3, 3])
    #expect(cost(Fano.lengths(for: weights), weights) == 231)
    #expect(cost(Huffman.lengths(for: weights), weights) == 230)
    // 3 2 2 1: 3 | 5 and 5 | 3 are equally good; the heavy side gets fewer.
    #expect(Fano.lengths(for: [3, 2, 2, 1]) == [1, 2, 3, 3])
    // Not sorted, one without weight: symbols keep their places.
    #expect(Fano.lengths(for: [1, 0, 4, 2, 1]) == [3, nil, 1, 2, 3])
  }

  @Test(arguments: [([7], [0]), ([], []), ([0, 0], [nil, nil])] as [([UInt64], [Int?])])
  func `one symbol or none is not split`(weights: [UInt64], lengths: [Int?]) {
    #expect(Fano.lengths(for: weights) == lengths)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `every cut is the fairest, by the definition`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = (0..<1 + rng.next() % 12).map { _ in 1 + rng.next() % (seed % 2 == 0 ? 6 : 1000) }
      .sorted(by: >)
    #expect(Fano.lengths(for: weights) == split(weights[...]))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `H ≤ L < H + 1, and no less than Huffman`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = randomWeights(count: 1 + Int(rng.next() % 256), using: &rng)
    let q = try distribution(weights.map { Double($0) })
    let code = try PrefixCode(lengths: Fano.lengths(for: weights))
    #expect(code.redundancy(under: q) >= 0)
    #expect(code.redundancy(under: q) < 1)
    #expect(code.kraftSum.isOne)
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: weights))
    #expect(code.expectedLength(under: q) >= huffman.expectedLength(under: q) * (1 - 1e-12))
  }

  @Test func `light weights do not vanish behind heavy ones`() throws {
    let weights = (0..<256).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    #expect(Fano.lengths(for: weights) == Array(1...255) + [255])
  }

  /// Fano's rule as it is told, cut after cut.
  private func split(_ weights: ArraySlice<UInt64>) -> [Int] {
    guard weights.count > 1 else { return [0] }
    let cuts = weights.indices.dropFirst()
    let best = cuts.min {
      difference(weights, cut: $0) < difference(weights, cut: $1)
    }
    let cut = best ?? weights.endIndex
    return (split(weights[..<cut]) + split(weights[cut...])).map { $0 + 1 }
  }

  private func difference(_ weights: ArraySlice<UInt64>, cut: Int) -> UInt64 {
    let left = weights[..<cut].reduce(0, +)
    let right = weights[cut...].reduce(0, +)
    return max(left, right) - min(left, right)
  }
}
