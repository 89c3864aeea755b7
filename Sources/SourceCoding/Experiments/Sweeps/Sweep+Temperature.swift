extension Sweep {
  /// What q costs under a proxy made bolder or more timid: z^(1/T), normalised.
  ///
  /// In β = 1/T the cost is β·E_q[−log z] + log Σ z^β, which is convex, so there is one
  /// best temperature; there the proxy is as surprised by q as by itself. Above 1 it
  /// says that z was too sure of itself.
  ///
  /// Source: Guo, Pleiss, Sun and Weinberger, *On calibration of modern neural
  /// networks*, 2017.
  ///
  /// - Parameters:
  ///   - z: the proxy.
  ///   - q: the source, over the same alphabet.
  /// - Returns: the experiment.
  public static func temperature(of z: Subject, for q: Subject) -> Experiment {
    let (source, proxy) = (q.distribution, z.distribution)
    func cost(_ exponent: Double) -> Double {
      source.crossEntropy(under: proxy.tempered(Mathematics.exp2(exponent))).bits
    }
    // Temperatures from 1/4 to 4, an eighth of an octave at a time.
    let exponents = (-16...16).map { Double($0) / 8 }
    let costs = exponents.map { (x: Mathematics.exp2($0), y: cost($0)) }
    let least = costs.indices.min { costs[$0].y < costs[$1].y } ?? 0
    let bracket =
      exponents[max(0, least - 1)]...exponents[min(exponents.count - 1, least + 1)]
    let best = Mathematics.exp2(leastPlace(in: bracket, of: cost))
    let bestCost = source.crossEntropy(under: proxy.tempered(best)).bits
    let own = source.crossEntropy(under: proxy).bits
    let entropy = source.entropy.bits
    // A power that is cut off bends the curve; there the law says nothing.
    let whole = costs.filter { temperature, _ in
      proxy.tempered(temperature).support.count == proxy.support.count
    }
    let (isConvex, excess) = convexity(of: whole.map { (1 / $0.x, $0.y) }.reversed())
    return Experiment(
      name: "sweep.temperature", title: "cost of q as z is made bolder or more timid",
      inputs: [.init("q", q.name), .init("z", z.name)],
      x: .init("T", .number, meaning: "temperature", isLogarithmic: true),
      y: .init("H(q,z^(1/T))", per: "symbol"),
      series: [
        .init(
          name: "H(q,z_T)", origin: .computed, law: .init("H(q,z_T) ≥ H(q)", .exact),
          points: costs.map { .init(x: $0.x, y: $0.y, law: entropy ... .infinity) })
      ],
      marks: [.init(.x, at: best, "best T"), .init(.y, at: entropy, "H(q)")],
      findings: [
        .init(
          "best T", best, .number,
          detail: best > 1 ? "z was too sure of itself" : "z was too timid"),
        .init("cost at the best T", bestCost, .information),
        .init("saved", own.isFinite ? own - bestCost : 0, .information, detail: "against T = 1"),
      ],
      checks: [
        Check(
          name: "convex in 1/T", holds: isConvex,
          detail: "the middle of three points is above its chord by \(excess.inWords) bits at most"),
        Check(
          name: "never below H(q)", holds: costs.allSatisfy { $0.y >= entropy - tolerance },
          detail:
            "at least \((costs.map(\.y).min() ?? 0).inWords), where H(q) is \(entropy.inWords)"),
      ])
  }
}
