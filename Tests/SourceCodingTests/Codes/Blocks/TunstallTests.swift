import Testing

@testable import SourceCoding

struct TunstallTests {
  @Test func `the tree grows by hand, and a message is cut into its words`() throws {
    // a .7, b .2, c .1 in 3 bits: a, then aa are continued; 7 words: b c ab ac aaa aab
    // aac, and 9 would be too many. E = 1 + .7 + .49.
    let z = try Distribution(probabilities: [0.7, 0.2, 0.1])
    let coder = TunstallCoder(z, bitCount: 3)
    #expect(coder.tree.wordCount == 7)
    #expect(agrees(coder.tree.expectedLength, 2.19, within: 1e-12))
    // aab ac b aa…: 5 3 0, and 4 for the end, which aaa begins.
    let message: [UInt8] = [0, 0, 1, 0, 2, 1, 0, 0]
    let block = try encoded(message, by: coder)
    #expect(block.bitCount == 12)
    #expect(block.buffer == [0b1010_1100, 0b0100_0000])
    // Three of the eight words in three bits begin with aa.
    #expect(block.information.count == 1)
    #expect(agrees(block.information[0], 9 - Mathematics.log2(3.0 / 8), within: 1e-14))
    #expect(try decoded(block, count: 8, by: coder) == message)
  }

  @Test func `an incomplete word costs its bits, and a block its padding`() throws {
    let coder = TunstallCoder(try Distribution(probabilities: [0.7, 0.2, 0.1]), bitCount: 3)
    #expect(coder.greatestOverhead(of: 1e6, blockCount: 2) == 2 * (3 + 7) + 1e-6)
    let tans = TansCoder(try QuantizedDistribution(Distribution(weights: [1, 2]), bits: 5))
    // Two states of five bits.
    #expect(tans.greatestOverhead(of: 1e6, blockCount: 2) == 2 * (2 * 5 + 7))
  }

  @Test(arguments: 1...18 as ClosedRange<UInt64>)
  func `no words of so many bits are longer, by exhaustion`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let count = 2 + Int(seed % 3)
    let bitCount = count > 2 ? 4 : 3
    let z = try distribution((0..<count).map { _ in Double(1 + rng.next() % 9) })
    let probabilities = z.weights.map { $0 / z.total }
    let tree = Tunstall(probabilities: probabilities, bitCount: bitCount)
    let innerCount = (1 << bitCount - 1) / (count - 1)
    #expect(tree.nodes.count == innerCount)
    #expect(tree.wordCount == innerCount * (count - 1) + 1)
    #expect(agrees(tree.expectedLength, longest(probabilities, innerCount), within: 1e-12))
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `H E is the entropy of the words, and near their number's`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let z = try distribution((0..<2 + rng.next() % 20).map { _ in Double(1 + rng.next() % 99) })
    let probabilities = z.weights.map { $0 / z.total }
    let tree = Tunstall(probabilities: probabilities, bitCount: 5 + Int(seed % 6))
    let words = tree.places.map { place in
      var (node, digit) = place.quotientAndRemainder(dividingBy: tree.symbolCount)
      var weight = probabilities[digit]
      while node > 0 {
        (node, digit) = (tree.nodes[node].parent, tree.nodes[node].digit)
        weight *= probabilities[digit]
      }
      return weight
    }
    let information = z.entropy.bits * tree.expectedLength
    #expect(agrees(try distribution(words).entropy.bits, information, within: 1e-9))
    let most = Mathematics.log2(Double(tree.wordCount))
    #expect(information <= most + 1e-9)
    #expect(information >= most + Mathematics.log2(probabilities.min() ?? 1) - 1e-9)
  }

  @Test func `b over E comes near to H as b grows`() throws {
    let z = try Distribution(probabilities: [0.9, 0.1])
    let rates = (1...14).map { bits in
      Double(bits) / Tunstall(probabilities: [0.9, 0.1], bitCount: bits).expectedLength
    }
    #expect(rates.allSatisfy { $0 >= z.entropy.bits })
    #expect(rates[13] < z.entropy.bits * 1.04)
    #expect(rates[13] < rates[6] && rates[6] < rates[0])
  }

  @Test func `uniform bits are words of themselves, and one symbol needs none`() throws {
    let uniform = try Distribution(probabilities: [0.5, 0.5])
    #expect(TunstallCoder(uniform, bitCount: 8).tree.expectedLength == 8)
    let certain = TunstallCoder(try distribution([0, 3]), bitCount: 4)
    let block = try encoded([1, 1, 1] as [UInt8], by: certain)
    #expect(block.bitCount == 0)
    #expect(try decoded(block, count: 3, by: certain) == [1, 1, 1])
  }

  @Test func `more symbols than words are refused`() throws {
    #expect(throws: DesignError.alphabetSize(found: 5, limit: 4)) {
      try CodeCatalog.designer(named: "tunstall:2")
        .design(for: Distribution(uniformOver: 5, alphabetSize: 9))
    }
  }

  /// The greatest expected length with so many inner nodes: the root and those that
  /// follow it, in every way.
  private func longest(_ probabilities: [Double], _ innerCount: Int) -> Double {
    /// Each continuation that may be made an inner node from here on; those before the
    /// first chosen one are not, so that no set is tried twice.
    func best(_ open: ArraySlice<Double>, _ left: Int) -> Double {
      guard left > 0 else { return 0 }
      var found = 0.0
      for (index, weight) in zip(open.indices, open) {
        let rest = open[(index + 1)...] + probabilities.map { weight * $0 }
        found = max(found, weight + best(rest, left - 1))
      }
      return found
    }
    return best([1.0][...], innerCount)
  }
}
