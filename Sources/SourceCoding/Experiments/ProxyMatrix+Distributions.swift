extension ProxyMatrix {
  /// The tallies of several texts, each as source and as proxy.
  ///
  /// - Parameters:
  ///   - tallies: the counts with their names; none is empty.
  ///   - estimator: the rule by which proxies are learnt.
  /// - Throws: ``InvalidDistribution/noWeight`` for an empty tally.
  package init(
    of tallies: [(name: String, tally: Tally)], estimator: Estimator
  ) throws(InvalidDistribution) {
    var sources: [(Source, Distribution)] = []
    var proxies: [NamedDistribution] = []
    for (name, tally) in tallies {
      let q = try Estimator.maximumLikelihood.distribution(of: tally)
      sources.append(
        (Source(name: name, entropy: q.entropy.bits, symbolCount: tally.total), q))
      proxies.append(NamedDistribution(name, try estimator.distribution(of: tally)))
    }
    self.init(.crossEntropy, of: sources, under: proxies)
  }

  /// The cross entropies or divergences of sources under proxies.
  ///
  /// - Parameters:
  ///   - content: ``Content/crossEntropy`` or ``Content/divergence``.
  ///   - sources: the columns, with the distributions of the symbols.
  ///   - proxies: the rows.
  ///   - symbolUnit: the unit of symbols.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Precondition: All distributions are over one alphabet.
  /// - Complexity: O(n·m·K) for n sources and m proxies over K symbols.
  package init(
    _ content: Content, of sources: [(source: Source, q: Distribution)],
    under proxies: [NamedDistribution], per symbolUnit: SymbolUnit = .byte,
    threads: Int = 1
  ) {
    let qs = sources.map(\.q)
    let sums = CellSums(content, of: qs, under: proxies.map(\.distribution))
    let parts = BlockWorkers.run(
      symbolCount: proxies.count, blockSize: 1, threads: threads,
      naming: "comparing", of: "proxies"
    ) {
      (nextBlock) -> [(row: Int, bits: [Double])] in
      var rows: [(row: Int, bits: [Double])] = []
      while let row = nextBlock()?.first {
        let z = proxies[row].distribution
        var bits = sums.row(row)
        let impossible = z.weights.indices.filter { !z.isPossible($0) }
        for (column, q) in qs.enumerated() {
          if impossible.contains(where: q.isPossible) {
            bits[column] = .infinity
          } else if content == .divergence, bits[column] < CellSums.leastDivergence {
            bits[column] = q.divergence(from: z).bits
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
      checks: [
        Self.gibbs(content, sources.map(\.source), bits, alphabetSize: qs.first?.alphabetSize ?? 0)
      ])
  }

  /// The check of Gibbs' inequality, which holds for every cell: H(q,z) ≥ H(q), KL(q‖z)
  /// ≥ 0.
  ///
  /// A divergence is a sum of terms that are not negative, whatever their rounding. A
  /// cross entropy is a sum of K/8 + 3 rounded terms, so its rounding error may be that
  /// many units of 2^−53 of it, plus some 16 units for its terms and for H(q).
  private static func gibbs(
    _ content: Content, _ sources: [Source], _ bits: [[Double]], alphabetSize: Int
  ) -> Check {
    var least = Double.infinity
    var holds = true
    for row in bits {
      for (cell, source) in zip(row, sources) {
        let excess = content == .divergence ? cell : cell - source.entropy
        let rounding = content == .divergence ? 0 : (Double(alphabetSize) / 8 + 16) * 0x1p-53 * cell
        least = min(least, excess)
        holds = holds && excess >= -rounding
      }
    }
    return Check(
      name: "no proxy costs less than H(q)", holds: holds,
      detail: "the least difference is \(least.inDigits) bits per symbol")
  }
}

/// The parts from which the rows of a matrix are summed, made once for all of them.
///
/// The surprisal of an impossible symbol is 0 here, and the caller must look for it.
private struct CellSums {
  private let probabilities: DotProducts
  private let surprisals: DotProducts
  /// For divergences, the low parts of the surprisals beyond their doubles, and the
  /// surprisals of the sources.
  private let differing: (low: DotProducts, ofSources: DotProducts, lowOfSources: DotProducts)?

  /// The least divergence that is accurate to some 2^−40 as Σ q (log2 q − log2 z), with
  /// logarithms of twice the digits: its terms are then at most some hundred times as
  /// great as the sum.
  static let leastDivergence = 1e-5

  init(_ content: ProxyMatrix.Content, of qs: [Distribution], under zs: [Distribution]) {
    let length = (qs + zs).first?.alphabetSize ?? 0
    probabilities = DotProducts(
      qs.map { q in (0..<length).map(q.probability(of:)) }, length: length)
    guard content == .divergence else {
      surprisals = DotProducts(
        zs.map { $0.surprisals.map { $0.isFinite ? $0 : 0 } }, length: length)
      differing = nil
      return
    }
    let (ofProxies, ofSources) = (zs.map(\.wideSurprisals), qs.map(\.wideSurprisals))
    surprisals = DotProducts(ofProxies.map { $0.map(\.high) }, length: length)
    differing = (
      DotProducts(ofProxies.map { $0.map(\.low) }, length: length),
      DotProducts(ofSources.map { $0.map(\.high) }, length: length),
      DotProducts(ofSources.map { $0.map(\.low) }, length: length)
    )
  }

  /// The sums of a row, for each source.
  func row(_ row: Int) -> [Double] {
    guard let differing else { return surprisals.products(of: row, with: probabilities) }
    return surprisals.differences(
      of: row, low: differing.low, from: differing.ofSources, othersLow: differing.lowOfSources,
      times: probabilities)
  }
}

extension Distribution {
  /// The surprisals in bits as two doubles each; 0 for an impossible symbol.
  fileprivate var wideSurprisals: [(high: Double, low: Double)] {
    let logarithm = wideTotal.naturalLogarithm
    return weights.indices.map { symbol in
      guard isPossible(symbol) else { return (0, 0) }
      let bits =
        (logarithm - weight(of: symbol).naturalLogarithm) / WideReal.naturalLogarithmOf2
      return bits.scale == 0 ? (bits.high, bits.low) : (bits.value, 0)
    }
  }
}
