extension Sweep {
  /// What contexts of more and more symbols seem to be worth, and what they are.
  ///
  /// The plug-in figure sinks with every symbol of context, whatever the message; the
  /// held-out and the sequential one turn up again where contexts come too seldom to be
  /// learnt from. Only the last is what a reader can be sent. See ``ContextEntropy``.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - name: the words for it.
  ///   - order: the length of the longest context.
  ///   - heldOutFraction: the part at the end that the held-out model does not see.
  /// - Returns: the experiment.
  /// - Throws: ``SourceError`` if the message cannot be read.
  public static func order(
    of source: any SymbolSource, named name: String, upTo order: Int = 5,
    heldOutFraction: Double = 0.1
  ) throws(SourceError) -> Experiment {
    let all = try ContextEntropy.orders(
      upTo: order, of: source, heldOutFraction: heldOutFraction)
    func series(
      _ name: String, _ law: Experiment.Law? = nil, _ value: (ContextEntropy) -> Information?,
      atLeast: (ContextEntropy) -> Information? = { _ in nil }
    ) -> Experiment.Series {
      .init(
        name: name, origin: .computed, law: law,
        points: all.compactMap { figures in
          value(figures).map {
            .init(
              x: Double(figures.order), y: $0.bits,
              law: atLeast(figures).map { $0.bits ... .infinity })
          }
        })
    }
    let plugIn = all.compactMap(\.plugIn?.bits)
    let measuredCount = Double(max(1, all.first?.symbolCount ?? 1))
    // A context more leaves out one place more, which may move the mean a little.
    let edge = Double(order + 1) * Mathematics.log2(measuredCount + 1) / measuredCount
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
          detail: "\(figures.contextCount.grouped) \("context".counted(by: figures.contextCount))"))
    }
    let isFair = all.allSatisfy { figures in
      guard let sequential = figures.sequential, let plugIn = figures.plugIn else { return true }
      return sequential.bits >= plugIn.bits - edge
    }
    return Experiment(
      name: "sweep.order", title: "what k symbols before are worth",
      inputs: [
        .init("q", name),
        .init("held out", "the last \((all.first?.heldOutCount ?? 0).grouped) symbols"),
      ],
      x: .init("k", .count, meaning: "symbols before"), y: .init("cost", per: "symbol"),
      series: [
        series("plug-in", nil) { $0.plugIn }, series("held out", nil) { $0.heldOut },
        series("sequential", .init("≥ plug-in", .exact)) {
          $0.sequential
        } atLeast: {
          $0.plugIn
        },
      ].filter { !$0.points.isEmpty },
      findings: findings,
      checks: [
        Check(
          name: "plug-in never rises with k",
          holds: zip(plugIn, plugIn.dropFirst()).allSatisfy { $1 <= $0 + edge },
          detail:
            "from \((plugIn.first ?? 0).inWords) to \((plugIn.last ?? 0).inWords) bits per symbol"),
        Check(
          name: "no learner beats the counts it learns", holds: isFair,
          detail: "sequential against plug-in at each k"),
      ],
      notes: ["The plug-in figure is no compression: nobody tells the reader the counts."])
  }
}
