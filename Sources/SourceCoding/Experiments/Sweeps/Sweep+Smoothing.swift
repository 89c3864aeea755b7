extension Sweep {
  /// The cost of data that a proxy did not see, as the amount added to its counts
  /// varies.
  ///
  /// At δ = 0 a symbol that was not seen is impossible; a large δ makes all symbols
  /// nearly equal. In between there is a least cost, near KT's ½ for texts of few
  /// symbols and far below it if the alphabet is large and mostly unused.
  ///
  /// Source: Lidstone, *Note on the general case of the Bayes–Laplace formula for
  /// inductive or a posteriori probabilities*, 1920.
  ///
  /// - Parameters:
  ///   - first: the counts from which z is learnt.
  ///   - last: the data on which it is used, over the same alphabet, not empty; an open
  ///     one is ``Alphabet/withOthers``, and symbols that z has not seen are spelled
  ///     out after its escape.
  ///   - names: the names of both.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the experiment.
  /// - Throws: ``InvalidDistribution`` if `last` is empty, ``SourceError`` if it cannot
  ///   be read.
  package static func smoothing(
    learntFrom first: Tally, usedOn last: any SymbolSource, names: (first: String, last: String),
    threads: Int = 1
  ) throws -> Experiment {
    let tallies = try BatchTallies(of: last, threads: threads)
    let q = try Estimator.maximumLikelihood.distribution(of: tallies.total)
    let escape = escape(fromSeenIn: first, over: last.alphabet)
    func proxy(_ delta: Double) -> Distribution? {
      self.proxy(from: first, adding: delta, escape: escape)
    }
    func cost(_ delta: Double) -> Double {
      proxy(delta).map { q.crossEntropy(under: $0).bits } ?? .infinity
    }
    let exponents = (-40...13).map { Double($0) / 4 }
    let deltas = [0] + exponents.map(Mathematics.exp2)
    let costs = deltas.map(cost)
    let least = deltas.indices.min { costs[$0] < costs[$1] } ?? 0
    let bracket = deltas[max(0, least - 1)]...deltas[min(deltas.count - 1, least + 1)]
    let refined = leastPlace(in: bracket, of: cost)
    let best = cost(refined) < costs[least] ? refined : deltas[least]
    let entropy = q.entropy.bits
    let shown = [0] + stride(from: 1, to: deltas.count, by: 2).map { $0 }
    let points = try shown.map { index in
      let interval =
        costs[index].isFinite && last.hasOrder
        ? try proxy(deltas[index]).flatMap {
          try RateInterval.estimated(
            of: last, tallies: tallies, costing: $0.surprisals, threads: threads)
        } : nil
      return Experiment.Point(
        x: deltas[index], y: costs[index], halfWidth95: interval?.halfWidth95,
        law: entropy ... .infinity)
    }
    let (kt, laplace) = (cost(0.5), cost(1))
    return Experiment(
      name: "sweep.smoothing", title: "held-out cost by the amount added to each count",
      inputs: [.init("z learnt from", names.first), .init("q", names.last)],
      x: .init("δ", .number, meaning: "added to each count", isLogarithmic: true),
      y: .init("H(q,z_δ)", per: "symbol"),
      series: [
        .init(
          name: "held out", origin: .computed, law: .init("H(q,z_δ) ≥ H(q)", .exact),
          points: points)
      ],
      marks: [.init(.x, at: best, "best δ"), .init(.y, at: entropy, "H(q)")],
      findings: [
        .init(
          "best δ", best, .number,
          detail: best > 0 ? "--smoothing add:\(best.inDigits)" : "--smoothing ml"),
        .init("cost at the best δ", cost(best), .information),
        .init("KT, δ = 1/2", kt, .information),
        .init("Laplace, δ = 1", laplace, .information),
      ],
      checks: [
        Check(
          name: "never below H(q)",
          holds: costs.allSatisfy { $0 >= entropy - Rounding.bound(at: $0) },
          detail: "at least \((costs.min() ?? 0).inDigits), where H(q) is \(entropy.inDigits)")
      ],
      notes: (best > 0.99 * deltas[deltas.count - 1]
        ? ["The least cost is at the largest δ that was tried: a larger δ may cost less."] : [])
        + (last.hasOrder
          ? []
          : [
            "There are no error bars: they depend on the order of the symbols, and q is a tally, which "
              + "has only their counts. Name the data in place of their tally to see them."
          ]))
  }

  /// The escape of a proxy that is learnt from counts over an open alphabet; `nil` for a closed one.
  private static func escape(fromSeenIn first: Tally, over alphabet: Alphabet) -> Escape? {
    alphabet.hasOthers ? Escape(fromSeenIn: first, over: alphabet) : nil
  }

  /// Returns the distribution learnt from counts to which `delta` is added; `nil` if there is none.
  package static func proxy(
    from first: Tally, adding delta: Double, escape: Escape? = nil
  ) -> Distribution? {
    let rule = delta == 0 ? Estimator.maximumLikelihood : .additive(delta)
    let z = try? rule.distribution(of: escape?.counts(in: first) ?? first)
    return z.map { escape?.spread($0) ?? $0 }
  }
}
