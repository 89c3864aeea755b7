extension Sweep {
  /// What a proxy learnt from n symbols costs above the entropy, as n grows.
  ///
  /// A δ added to each of A counts, where the source has K symbols, leaves
  ///
  ///     KL(q‖z) ≈ ((K − 1)/2 + (A − K)·δ) / (n ln 2)    bits per symbol
  ///
  /// on average over draws of n independent symbols: (K − 1)/(2n ln 2) for each
  /// symbol that comes, and δ for each that does not. With KT's ½ it is
  /// (A − 1)/(2n ln 2), whatever K. The law is reached where all symbols have come
  /// several times; before, rare ones have not come at all. Beside the draws stands,
  /// where there is a message, what its first symbols teach, which depend on each
  /// other and teach less.
  ///
  /// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981;
  /// Braess and Sauer, *Bernstein polynomials and learning theory*, 2004.
  ///
  /// - Parameters:
  ///   - q: the source.
  ///   - prefixes: the tallies of the first symbols of a message, in order of their
  ///     length; those of `settings` where draws are to stand beside them.
  ///   - settings: the lengths to draw, in ascending order.
  ///   - delta: what is added to each count, greater than 0.
  ///   - drawCount: how often each length is drawn, at least 2.
  ///   - seed: what drawing begins from.
  /// - Returns: the experiment.
  package static func training(
    on q: NamedDistribution, prefixes: [Tally] = [], settings: [Int], delta: Double = 0.5,
    drawCount: Int = 16, seed: UInt64
  ) -> Experiment {
    precondition(drawCount >= 2 && delta > 0, "a mean of draws, of smoothed counts")
    let source = q.distribution
    let (size, seen) = (Double(source.alphabetSize), Double(source.support.count))
    let weight = (seen - 1) / 2 + (size - seen) * delta
    func law(_ n: Double) -> ClosedRange<Double> {
      let bits = weight / (n * Mathematics.naturalLogarithmOf2)
      return bits...bits
    }
    func excess(_ tally: Tally) -> Double {
      (try? Estimator.additive(delta).distribution(of: tally))
        .map { source.divergence(from: $0).bits } ?? .infinity
    }
    let table = AliasTable(source)
    var stream: UInt64 = 0
    WorkProgress.begin("drawing and learning", of: settings.reduce(0, +) * drawCount)
    let drawn = settings.map { n in
      let draws = (0..<drawCount).map { _ in
        var tally = [UInt64](repeating: 0, count: source.alphabetSize)
        var rng = SplitMix64(seed: seed, position: stream)
        stream += UInt64(n)
        WorkProgress.add(n)
        for _ in 0..<n { tally[table.draw(using: &rng)] += 1 }
        return excess(Tally(counts: tally))
      }
      let mean = draws.compensatedSum() / Double(drawCount)
      let squares = draws.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
      let error = StandardError(
        value: (squares / Double(drawCount * (drawCount - 1))).squareRoot(),
        method: .independentDraws(count: drawCount))
      return Experiment.Point(
        x: Double(n), y: mean, halfWidth95: error.halfWidth95, law: law(Double(n)))
    }
    let first = prefixes.map { tally in
      Experiment.Point(x: Double(tally.total), y: excess(tally), law: law(Double(tally.total)))
    }
    let formula = Experiment.Law("((K−1)/2 + (A−K)δ)/(n ln 2)", .asymptotic)
    func effective(_ point: Experiment.Point?) -> Double {
      point.map { 1 + 2 * $0.x * Mathematics.naturalLogarithmOf2 * $0.y } ?? 0
    }
    var series = [
      Experiment.Series(name: "drawn", origin: .computed, law: formula, points: drawn)
    ]
    var findings: [Experiment.Finding] = [
      .init("symbols that q has, K", seen, .count), .init("alphabet, A", size, .count),
      .init(
        "effective K, drawn", effective(drawn.last), .number,
        detail: "1 + 2n ln 2 · excess, at the largest n"),
    ]
    if !first.isEmpty {
      series.append(
        .init(name: "first n symbols", origin: .computed, law: formula, points: first))
      findings.append(
        .init("effective K, first n symbols", effective(first.last), .number, detail: "the same"))
    }
    return Experiment(
      name: "sweep.training", title: "excess of a proxy learnt from n symbols",
      inputs: [
        .init("q", q.name), .init("δ", "\(delta)"),
        .init("draws", "\(drawCount.grouped) of each n"),
      ],
      seed: seed,
      x: .init("n", .count, meaning: "symbols that z is learnt from", isLogarithmic: true),
      y: .init("KL(q‖z)", per: "symbol", isLogarithmic: true), series: series,
      findings: findings, checks: trainingChecks(drawn, of: source, delta: delta))
  }

  /// The law is held to where it has been reached.
  ///
  /// That is where the rarest symbol is expected ten times and more, and ten times as
  /// much is counted as is added, for it is the first term of a series in A·δ/n.
  private static func trainingChecks(
    _ points: [Experiment.Point], of source: Distribution, delta: Double
  ) -> [Check] {
    let rarest = source.support.map(source.probability(of:)).min() ?? 0
    let added = Double(source.alphabetSize) * delta
    guard let last = points.last, last.x * rarest >= 10, last.x >= 10 * added,
      let ratio = last.ratio, let half = last.halfWidth95, let law = last.law?.lowerBound
    else { return [] }
    return [
      Check(
        name: "the law is reached", holds: abs(ratio - 1) <= 0.1 + 2 * half / law,
        detail: "at n = \(Int(last.x).grouped) the excess is \(ratio.inDigits) times the law")
    ]
  }
}
