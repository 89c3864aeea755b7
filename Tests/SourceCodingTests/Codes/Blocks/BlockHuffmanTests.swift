import Testing

@testable import SourceCoding

struct BlockHuffmanTests {
  /// Haykin 9.13 and komm's examples, per symbol; the rest by an independent program.
  @Test(arguments: [
    ([0.7, 0.15, 0.15], 1, 1.3), ([0.7, 0.15, 0.15], 2, 1.1975), ([0.8, 0.1, 0.1], 2, 0.96),
    ([0.5, 0.25, 0.25], 3, 1.5),
  ])
  func `published rates come out`(probabilities: [Double], length: Int, rate: Double) throws {
    let z = try Distribution(probabilities: probabilities)
    #expect(agrees(try self.rate(z, length), rate, within: 1e-12))
  }

  @Test func `a longer block can be worse`() throws {
    let z = try Distribution(probabilities: [0.7, 0.15, 0.15])
    let losses = try (1...3).map { try rate(z, $0) - z.entropy.bits }
    #expect(losses.map { ($0 * 1000).rounded() } == [119, 16, 26])
  }

  @Test(arguments: 1...6)
  func `H ≤ L < H + 1/k, and k symbols at once are no worse than each alone`(length: Int) throws {
    var rng = seededGenerator(UInt64(length))
    for size in 2...3 {
      let z = try distribution((0..<size).map { _ in Double(1 + rng.next() % 50) })
      let found = try rate(z, length)
      #expect(found >= z.entropy.bits - 1e-12)
      #expect(found < z.entropy.bits + 1 / Double(length))
      #expect(try found <= rate(z, 1) + 1e-12)
    }
  }

  @Test func `a hand-traced message`() throws {
    // a .8, b .2 in pairs: aa .64, ab .16, ba .16, bb .04; 4 + 16 = 20, 16 + 20 = 36,
    // so aa 0, ba 10, ab 110, bb 111. The fifth symbol goes as aa.
    let z = try Distribution(probabilities: [0.8, 0.2])
    let coder = try BlockCoder(z, blockLength: 2)
    #expect(coder.prefixCode.lengths == [1, 3, 2, 3])
    let block = try encoded([0, 0, 1, 1, 0] as [UInt8], by: coder)
    #expect(block.bitCount == 5)
    #expect(block.buffer[0] & 0b1111_1000 == 0b0111_0000)
    // Its cost is that of all blocks that begin with it, aa and ab: ½ + ⅛.
    let cut = -Mathematics.log2(0.625)
    #expect(block.information == [4 + cut])
    #expect(try decoded(block, count: 5, by: coder) == [0, 0, 1, 1, 0])
  }

  @Test func `what a batch costs is told, also where blocks lie across its end`() throws {
    let z = try Distribution(probabilities: [0.8, 0.2])
    let coder = try BlockCoder(z, blockLength: 3)
    let message = (0..<3000).map { UInt8($0 % 7 == 0 ? 1 : 0) }
    let block = try encoded(message, by: coder)
    #expect(block.information.count == 3)
    #expect(agrees(block.information.reduce(0, +), Double(block.bitCount), within: 1e-12))
    #expect(coder.blockSize % 3 == 0 && coder.blockSize % EncodedBlock.greatestBatchSize == 0)
  }

  @Test func `too many blocks are refused with the greatest alphabet`() throws {
    let z = Distribution(uniformOver: 41, alphabetSize: 256)
    #expect(throws: DesignError.alphabetSize(found: 41, limit: 40)) {
      try CodeCatalog.designer(named: "block:3").design(for: z)
    }
    #expect(BlockHuffman.greatestAlphabet(blockLength: 2) == 256)
    #expect(BlockHuffman.greatestAlphabet(blockLength: 16) == 2)
  }

  /// Bits per symbol on z itself.
  private func rate(_ z: Distribution, _ length: Int) throws -> Double {
    let coder = try BlockCoder(z, blockLength: length)
    let products = BlockHuffman.weights(
      of: z.weights.map { $0 / z.total }, blockLength: length)
    return try coder.prefixCode.expectedLength(under: distribution(products)) / Double(length)
  }
}
