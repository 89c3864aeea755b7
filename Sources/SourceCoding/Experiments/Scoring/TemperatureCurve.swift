/// The cost of predictions at every temperature, as an experiment.
///
/// The curve is convex in 1/T, so it has one minimum; how flat it is shows how much the
/// temperature matters. To the left of T = 1 the predictions are made more confident,
/// to the right less.
package enum TemperatureCurve {
  /// The temperatures from 1/16 to 16, an eighth of an octave apart.
  static let temperatures = (-32...32).map { Mathematics.exp2(Double($0) / 8) }

  /// Returns the experiment for predictions that were scored before.
  ///
  /// - Parameters:
  ///   - name: the name of the predictions.
  ///   - score: their score at T = 1.
  ///   - pass: passes all rows, in any parts, to its argument; it must pass the same
  ///     rows each time.
  /// - Returns: the experiment; infinite throughout if a row is impossible.
  /// - Throws: any error of `pass`.
  package static func experiment<Failure: Error>(
    named name: String, after score: ClassificationScore,
    pass: (_ take: (Predictions) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> Experiment {
    let best = try BestTemperature.search(after: score, pass: pass)
    var losses = temperatures.map { BestTemperature.Loss(beta: 1 / $0) }
    if best != nil {
      try pass { rows in
        for index in losses.indices { losses[index].add(rows) }
      }
    }
    let rowCount = Double(max(1, score.rowCount))
    let costs = losses.map { loss in
      best == nil ? Double.infinity : Information(nats: loss.value / rowCount).bits
    }
    let floor = best?.after.bits ?? .infinity
    let isShown = best.map { 0.0625...16 ~= $0.temperature } ?? false
    return Experiment(
      name: "sweep.temperature", title: "cost of labels as predictions are made bolder or timid",
      inputs: [.init("q", "the labels of \(name)"), .init("z", name)],
      x: .init("T", .number, meaning: "temperature", isLogarithmic: true),
      y: .init("H(q,z^(1/T))", per: "row"),
      series: [
        .init(
          name: "H(q,z_T)", origin: .computed,
          law: .init("H(q,z_T) ≥ H(q,z) at the best T", .exact),
          points: zip(temperatures, costs).map { .init(x: $0, y: $1, law: floor ... .infinity) })
      ],
      marks: isShown ? best.map { [.init(.x, at: $0.temperature, "best T")] } ?? [] : [],
      findings: findings(best),
      checks: best == nil ? [] : checks(Array(zip(losses.map(\.beta), costs)), floor),
      notes: best == nil
        ? ["No temperature makes an impossible label possible."]
        : [
          "The best temperature is fitted to these rows; one number flatters itself by about half a "
            + "nat in all."
        ])
  }

  private static func findings(_ best: BestTemperature?) -> [Experiment.Finding] {
    guard let best else { return [] }
    guard !best.changesNothing else {
      return [.init("cost at every T", best.after.bits, .information)]
    }
    let detail: String =
      switch best.temperature {
      case 0: "every label is its row's likeliest, so the colder the better"
      case .infinity: "the predictions are worse than none"
      case ..<1: "the model is not sure enough of itself"
      default: "the model is too sure of itself"
      }
    return [
      .init("best T", best.temperature, .number, detail: detail),
      .init("cost at the best T", best.after.bits, .information),
      .init("saved", best.saving.bits, .information, detail: "against T = 1"),
    ]
  }

  /// Checks the laws that the costs at each β = 1/T and the least cost, `floor`, obey.
  private static func checks(_ curve: [(x: Double, y: Double)], _ floor: Double) -> [Check] {
    let least = curve.map(\.y).reduce(.infinity, min)
    return [
      Sweep.convexity(of: curve, in: "1/T"),
      Check(
        name: "nowhere below the best T", holds: least >= floor - Rounding.bound(at: floor),
        detail: "at least \(least.inDigits) bits a row, \(floor.inDigits) at the best T"),
    ].compactMap(\.self)
  }
}
