import Testing

@testable import SourceCoding

struct LetterHuffmanTests {
  /// Cover and Thomas, examples 5.6.2 and 5.6.3.
  @Test(
    arguments: [
      ([25, 25, 20, 15, 15], 3, [1, 1, 2, 2, 2]),
      ([25, 25, 20, 10, 10, 10], 3, [1, 1, 2, 2, 3, 3]),
      ([1, 1, 1], 3, [1, 1, 1]), ([1, 1, 1, 1], 3, [2, 2, 1, 1]), ([5], 4, [0]),
      ([0, 2, 1], 4, [nil, 1, 1]), ([1, 2, 3, 4, 5], 256, [1, 1, 1, 1, 1]),
    ] as [([UInt64], Int, [Int?])])
  func `textbook codes come out`(weights: [UInt64], letterCount: Int, lengths: [Int?]) {
    let found = LetterHuffman.lengths(for: weights, letterCount: letterCount)
    #expect(cost(found, weights) == cost(lengths, weights))
    #expect(found.compactMap { $0 }.sorted() == lengths.compactMap { $0 }.sorted())
  }

  @Test func `with two letters it is Huffman's code`() {
    var rng = seededGenerator(4)
    let weights = randomWeights(count: 100, using: &rng)
    #expect(LetterHuffman.lengths(for: weights, letterCount: 2) == Huffman.lengths(for: weights))
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>, [3, 4, 5])
  func `no code of so many letters is cheaper, by exhaustion`(seed: UInt64, letterCount: Int) {
    var rng = seededGenerator(seed)
    let weights = (0..<2 + Int(seed % 5)).map { _ in 1 + rng.next() % 20 }
    let found = LetterHuffman.lengths(for: weights, letterCount: letterCount)
    #expect(cost(found, weights) == cheapest(weights, letterCount))
  }

  @Test(arguments: [2, 3, 5, 16, 100])
  func `H ≤ L log2 D < H + log2 D`(letterCount: Int) throws {
    var rng = seededGenerator(UInt64(letterCount))
    for _ in 0..<20 {
      let z = try distribution(
        randomWeights(count: 2 + Int(rng.next() % 255), using: &rng).map { Double($0) })
      let design = try CodeCatalog.designer(named: "letters:\(letterCount)").design(for: z)
      let coder = try #require(design.code as? LetterCoder)
      let bits = Mathematics.log2(Double(letterCount))
      let rate = z.expectation { Double(coder.lengths[$0] ?? 0) * bits }
      #expect(rate >= z.entropy.bits - 1e-12)
      #expect(rate < z.entropy.bits + bits)
      // In bits a letter costs what packing makes of it.
      let costs = try #require(design.symbolCosts)
      let packed = z.expectation { costs[$0] }
      #expect(packed >= rate - 1e-12)
      #expect(agrees(packed * bits, rate * coder.packing.bitsPerLetter, within: 1e-12))
    }
  }

  @Test(arguments: [(2, 1, 1), (3, 29, 46), (4, 1, 2), (5, 3, 7), (8, 1, 3), (256, 1, 8)])
  func `letters are packed where least is lost`(letterCount: Int, size: Int, bitCount: Int) {
    let packing = LetterPacking(letterCount: letterCount)
    #expect(packing.groupSize == size)
    #expect(packing.groupBitCount == bitCount)
    for letters in 0...100 {
      let bits = letters / size * bitCount + packing.bitCounts[letters % size]
      #expect(packing.letterCount(inBits: bits) == letters)
    }
  }

  @Test func `a hand-traced message`() throws {
    // a 0, b 1, c 20, d 21, e 22 in three letters: "adcb" is 0 21 20 1, the number
    // 1·3 + 2·27 + 1·81 + 2·… = 0·243 + 2·81 + 1·27 + 2·9 + 0·3 + 1 = 208 in 10 bits.
    let z = try overBytes(Array(repeating: 0, count: 97) + [25, 25, 20, 15, 15])
    let coder = try LetterCoder(
      lengths: LetterHuffman.lengths(for: z.weights, letterCount: 3), letterCount: 3)
    #expect(coder.codeword(of: 97) == [0])
    #expect(Array(coder.codeword(of: 101)) == [2, 2])
    let block = try encoded(Array("adcb".utf8), by: coder)
    #expect(block.bitCount == 10)
    #expect(block.buffer == [0b0011_0100, 0b0000_0000])
  }

  @Test func `numbers that no letters make are damage`() throws {
    let coder = try LetterCoder(lengths: [1, 1, 2, 2, 2], letterCount: 3)
    var block = EncodedBlock()
    block.buffer = [0b1100_0000]
    block.bitCount = 2
    #expect(throws: DecodeError.damaged(bitOffset: 0)) { try decoded(block, count: 1, by: coder) }
    block.bitCount = 3
    #expect(throws: DecodeError.damaged(bitOffset: 0)) { try decoded(block, count: 1, by: coder) }
  }

  private func cheapest(_ weights: [UInt64], _ letterCount: Int) -> UInt64 {
    let limit = weights.count
    var whole = 1
    for _ in 0..<limit { whole *= letterCount }
    var best = UInt64.max
    func extend(_ lengths: [Int], _ left: Int) {
      guard lengths.count < weights.count else {
        best = min(best, cost(lengths, weights))
        return
      }
      var part = whole
      for length in 1...limit {
        part /= letterCount
        if part <= left { extend(lengths + [length], left - part) }
      }
    }
    extend([], whole)
    return best
  }
}
