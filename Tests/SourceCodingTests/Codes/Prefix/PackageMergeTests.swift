import SourceCoding
import Testing

struct PackageMergeTests {
  @Test(arguments: 1...8, 1...8)
  func `it equals brute force for all sizes and limits up to eight`(size: Int, limit: Int) throws {
    guard size <= 1 << limit else {
      #expect(throws: InvalidPrefixCode.limit(limit, symbols: size)) {
        try PackageMerge.lengths(for: Array(repeating: UInt64(1), count: size), limit: limit)
      }
      return
    }
    var rng = seededGenerator(UInt64(size * 10 + limit))
    // All of them is 8^8 lengths for the greatest: fewer draws there.
    for _ in 0..<(size > 6 ? 1 : 12) {
      let weights = (0..<size).map { _ in 1 + rng.next() >> (50 + rng.next() % 13) }
      let lengths = try PackageMerge.lengths(for: weights, limit: limit)
      #expect(lengths.allSatisfy { $0.map { $0 <= limit } ?? false })
      #expect(!KraftSum(lengths: lengths.compactMap { $0 }).exceedsOne)
      #expect(cost(lengths, weights) == leastCost(sortedDown: weights, limit: limit))
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `cost never rises with the limit, and ends at Huffman's`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = randomWeights(count: 256, using: &rng).map { $0 >> 8 + ($0 > 0 ? 1 : 0) }
    let huffman = Huffman.lengths(for: weights)
    let depth = try #require(huffman.compactMap { $0 }.max())
    var previous = UInt64.max
    for limit in 8...max(8, depth + 1) {
      let lengths = try PackageMerge.lengths(for: weights, limit: limit)
      let found = cost(lengths, weights)
      #expect(found <= previous)
      #expect(found >= cost(huffman, weights))
      if limit >= depth { #expect(found == cost(huffman, weights)) }
      previous = found
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the range over all codes that are best within a limit is exact`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 2 + Int(seed % 5)
    let weights = (0..<size).map { _ in 1 + rng.next() % 9 }
    let uses = (0..<size).map { _ in rng.next() % 10 }
    guard uses.contains(where: { $0 > 0 }) else { return }
    let z = try distribution(weights.map { Double($0) })
    let q = try distribution(uses.map { Double($0) })
    let total = Double(uses.reduce(0, +))
    for limit in 3...5 {
      let range = try PackageMerge.costRange(designedFor: z, on: q, limit: limit)
      let exhaustive = try #require(cheapest(weights, limit: limit, uses: uses))
      #expect(agrees(range.lowerBound * total, Double(exhaustive.uses.lowerBound), within: 1e-12))
      #expect(agrees(range.upperBound * total, Double(exhaustive.uses.upperBound), within: 1e-12))
    }
    // Where the limit binds nobody, it is the range over Huffman codes.
    #expect(
      try PackageMerge.costRange(designedFor: z, on: q, limit: 5)
        == Huffman.costRange(designedFor: z, on: q))
  }

  @Test func `a hand-traced example`() throws {
    // 1 1 2 3 5 in at most three bits. Level 3: 1 1 2 3 5. Level 2: those and the
    // packages 2' 5': 1 1 2 2' 3 5 5'. Level 1 merges 2 4 8: 1 1 2 2″ 3 4″ 5 8″.
    // The first eight items hold five leaves, then four, then … lengths 3 3 2 2 2
    // or 3 3 3 3 1 cost 25 and 26.
    #expect(try PackageMerge.lengths(for: [1, 1, 2, 3, 5], limit: 3) == [3, 3, 2, 2, 2])
  }

  @Test func `one symbol and symbols without weight cost nothing`() throws {
    #expect(try PackageMerge.lengths(for: [0, 5, 0], limit: 3) == [nil, 0, nil])
    #expect(try PackageMerge.lengths(for: [UInt64](), limit: 3) == [])
  }

  /// Brute force over lengths that rise while weights fall, which is enough.
  private func leastCost(sortedDown weights: [UInt64], limit: Int) -> UInt64? {
    let weights = weights.sorted(by: >)
    var best: UInt64?
    func extend(_ index: Int, _ shortest: Int, _ left: Int, _ sum: UInt64) {
      guard index < weights.count else {
        best = min(best ?? .max, sum)
        return
      }
      for length in max(1, shortest)...limit where 1 << (limit - length) <= left {
        extend(
          index + 1, length, left - 1 << (limit - length), sum + UInt64(length) * weights[index])
      }
    }
    if weights.count == 1 { return 0 }
    extend(0, 1, 1 << limit, 0)
    return best
  }
}
