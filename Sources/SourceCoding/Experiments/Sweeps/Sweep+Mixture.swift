extension Sweep {
  /// The cost of q as its proxy is mixed with the truth: z_λ = (1 − λ)z + λq.
  ///
  ///     H(q) ≤ H(q,z_λ) ≤ (1 − λ)·H(q,z) + λ·H(q)
  ///
  /// The logarithm is concave, so the curve is convex in λ and lies below its chord.
  /// Surprise: it falls steeply at once. A tenth of the truth in the proxy may remove
  /// nearly all of the mismatch, and makes an infinite one finite.
  ///
  /// Source: Cover and Thomas, *Elements of Information Theory*, 1991, theorem 2.7.2.
  ///
  /// - Parameters:
  ///   - z: the proxy.
  ///   - q: the source, over the same alphabet.
  ///   - count: the number of steps from z to q, at least 1.
  /// - Returns: the experiment.
  package static func mixture(
    of z: NamedDistribution, with q: NamedDistribution, stepCount count: Int = 20
  )
    -> Experiment
  {
    precondition(count >= 1, "at least the ends")
    let entropy = q.distribution.entropy.bits
    let costs = (0...count).map { step in
      let share = Double(step) / Double(count)
      let mixture = blend(share, of: q.distribution, in: z.distribution)
      return (x: share, y: q.distribution.crossEntropy(under: mixture).bits)
    }
    let points = costs.map { share, cost in
      let chord = costs[0].y.isFinite ? (1 - share) * costs[0].y + share * entropy : .infinity
      return Experiment.Point(x: share, y: cost, law: min(entropy, chord)...chord)
    }
    let falls = zip(costs, costs.dropFirst()).allSatisfy {
      $1.y <= $0.y + Rounding.bound(at: $0.y)
    }
    let (first, half) = (costs[0].y - entropy, costs[count / 2].y - entropy)
    return Experiment(
      name: "sweep.mixture", title: "cost of q as z approaches q",
      inputs: [.init("q", q.name), .init("z", z.name)],
      x: .init("λ", .number, meaning: "share of q in z"), y: .init("H(q,(1−λ)z+λq)", per: "symbol"),
      series: [
        .init(
          name: "H(q,z_λ)", origin: .computed,
          law: .init("H(q) ≤ H(q,z_λ) ≤ (1 − λ)·H(q,z) + λ·H(q)", .exact), points: points)
      ],
      marks: [.init(.y, at: entropy, "H(q)")],
      findings: [
        .init("mismatch at λ = 0", first, .information),
        .init("mismatch at λ = 1/2", half, .information),
      ],
      checks: [
        convexity(of: costs, in: "λ"),
        Check(
          name: "falls to H(q)",
          holds: falls && abs(costs[count].y - entropy) <= Rounding.bound(at: entropy),
          detail: "from \(costs[0].y.inDigits) to \(costs[count].y.inDigits) bits per symbol"),
      ].compactMap(\.self))
  }

  /// Returns z with a share of q mixed in.
  package static func blend(
    _ share: Double, of q: Distribution, in z: Distribution
  ) -> Distribution {
    // The ends are used as they are, because 0 · z must not make a symbol possible.
    if share == 0 { return z }
    if share == 1 { return q }
    return (try? Distribution(mixing: [(1 - share, z), (share, q)])) ?? z
  }
}
