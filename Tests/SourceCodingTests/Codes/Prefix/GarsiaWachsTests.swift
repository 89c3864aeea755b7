import Testing

@testable import SourceCoding

struct GarsiaWachsTests {
  @Test func `joining by hand gives the same depths`() {
    // 4 2 3: 4 > 3, so the end: 2 + 3 = 5, before it nothing is at least 5; then 5 + 4.
    #expect(GarsiaWachs.lengths(for: [4, 2, 3]) == [1, 2, 2])
    // 1 9 1: 1 ≤ 1 joins 1 and 9; the alphabet keeps 9 in the middle.
    #expect(GarsiaWachs.lengths(for: [1, 9, 1]) == [2, 2, 1])
    // 1 2 1 2: 1 ≤ 1 joins 1 + 2 = 3; 3 1 2: 3 > 2, so the end 1 + 2 = 3, 3 + 3.
    #expect(GarsiaWachs.lengths(for: [1, 2, 1, 2]) == [2, 2, 2, 2])
    #expect(GarsiaWachs.lengths(for: [0, 5, 0, 3]) == [nil, 1, nil, 1])
  }

  @Test(arguments: [([7], [0]), ([], []), ([0], [nil])] as [([UInt64], [Int?])])
  func `one symbol or none needs no tree`(weights: [UInt64], lengths: [Int?]) {
    #expect(GarsiaWachs.lengths(for: weights) == lengths)
  }

  @Test(arguments: 1...6)
  func `no ordered tree is cheaper, for all small weights`(size: Int) {
    let base = size > 5 ? 2 : size > 4 ? 3 : 4
    var count = 1
    for _ in 0..<size { count *= base }
    for number in 0..<count {
      var rest = number
      let weights = (0..<size).map { _ in
        defer { rest /= base }
        return UInt64(1 + rest % base)
      }
      #expect(cost(GarsiaWachs.lengths(for: weights), weights) == cheapestOrdered(weights))
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `no ordered tree is cheaper, and the depths are those of one`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let range: UInt64 = seed % 3 == 0 ? 3 : seed % 3 == 1 ? 50 : 1 << 30
    let weights = (0..<2 + rng.next() % 16).map { _ in 1 + rng.next() % range }
    let lengths = GarsiaWachs.lengths(for: weights)
    #expect(cost(lengths, weights) == cheapestOrdered(weights))
    #expect(KraftSum(lengths: lengths.compactMap { $0 }).isOne)
    let codewords = GarsiaWachs.codewords(ofDepths: lengths)
    #expect(codewords.compactMap { $0?.length } == lengths)
    let code = try PrefixCode(codewords: codewords)
    for (a, b) in zip(code.codewords, code.codewords.dropFirst()) {
      #expect(try #require(a) < #require(b))
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `decimals, whose sums are rounded, have the lengths of whole numbers`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let tenths = (0..<2 + rng.next() % 60).map { _ in 1 + rng.next() % 9 }
    let lengths = GarsiaWachs.lengths(for: try distribution(tenths.map { Double($0) / 10 }))
    #expect(lengths.count == tenths.count)
    let codewords = GarsiaWachs.codewords(ofDepths: lengths)
    #expect(codewords.compactMap { $0?.length } == lengths)
    _ = try PrefixCode(codewords: codewords)
    // A tenth is not quite a tenth, so another tree may be as cheap, but none is cheaper.
    #expect(cost(lengths, tenths) == cost(GarsiaWachs.lengths(for: tenths), tenths))
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `Huffman ≤ alphabetic < H + 2, and rising weights are Huffman's`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = randomWeights(count: 1 + Int(rng.next() % 256), using: &rng)
    let q = try distribution(weights.map { Double($0) })
    let lengths = GarsiaWachs.lengths(for: weights)
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: weights)).expectedLength(under: q)
    let found = try PrefixCode(lengths: lengths).expectedLength(under: q)
    #expect(found >= huffman - Rounding.bound(at: found))
    #expect(try PrefixCode(lengths: lengths).redundancy(under: q) < 2)
    let sorted = weights.map { $0 >> 10 }.sorted()
    #expect(
      cost(GarsiaWachs.lengths(for: sorted), sorted) == cost(Huffman.lengths(for: sorted), sorted))
    let falling = Array(sorted.reversed())
    #expect(
      cost(GarsiaWachs.lengths(for: falling), falling)
        == cost(Huffman.lengths(for: falling), falling))
  }

  /// The cost of the best ordered tree, by dynamic programming over all parts.
  private func cheapestOrdered(_ weights: [UInt64]) -> UInt64 {
    let count = weights.count
    var best = Array(repeating: Array(repeating: UInt64(0), count: count + 1), count: count + 1)
    for size in stride(from: 2, through: count, by: 1) {
      for start in 0...count - size {
        let end = start + size
        let splits = (start + 1..<end).map { best[start][$0] + best[$0][end] }
        best[start][end] = (splits.min() ?? 0) + weights[start..<end].reduce(0, +)
      }
    }
    return best[0][count]
  }
}
