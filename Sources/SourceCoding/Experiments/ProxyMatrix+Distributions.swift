extension ProxyMatrix {
  /// The tallies of several texts, each as source and as proxy.
  ///
  /// - Parameters:
  ///   - tallies: the counts, with the names they are known by; none is empty.
  ///   - estimator: the rule that proxies are learnt by.
  /// - Throws: ``InvalidDistribution/noWeight`` for an empty tally.
  public init(
    of tallies: [(name: String, tally: Tally)], estimator: Estimator
  ) throws(InvalidDistribution) {
    var sources: [(Source, Distribution)] = []
    var proxies: [(String, Distribution)] = []
    for (name, tally) in tallies {
      let q = try Estimator.maximumLikelihood.distribution(of: tally)
      sources.append(
        (Source(name: name, entropy: q.entropy.bits, symbolCount: tally.total), q))
      proxies.append((name, try estimator.distribution(of: tally)))
    }
    self.init(.crossEntropy, of: sources, under: proxies)
  }

  /// The cross entropies or divergences of sources under proxies.
  ///
  /// - Parameters:
  ///   - content: ``Content/crossEntropy`` or ``Content/divergence``.
  ///   - sources: the columns, with the distributions of the symbols.
  ///   - proxies: the rows.
  ///   - symbolUnit: what a symbol is.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Precondition: all distributions are over one alphabet.
  /// - Complexity: O(n·m·K) for n sources and m proxies over K symbols.
  public init(
    _ content: Content, of sources: [(source: Source, q: Distribution)],
    under proxies: [(name: String, z: Distribution)], per symbolUnit: SymbolUnit = .byte,
    threads: Int = 1
  ) {
    let alphabetSize = sources.first?.q.alphabetSize ?? 0
    // What is impossible has no part in the sum, and is looked for beside it.
    let surprisals = DotProducts(
      proxies.map { $0.z.surprisals.map { $0.isFinite ? $0 : 0 } }, length: alphabetSize)
    let probabilities = DotProducts(
      sources.map { source in (0..<alphabetSize).map(source.q.probability(of:)) },
      length: alphabetSize)
    let parts = BlockWorkers.run(
      symbolCount: proxies.count, blockSize: 1, threads: threads,
      naming: "comparing", of: "proxies"
    ) {
      (nextBlock) -> [(row: Int, bits: [Double])] in
      var rows: [(row: Int, bits: [Double])] = []
      while let row = nextBlock()?.first {
        var bits = surprisals.products(of: row, with: probabilities)
        let z = proxies[row].z
        let impossible = z.weights.indices.filter { z.weights[$0] == 0 }
        for (column, (source, q)) in sources.enumerated() {
          if impossible.contains(where: { q.weights[$0] > 0 }) {
            bits[column] = .infinity
          } else if content == .divergence {
            bits[column] = Self.divergence(
              of: q, from: z, difference: bits[column] - source.entropy)
          }
        }
        rows.append((row, bits))
        WorkProgress.add(1)
      }
      return rows
    }
    let bits = parts.joined().sorted { $0.row < $1.row }.map(\.bits)
    self.init(
      content: content, symbolUnit: symbolUnit, proxies: proxies.map(\.name),
      sources: sources.map(\.source), bits: bits,
      checks: [Self.gibbs(content, sources.map(\.source), bits)])
  }

  /// KL(q‖z), where `difference` is H(q,z) − H(q) as it was rounded.
  ///
  /// The difference is as good as the divergence unless it is small.
  private static func divergence(
    of q: Distribution, from z: Distribution, difference: Double
  ) -> Double {
    difference > 1e-3 ? difference : q.divergence(from: z).bits
  }

  /// Gibbs' inequality, which holds for every cell: H(q,z) ≥ H(q), KL(q‖z) ≥ 0.
  private static func gibbs(
    _ content: Content, _ sources: [Source], _ bits: [[Double]]
  ) -> Check {
    var least = Double.infinity
    for row in bits {
      for (cell, source) in zip(row, sources) {
        least = min(least, content == .divergence ? cell : cell - source.entropy)
      }
    }
    return Check(
      name: "no proxy costs less than H(q)", holds: least >= -1e-9,
      detail: "the least difference is \(least.inWords) bits per symbol")
  }
}
