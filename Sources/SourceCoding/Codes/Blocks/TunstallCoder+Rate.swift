extension TunstallCoder {
  /// The number of bits in a word, divided by the mean number of its symbols.
  ///
  /// For independent symbols the words are independent, and the mean is taken over
  /// them. In a chain, a word depends on the last symbol of the previous word; these
  /// last symbols are themselves a chain, whose shares are the weights of the mean.
  ///
  /// - Returns: `nil` for a chain whose words fall into classes that are never left, so
  ///   that the rate depends on the draw.
  /// - Complexity: O(2^b) for independent symbols, K times as much for a chain.
  package func longRunRate(on source: KnownSource) -> Double? {
    guard source.distribution.support.allSatisfy(digits.isPossible) else { return .infinity }
    let length: Double
    switch source {
    case .independent(let q):
      let probabilities = digits.probabilities(in: q)
      length = meanLength(beginning: probabilities) { _ in probabilities }.mean
    case .chain(let chain):
      guard let mean = meanLength(in: chain) else { return nil }
      length = mean
    }
    return Double(tree.bitCount) / length
  }

  /// The mean number of symbols in a word of an endless message of `chain`.
  private func meanLength(in chain: MarkovChain) -> Double? {
    let rows = digits.rows(of: chain)
    let words = rows.map { row in meanLength(beginning: row) { rows[$0] } }
    let isLeft = rows.map { row in row.contains { $0 > 0 } }
    guard
      let ends = try? MarkovChain(
        rows: zip(words, isLeft).map { word, isLeft in
          isLeft ? try? Distribution(weights: word.ends) : nil
        })
    else { return nil }
    return ends.stationary.expectation { words[$0].mean }
  }

  /// The mean number of symbols in a word, and the probability of each digit to end it.
  ///
  /// - Parameters:
  ///   - beginning: the probability of each digit to begin the word.
  ///   - row: returns the probability of each digit to follow a digit.
  /// - Returns: both.
  private func meanLength(
    beginning: [Double], following row: (Int) -> [Double]
  ) -> (mean: Double, ends: [Double]) {
    var weights = [1.0]
    var mean = CompensatedSum()
    mean.add(1)
    for node in tree.nodes.dropFirst() {
      let next = node.parent == 0 ? beginning : row(tree.nodes[node.parent].digit)
      weights.append(weights[node.parent] * next[node.digit])
      mean.add(weights[weights.count - 1])
    }
    var ends = [Double](repeating: 0, count: tree.symbolCount)
    for place in tree.places {
      let (node, digit) = place.quotientAndRemainder(dividingBy: tree.symbolCount)
      let next = node == 0 ? beginning : row(tree.nodes[node].digit)
      ends[digit] += weights[node] * next[digit]
    }
    return (mean.value, ends)
  }
}
