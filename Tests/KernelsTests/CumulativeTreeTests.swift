import Testing

@testable import Kernels

struct CumulativeTreeTests {
  @Test(arguments: [1, 2, 15, 16, 17, 255, 256, 257, 4096, 4097, 70_000])
  func `starts and symbols are those of plain sums`(size: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ UInt64(size))
    var weights = (0..<size).map { _ in UInt32(rng.below(3)) }
    weights[rng.below(size)] += 1
    var tree = CumulativeTree(weights: weights, amount: 5)
    for round in 0..<(size > 5000 ? 10 : 40) {
      let grown = rng.below(size)
      if round % 8 > 0 {
        weights[grown] += 5
        tree.grow(grown)
      }
      #expect(tree.total == weights.reduce(0, +))
      #expect(tree.weights[grown] == weights[grown])
      for symbol in [grown, 0, size - 1, rng.below(size)] {
        let start = weights[..<symbol].reduce(0, +)
        #expect(tree.start(of: symbol) == start)
        guard weights[symbol] > 0 else { continue }
        for target in [start, start + weights[symbol] - 1] {
          let found = tree.symbol(at: target)
          #expect(found.symbol == symbol)
          #expect(found.start == start)
        }
      }
    }
  }

  @Test func `weights stop growing before their sum outgrows its bits`() {
    let most = CumulativeTree.greatestTotal
    var tree = CumulativeTree(weights: [most - 7, 1], amount: 4)
    tree.grow(1)
    #expect(tree.total == most - 2)
    tree.grow(1)
    #expect(tree.total == most - 2)
    #expect(tree.weights == [most - 7, 5])
    #expect(tree.symbol(at: most - 3).symbol == 1)
    #expect(tree.symbol(at: most - 8).symbol == 0)
  }
}
