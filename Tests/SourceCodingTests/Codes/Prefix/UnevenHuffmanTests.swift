import SourceCoding
import Testing

struct UnevenHuffmanTests {
  @Test func `merging by hand gives the same tree`() {
    // 4 2 2 1 1: 1 + 1 = 2', before the single 2: 2' + 2 = 4', 2 + 4' = 6, 4 + 6.
    #expect(UnevenHuffman.lengths(for: [4, 2, 2, 1, 1]) == [1, 3, 2, 4, 4])
    #expect(UnevenHuffman.lengths(for: [0, 3]) == [nil, 0])
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `of all optimal codes it varies most and Huffman's least, by exhaustion`(seed: UInt64) throws
  {
    var rng = seededGenerator(seed)
    let weights = (0..<2 + Int(seed % 5)).map { _ in 1 + rng.next() % (1 + seed % 6) }
    let range = try #require(squares(weights))
    let uneven = UnevenHuffman.lengths(for: weights.map { Double($0) })
    #expect(cost(uneven, weights) == cost(Huffman.lengths(for: weights), weights))
    #expect(square(uneven, weights) == range.upperBound)
    #expect(square(Huffman.lengths(for: weights), weights) == range.lowerBound)
  }

  private func square(_ lengths: [Int?], _ weights: [UInt64]) -> UInt64 {
    zip(lengths, weights).reduce(0) { $0 + UInt64(($1.0 ?? 0) * ($1.0 ?? 0)) * $1.1 }
  }

  /// The least and greatest Σ w ℓ² among all codes of least Σ w ℓ.
  private func squares(_ weights: [UInt64]) -> ClosedRange<UInt64>? {
    let limit = weights.count - 1
    var best: (cost: UInt64, squares: ClosedRange<UInt64>)?
    func extend(_ lengths: [Int], kraftLeft: Int) {
      guard lengths.count < weights.count else {
        let found = cost(lengths, weights)
        let sum = square(lengths, weights)
        guard let known = best, known.cost <= found else {
          best = (found, sum...sum)
          return
        }
        guard known.cost == found else { return }
        best = (found, min(known.squares.lowerBound, sum)...max(known.squares.upperBound, sum))
        return
      }
      for length in 1...limit where 1 << (limit - length) <= kraftLeft {
        extend(lengths + [length], kraftLeft: kraftLeft - 1 << (limit - length))
      }
    }
    extend([], kraftLeft: 1 << limit)
    return best?.squares
  }
}
