extension Sweep {
  /// The cost of Huffman's code on blocks of k symbols, for each k.
  ///
  ///     H ≤ L/k < H + 1/k          H the entropy of a block by symbol
  ///
  /// The bit that whole lengths may waste is shared by k symbols. For independent
  /// symbols H is the same for every k; for a text the H of longer blocks is less,
  /// because symbols depend on their neighbours. Surprise: the table grows faster than
  /// the waste shrinks, so if it is included in the bill, short blocks are best for
  /// short messages.
  ///
  /// Source: Shannon, *A Mathematical Theory of Communication*, 1948, theorem 9; Cover
  /// and Thomas, *Elements of Information Theory*, 1991, theorem 5.4.2.
  ///
  /// - Parameters:
  ///   - blocks: the distributions of blocks, that of one symbol first.
  ///   - symbolCounts: for each k, the average number of symbols in a block: k, except
  ///     for a shorter block at the end.
  ///   - name: the name of the source.
  ///   - areIndependent: whether symbols are independent, and H does not depend on k.
  /// - Returns: the experiment.
  /// - Throws: ``InvalidPrefixCode`` if a code cannot be made.
  static func block(
    _ blocks: [Distribution], symbolCounts: [Double], of name: String, areIndependent: Bool
  ) throws(InvalidPrefixCode) -> Experiment {
    var costs: [Experiment.Point] = []
    var entropies: [Experiment.Point] = []
    for (index, (q, count)) in zip(blocks, symbolCounts).enumerated() {
      let code = try PrefixCode(lengths: Huffman.lengths(for: q))
      let (entropy, length) = (q.entropy.bits / count, code.expectedLength(under: q) / count)
      let k = Double(index + 1)
      costs.append(.init(x: k, y: length, law: entropy...entropy + 1 / count))
      entropies.append(.init(x: k, y: entropy))
    }
    let least = costs.map { $0.y - ($0.law?.lowerBound ?? 0) }.min() ?? 0
    let holds = costs.allSatisfy { point in
      point.law.map {
        let slack = Rounding.bound(at: point.y)
        return $0.lowerBound - slack <= point.y && point.y < $0.upperBound + slack
      } ?? false
    }
    var checks = [
      Check(
        name: "H ≤ L/k < H + 1/k", holds: holds,
        detail: "the least redundancy is \(least.inDigits) bits per symbol")
    ]
    if areIndependent, let one = entropies.first?.y {
      checks.append(
        Check(
          name: "H of a block is k times H",
          // The probability of a block is a product of k factors, each of them rounded.
          holds: entropies.allSatisfy { abs($0.y - one) <= $0.x * Rounding.bound(at: one) },
          detail:
            "H is \(one.inDigits) bits per symbol, \((entropies.last?.y ?? one).inDigits) by the "
            + "longest blocks"
        ))
    }
    return Experiment(
      name: "sweep.block", title: "Huffman's code on blocks of k symbols",
      inputs: [.init("q", name)], x: .init("k", .count, meaning: "symbols in a block"),
      y: .init("cost", per: "symbol"),
      series: [
        .init(name: "H", origin: .computed, points: entropies),
        .init(
          name: "Huffman", origin: .computed, law: .init("H ≤ L/k < H + 1/k", .exact),
          points: costs),
      ],
      findings: [
        .init(
          "redundancy of single symbols", (costs.first?.y ?? 0) - (entropies.first?.y ?? 0),
          .information),
        .init(
          "redundancy of the longest blocks", (costs.last?.y ?? 0) - (entropies.last?.y ?? 0),
          .information),
        .init(
          "codewords for the longest blocks", Double(blocks.last?.support.count ?? 0), .count,
          detail: "a reader needs them; no cost here includes them"),
      ], checks: checks)
  }

  /// The greatest number of different blocks for which a code is made.
  private static let mostBlocks = 1 << 18

  /// Blocks of independent symbols, up to `length` symbols, or up to the length at
  /// which a code for all blocks has a reasonable size.
  ///
  /// - Throws: ``InvalidPrefixCode`` if a code cannot be made.
  package static func block(
    ofIndependent q: NamedDistribution, upTo length: Int
  ) throws(InvalidPrefixCode) -> Experiment {
    let symbols = q.distribution.support.map { q.distribution.weight(of: $0) }
    var blocks: [Distribution] = []
    var weights = [WideReal(1)]
    for _ in 0..<length {
      guard weights.count * symbols.count <= mostBlocks else { break }
      weights = weights.flatMap { weight in symbols.map { weight * $0 } }
      blocks.append(Distribution(computedWeights: weights))
    }
    // At least blocks of one symbol, for any number of symbols.
    if blocks.isEmpty { blocks = [q.distribution] }
    return try block(
      blocks, symbolCounts: blocks.indices.map { Double($0 + 1) }, of: q.name,
      areIndependent: true)
  }

  /// The blocks of a text, cut one after another.
  ///
  /// - Parameters:
  ///   - tallies: the counts of blocks of each length, that of single symbols first;
  ///     none is empty.
  ///   - name: the name of the text.
  /// - Returns: the experiment.
  /// - Throws: ``InvalidPrefixCode`` if a code cannot be made.
  package static func block(
    of tallies: [Tally], named name: String
  ) throws(InvalidPrefixCode) -> Experiment {
    let symbolCount = Double(tallies.first?.total ?? 0)
    let blocks = tallies.compactMap { try? Estimator.maximumLikelihood.distribution(of: $0) }
    precondition(blocks.count == tallies.count, "no tally is empty")
    return try block(
      blocks, symbolCounts: tallies.map { symbolCount / Double($0.total) }, of: name,
      areIndependent: false)
  }
}
