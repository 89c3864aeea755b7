extension Sweep {
  /// Computes the cost of q under a proxy at every temperature T: z^(1/T), normalised.
  ///
  /// As a function of β = 1/T the cost is β·E_q[−log z] + log Σ z^β. It is convex, so
  /// there is one best temperature; there the proxy has as much surprise under q as
  /// under itself. A best temperature above 1 means that z was too confident. It may
  /// lie outside the range shown, and in the limit at 0 or ∞; ``BestTemperature`` finds
  /// it.
  ///
  /// Source: Guo, Pleiss, Sun and Weinberger, *On calibration of modern neural
  /// networks*, 2017.
  ///
  /// - Parameters:
  ///   - z: the proxy.
  ///   - q: the source, over the same alphabet.
  /// - Returns: the experiment.
  package static func temperature(of z: NamedDistribution, for q: NamedDistribution) -> Experiment {
    let row = Predictions(of: z.distribution, for: q.distribution)
    let best = BestTemperature.search(after: ClassificationScore(of: row)) { $0(row) }
    let entropy = q.distribution.entropy.bits
    func cost(at temperature: Double) -> Double {
      guard best != nil else { return .infinity }
      return q.distribution.crossEntropy(under: z.distribution.tempered(temperature)).bits
    }
    let costs = temperatures.map { (x: $0, y: cost(at: $0)) }
    let isShown = best.map { temperatures[0]...4 ~= $0.temperature } ?? false
    return Experiment(
      name: "sweep.temperature", title: "cost of q as z is made more or less confident",
      inputs: [.init("q", q.name), .init("z", z.name)],
      x: .init("T", .number, meaning: "temperature", isLogarithmic: true),
      y: .init("H(q,z^(1/T))", per: "symbol"),
      series: [
        .init(
          name: "H(q,z_T)", origin: .computed, law: .init("H(q,z_T) ≥ H(q)", .exact),
          points: costs.map { .init(x: $0.x, y: $0.y, law: entropy ... .infinity) })
      ],
      marks: (isShown ? best.map { [.init(.x, at: $0.temperature, "best T")] } ?? [] : [])
        + [.init(.y, at: entropy, "H(q)")],
      findings: best.map {
        [
          .init("best T", $0.temperature, .number, detail: verdict($0.temperature)),
          .init("cost at the best T", $0.after.bits, .information),
          .init("saved", $0.saving.bits, .information, detail: "against T = 1"),
        ]
      } ?? [],
      checks: best == nil ? [] : checks(costs, entropy),
      notes: best == nil
        ? ["z calls a symbol impossible that q has, and so it does at every temperature."] : [])
  }

  /// The temperatures from 1/4 to 4, an eighth of an octave apart.
  private static let temperatures = (-16...16).map { Mathematics.exp2(Double($0) / 8) }

  /// Returns what the best temperature means for z, in words.
  private static func verdict(_ temperature: Double) -> String {
    switch temperature {
    case 0: "q has only the likeliest symbols of z, so a lower temperature is always better"
    case .infinity: "giving all symbols of z the same probability would be better"
    case 1 - 1e-9...1 + 1e-9: "z is neither overconfident nor underconfident"
    case ..<1: "z was underconfident"
    default: "z was overconfident"
    }
  }

  /// Checks the laws that the costs at all temperatures obey.
  private static func checks(_ curve: [(x: Double, y: Double)], _ entropy: Double) -> [Check] {
    let least = curve.map(\.y).reduce(.infinity, min)
    return [
      convexity(of: curve.map { (1 / $0.x, $0.y) }.reversed(), in: "1/T"),
      Check(
        name: "never below H(q)", holds: least >= entropy - Rounding.bound(at: least),
        detail: "at least \(least.inDigits), where H(q) is \(entropy.inDigits)"),
    ].compactMap(\.self)
  }
}
