import SourceCoding
import Testing

struct FixedLengthTests {
  @Test(arguments: [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (64, 6), (65, 7), (256, 8), (257, 9)])
  func `K symbols take ⌈log2 K⌉ bits each, whatever their weights`(count: Int, length: Int) throws {
    let weights = (0..<count).map { Double($0 % 7 + 1) } + [0]
    #expect(FixedLength.lengths(for: weights) == Array(repeating: length, count: count) + [nil])
  }

  @Test func `it is optimal for a uniform z over a power of two`() throws {
    let z = Distribution(uniformOver: 64, alphabetSize: 256)
    #expect(FixedLength.lengths(for: z.weights) == Huffman.lengths(for: z.weights))
  }
}
