import Testing

@testable import Kernels

/// The model against the sum that it stands for, over every tree there is.
struct CTWModelTests {
  @Test(arguments: 0...3)
  func `each binary message has the average of its probabilities over all trees`(
    depth: Int
  ) {
    let trees = Tree.all(branches: 2, depth: depth)
    #expect(trees.count == [1, 2, 5, 26][depth])
    for length in 0...6 {
      for number in 0..<1 << length {
        let message = (0..<length).map { UInt8(number >> $0 & 1) }
        let found = probability(of: message, bitsPerSymbol: 1, depth: depth)
        let expected = average(over: trees, of: message, bitsPerSymbol: 1)
        #expect(abs(found - expected) <= 1e-5 * expected, "\(message)")
      }
    }
  }

  @Test func `symbols of two bits have a tree for each beginning`() {
    let trees = Tree.all(branches: 4, depth: 2)
    #expect(trees.count == 17)
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 50, long: 2_000) {
      let message = (0..<rng.below(12)).map { _ in UInt8(rng.below(4)) }
      let found = probability(of: message, bitsPerSymbol: 2, depth: 2)
      let expected = average(over: trees, of: message, bitsPerSymbol: 2)
      #expect(abs(found - expected) <= 1e-5 * expected, "\(message)")
    }
  }

  @Test func `without a context it is the estimate of the block`() {
    // ½ · KT, as both have come: KT(3 zeros, 2 ones) = 3/256.
    let mixed = probability(of: [0, 1, 0, 1, 0], bitsPerSymbol: 1, depth: 0)
    #expect(abs(mixed - 0.5 * 3 / 256) < 1e-8)
    // ½ · KT + ¼, as only one has: KT(4 ones) = 35/128.
    let alike = probability(of: [1, 1, 1, 1], bitsPerSymbol: 1, depth: 0)
    #expect(abs(alike - (0.5 * 35 / 128 + 0.25)) < 1e-7)
  }

  @Test func `expectations stay between 0 and 1 in the least of tables`() {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    var model = CTWModel(depth: 8, tableBits: 4)
    for round in 0..<2_000 {
      model.beginSymbol()
      var symbol: UInt8 = 0
      for _ in 0..<8 {
        let expectation = model.expectation()
        #expect(expectation > 0 && expectation < 1)
        let bit = round < 1_000 && rng.below(3) == 0
        model.learn(bit)
        symbol = symbol << 1 | (bit ? 1 : 0)
      }
      model.endSymbol(symbol)
    }
  }

  /// What the model gives to a message, bit after bit.
  private func probability(of message: [UInt8], bitsPerSymbol: Int, depth: Int) -> Double {
    var model = CTWModel(depth: depth, tableBits: 14)
    var product = 1.0
    for symbol in message {
      model.beginSymbol()
      for position in (0..<bitsPerSymbol).reversed() {
        let bit = symbol >> UInt8(position) & 1 == 1
        let expectation = Double(model.expectation())
        product *= bit ? expectation : 1 - expectation
        model.learn(bit)
      }
      model.endSymbol(symbol)
    }
    return product
  }

  /// Σ 2^−size · Π of the estimates in the leaves, for each beginning of a symbol.
  private func average(over trees: [Tree], of message: [UInt8], bitsPerSymbol: Int) -> Double {
    var product = 1.0
    for length in 0..<bitsPerSymbol {
      for beginning in 0..<1 << length {
        product *= trees.reduce(0.0) { sum, tree in
          var counts = tree.leaves.map { _ in (0, 0) }
          for (place, symbol) in message.enumerated()
          where Int(symbol) >> (bitsPerSymbol - length) == beginning {
            // What came before the message counts as zeros.
            let past = [UInt8](repeating: 0, count: 8) + message.prefix(place)
            let leaf = tree.leaves.firstIndex { Array(past.suffix($0.count)) == $0 }
            let bit = Int(symbol) >> (bitsPerSymbol - length - 1) & 1
            if let leaf { if bit == 0 { counts[leaf].0 += 1 } else { counts[leaf].1 += 1 } }
          }
          return sum + counts.reduce(tree.weight) { $0 * estimate($1.0, $1.1) }
        }
      }
    }
    return product
  }

  /// The zero-redundancy probability of a block of so many zeros and ones.
  private func estimate(_ zeros: Int, _ ones: Int) -> Double {
    var kt = 1.0
    for index in 0..<zeros { kt *= (Double(index) + 0.5) / Double(index + 1) }
    for index in 0..<ones { kt *= (Double(index) + 0.5) / Double(zeros + index + 1) }
    return kt / 2 + (ones == 0 ? 0.25 : 0) + (zeros == 0 ? 0.25 : 0)
  }
}

/// A choice of contexts, none of which ends another, that every past has one of.
private struct Tree {
  let leaves: [[UInt8]]

  /// 2 to the minus number of nodes, without the leaves that could not be deeper.
  let weight: Double

  /// All trees of up to `depth` symbols.
  static func all(branches: UInt8, depth: Int) -> [Tree] {
    guard depth > 0 else { return [Tree(leaves: [[]], weight: 1)] }
    let below = all(branches: branches, depth: depth - 1)
    var forests = [Tree(leaves: [], weight: 0.5)]
    for last in 0..<branches {
      forests = forests.flatMap { forest in
        below.map { tree in
          Tree(
            leaves: forest.leaves + tree.leaves.map { $0 + [last] },
            weight: forest.weight * tree.weight)
        }
      }
    }
    return [Tree(leaves: [[]], weight: 0.5)] + forests
  }
}
