extension BlockCoder {
  /// The mean length of a block's codeword, divided by the number of its symbols.
  ///
  /// The first symbol of a chain's block has the distribution π, like all of its
  /// symbols.
  ///
  /// - Complexity: O(K^k), the number of blocks.
  package func longRunRate(on source: KnownSource) -> Double? {
    guard source.distribution.support.allSatisfy(digits.isPossible) else { return .infinity }
    var sum = CompensatedSum()
    for (probability, length) in zip(probabilities(on: source), prefixCode.lengths) {
      sum.add(probability * Double(length ?? 0))
    }
    return sum.value / Double(blockLength)
  }

  /// The probability of each block, in the order of their numbers.
  func probabilities(on source: KnownSource) -> [Double] {
    let first = digits.probabilities(in: source.distribution)
    var blocks = first
    for _ in 1..<blockLength {
      switch source {
      case .independent:
        blocks = blocks.flatMap { block in first.map { block * $0 } }
      case .chain(let chain):
        let rows = digits.rows(of: chain)
        blocks = blocks.enumerated().flatMap { (number, block) in
          rows[number % digits.count].map { block * $0 }
        }
      }
    }
    return blocks
  }
}
