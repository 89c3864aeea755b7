extension Sweep {
  /// The cost above the entropy of a proxy learnt from n symbols, as n grows.
  ///
  /// If δ is added to each of A counts, and the source has K symbols, then
  ///
  ///     KL(q‖z) ≈ ((K − 1)/2 + (A − K)·δ) / (n ln 2)    bits per symbol
  ///
  /// on average over draws of n independent symbols: (K − 1)/(2n ln 2) for the symbols
  /// that occur, and δ for each that does not. With KT's ½ it is (A − 1)/(2n ln 2), for
  /// any K. The law is reached when all symbols have occurred several times; before
  /// that, rare ones have not occurred at all. If there is a message, the result of
  /// learning from its first symbols is shown next to the draws; these depend on each
  /// other and teach less.
  ///
  /// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981;
  /// Braess and Sauer, *Bernstein polynomials and learning theory*, 2004.
  ///
  /// - Parameters:
  ///   - q: the source.
  ///   - prefixes: the tallies of the first symbols of a message, in order of their
  ///     length; those of `settings` if draws are to be shown next to them.
  ///   - settings: the lengths to draw, in ascending order.
  ///   - delta: the amount added to each count, greater than 0.
  ///   - drawCount: the number of draws for each length, at least 2.
  ///   - seed: the seed of the draws.
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
      .init("symbols that q has, K", seen, .count),
      .init(
        "alphabet, A", size, .count,
        detail: "known in advance: the excess has no bits that name its symbols"),
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
      name: "sweep.training", title: "extra cost of a proxy learnt from n symbols",
      inputs: [
        .init("q", q.name), .init("δ", "\(delta)"),
        .init("draws", "\(drawCount.grouped) of each n"),
      ],
      seed: seed,
      x: .init("n", .count, meaning: "symbols that z is learnt from", isLogarithmic: true),
      y: .init("KL(q‖z)", per: "symbol", isLogarithmic: true), series: series,
      findings: findings, checks: trainingChecks(drawn, of: source, delta: delta))
  }

  /// The checks of the law at lengths at which it is reached.
  ///
  /// It is reached if the rarest symbol is expected at least ten times, and at least
  /// ten times as much is counted as is added, because the law is the first term of a
  /// series in A·δ/n.
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
