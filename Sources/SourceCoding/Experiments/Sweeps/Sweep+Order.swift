extension Sweep {
  /// The apparent and the real value of contexts of more and more symbols.
  ///
  /// The plug-in figure H_k is a mean over the N − k symbols that follow k others.
  /// Their total cost can only fall as k grows:
  ///
  ///     (N − k − 1)·H_{k+1} ≤ (N − k)·H_k
  ///
  /// Leaving out the first of these symbols saves its cost, and dividing the counts of
  /// a context among longer ones never costs more (Cover and Thomas, theorem 2.6.5).
  /// Surprise: the mean itself may rise, because the symbol that is left out may be a
  /// cheap one, as in `aaaaaaab`. The held-out and the sequential figure rise again
  /// where contexts are too rare to learn from. Only the last is the rate of a stream
  /// that a reader can decode. See ``ContextEntropy``.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - name: its name.
  ///   - order: the length of the longest context.
  ///   - heldOutFraction: the part at the end that the held-out model does not see.
  /// - Returns: the experiment.
  /// - Throws: ``SourceError`` if the message cannot be read.
  package static func order(
    of source: any SymbolSource, named name: String, upTo order: Int = 5,
    heldOutFraction: Double = 0.1
  ) throws(SourceError) -> Experiment {
    let all = try ContextEntropy.orders(
      upTo: order, of: source, heldOutFraction: heldOutFraction)
    func series(
      _ name: String, _ value: (ContextEntropy) -> Information?
    ) -> Experiment.Series {
      .init(
        name: name, origin: .computed,
        points: all.compactMap { figures in
          value(figures).map { .init(x: Double(figures.order), y: $0.bits) }
        })
    }
    func least(_ value: (ContextEntropy) -> Information?) -> ContextEntropy? {
      all.filter { value($0) != nil }
        .min { (value($0)?.bits ?? .infinity) < (value($1)?.bits ?? .infinity) }
    }
    var findings: [Experiment.Finding] = []
    for (words, figures) in [
      ("best order, held out", least(\.heldOut)), ("best order, sequential", least(\.sequential)),
    ] {
      guard let figures else { continue }
      findings.append(
        .init(
          words, Double(figures.order), .count,
          detail: "\(figures.contextCount.counted("context"))"))
    }
    return Experiment(
      name: "sweep.order", title: "the value of the k previous symbols",
      inputs: [
        .init("q", name),
        .init("held out", "the last \((all.first?.heldOutCount ?? 0).grouped) symbols"),
      ],
      x: .init("k", .count, meaning: "previous symbols"), y: .init("cost", per: "symbol"),
      series: [
        series("plug-in") { $0.plugIn }, series("held out") { $0.heldOut },
        series("sequential") { $0.sequential },
      ].filter { !$0.points.isEmpty },
      findings: findings,
      checks: [plugInCheck(all)],
      notes: ["The plug-in rate is not compression: the reader does not have the counts."])
  }

  /// The check that the total cost of all symbols with k others in front of them does
  /// not rise with k.
  private static func plugInCheck(_ all: [ContextEntropy]) -> Check {
    let sums = all.compactMap { figures in
      figures.plugIn.map {
        (
          bits: $0.bits * figures.placeCount,
          slack: Rounding.bound(at: $0.bits) * figures.placeCount
        )
      }
    }
    return Check(
      name: "(N − k)·H_k of plug-in never rises with k",
      holds: zip(sums, sums.dropFirst()).allSatisfy {
        $1.bits <= $0.bits + max($0.slack, $1.slack)
      },
      detail: "from \((sums.first?.bits ?? 0).inDigits) to \((sums.last?.bits ?? 0).inDigits) bits")
  }
}
