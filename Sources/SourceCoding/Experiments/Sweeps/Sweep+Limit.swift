extension Sweep {
  /// The cost of a limit on the longest codeword.
  ///
  /// Limits run from the least one that has room for all symbols, where codewords have
  /// nearly equal lengths, to the depth of Huffman's code, above which nothing changes.
  /// On data that are not z, the cost may rise with the limit: a long codeword that is
  /// right for z may be wrong for them.
  ///
  /// Source: Larmore and Hirschberg, *A Fast Algorithm for Optimal Length-Limited
  /// Huffman Codes*, 1990.
  ///
  /// - Parameters:
  ///   - z: the distribution from which codes are designed.
  ///   - q: the distribution on which they are used; `nil` for z itself.
  /// - Returns: the experiment.
  /// - Throws: ``InvalidPrefixCode`` if z has too many symbols for any limit.
  package static func limit(
    designedFor z: NamedDistribution, usedOn q: NamedDistribution? = nil
  ) throws(InvalidPrefixCode) -> Experiment {
    let count = z.distribution.support.count
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: z.distribution))
    let depth = huffman.lengths.compactMap(\.self).max() ?? 0
    let entropy = z.distribution.entropy.bits
    let optimum = huffman.expectedLength(under: z.distribution)
    let least = min(depth, digitCount(of: UInt64(max(count, 1) - 1)))
    // Codewords may be longer than any limit that a user would set.
    let greatest = max(least, min(depth, mostBits))
    var own: [Experiment.Point] = []
    var used: [Experiment.Point] = []
    for limit in least...greatest {
      let code = try PrefixCode(lengths: PackageMerge.lengths(for: z.distribution, limit: limit))
      own.append(
        .init(
          x: Double(limit), y: code.expectedLength(under: z.distribution),
          law: optimum...max(optimum, Double(limit))))
      if let q {
        used.append(.init(x: Double(limit), y: code.expectedLength(under: q.distribution)))
      }
    }
    let costs = own.map(\.y)
    // Weights are rounded as they are added, level by level, so the choice between
    // codes of nearly equal cost may be wrong.
    let slack = Double(greatest) * Rounding.bound(at: costs.first ?? 0)
    let last = costs.last ?? 0
    let answer = q == nil ? own : used
    let price = (answer.first?.y ?? 0) - (answer.last?.y ?? 0)
    return Experiment(
      name: "sweep.limit", title: "cost against the longest codeword",
      inputs: [.init("z", z.name)] + (q.map { [.init("q", $0.name)] } ?? []),
      x: .init("limit", .count, meaning: "bits of the longest codeword"),
      y: .init("cost", per: "symbol"),
      series: (q.map { [.init(name: "on \($0.name)", origin: .computed, points: used)] } ?? []) + [
        .init(
          name: "on z", origin: .computed, law: .init("L(Huffman) ≤ L ≤ limit", .exact),
          points: own)
      ],
      marks: [.init(.y, at: entropy, "H(z)")],
      findings: [
        .init("depth of Huffman's code", Double(depth), .count),
        .init(
          "least limit", Double(least), .count,
          detail: "\(count.counted("symbol"))"),
      ]
        + (price.isFinite
          ? [
            .init(
              "cost of the least limit", price, .information,
              detail: "on \(q?.name ?? z.name), above that of Huffman's code")
          ] : []),
      checks: [
        Check(
          name: "never rises with the limit",
          holds: zip(costs, costs.dropFirst()).allSatisfy { $1 <= $0 + slack },
          detail: "from \((costs.first ?? 0).inDigits) to \(last.inDigits) bits per symbol")
      ]
        + (greatest < depth
          ? []
          : [
            Check(
              name: "Huffman's cost at Huffman's depth", holds: abs(last - optimum) <= slack,
              detail:
                "\(last.inDigits) bits per symbol at the last limit, \(optimum.inDigits) by Huffman"
            )
          ]))
  }

  /// The greatest limit that is tried.
  private static let mostBits = 255
}
