extension Fit {
  /// The mixture of proxies with the least cost on data, and the contribution of each.
  ///
  /// - Parameters:
  ///   - proxies: the components, over the alphabet of the data.
  ///   - fitted: the counts to which weights are fitted.
  ///   - heldOut: the counts on which the result is also measured, if some are held
  ///     out.
  ///   - name: the name of the data.
  /// - Returns: the experiment; its findings are the weights, and its first note is the
  ///   mixture as a SPEC.
  /// - Throws: ``NoMixture`` if no proxy can emit a symbol of the data.
  package static func mixture(
    of proxies: [NamedDistribution], to fitted: Tally, heldOut: Tally? = nil, named name: String
  ) throws(NoMixture) -> Experiment {
    let parts = proxies.map(\.distribution)
    let lost = fitted.seenSymbols.filter { symbol in !parts.contains { $0.isPossible(symbol) } }
    if let symbol = lost.first {
      throw NoMixture(symbol: symbol, count: lost.reduce(0) { $0 + fitted.counts[$1] })
    }
    let optimum = MixtureOptimum(of: parts, tally: fitted)
    // The weights of a SPEC have six digits, and sum to exactly one.
    let millionths = shared(optimum.weights, among: 1_000_000)
    let weights = millionths.map { Double($0) / 1e6 }
    let exact = cost(of: parts, optimum.weights, on: fitted)
    let printed = cost(of: parts, weights, on: fitted)
    let own = entropy(of: fitted)
    let rest = parts.indices.map { index -> Double in
      guard parts.count > 1 else { return .infinity }
      let others = parts.indices.filter { $0 != index }.map { parts[$0] }
      guard fitted.seenSymbols.allSatisfy({ symbol in others.contains { $0.isPossible(symbol) } })
      else { return .infinity }
      return cost(of: others, MixtureOptimum(of: others, tally: fitted).weights, on: fitted)
    }
    let alone = parts.map { fitted.weightedSum(of: $0.surprisals) / Double(fitted.total) }
    let places = parts.indices.map { Double($0 + 1) }
    var findings = proxies.indices.map { index in
      Experiment.Finding(
        "weight of \(proxies[index].name)", weights[index], .number,
        detail: rest[index].isFinite ? "" : "without it the data cannot be written")
    }
    findings += proxies.indices.filter { rest[$0].isFinite }.map { index in
      .init("saving by \(proxies[index].name)", max(0, rest[index] - exact), .information)
    }
    findings += [
      .init("H(q)", own, .information),
      .init("H(q,z) of the mixture", printed, .information),
      .init("mismatch", printed - own, .information),
    ]
    if let heldOut, heldOut.total > 0 {
      findings.append(
        .init("H(q,z) of what was held out", cost(of: parts, weights, on: heldOut), .information))
    }
    findings.append(.init("duality gap in nats", optimum.gap, .number))
    return Experiment(
      name: "fit.mixture", title: "the mixture of proxies that costs \(name) least",
      inputs: [.init("q", name)]
        + proxies.enumerated().map { .init("z\($0.offset + 1)", $0.element.name) },
      x: .init("proxy", .count, meaning: "in the order in which they are named"),
      y: .init("H(q,z)", per: "symbol"),
      series: [
        .init(
          name: "alone", origin: .computed, isScattered: true,
          points: zip(places, alone).map { .init(x: $0, y: $1) }),
        .init(
          name: "the mixture without it", origin: .computed, isScattered: true,
          points: zip(places, rest).map { .init(x: $0, y: $1) }),
      ],
      marks: [.init(.y, at: own, "H(q)"), .init(.y, at: printed, "mixture")],
      findings: findings,
      checks: [
        Check(
          name: "the greatest gradient exceeds one by less than 1e-9 nats",
          holds: optimum.gap < MixtureOptimum.greatestGap,
          detail: "no weights cost less by more than the gap"),
        Check(
          name: "no proxy alone, and no mixture of fewer, costs less",
          holds: (alone + rest).allSatisfy { $0 >= exact - 2e-9 - Rounding.bound(at: exact) },
          detail: "each of them was fitted too"),
        Check(
          name: "printed weights sum to one", holds: millionths.reduce(0, +) == 1_000_000,
          detail: "in millionths"),
      ],
      notes: [spec(of: proxies.map(\.name), millionths)])
  }

  /// The mixture as a SPEC, without proxies of weight 0.
  private static func spec(of names: [String], _ millionths: [Int]) -> String {
    let used = names.indices.filter { millionths[$0] > 0 }
    guard used.count > 1 else { return used.first.map { names[$0] } ?? "" }
    return "mix:"
      + used.map { "\(fraction(millionths[$0]))*\(names[$0])" }.joined(separator: "+")
  }

  /// A number of millionths as a decimal fraction: `.25`.
  private static func fraction(_ millionths: Int) -> String {
    var digits = String(String(1_000_000 + millionths).dropFirst())[...]
    while digits.hasSuffix("0") { digits = digits.dropLast() }
    return ".\(digits)"
  }

  /// Whole shares of `total` in proportion to weights.
  ///
  /// They are rounded down, and the rest goes to the greatest remainders, the first of
  /// equals. No weight above 0 becomes 0, because a symbol may depend on it.
  private static func shared(_ weights: [Double], among total: Int) -> [Int] {
    var shares = weights.map { $0 > 0 ? max(1, Int($0 * Double(total))) : 0 }
    let order = weights.indices.sorted {
      let (one, other) = (
        weights[$0] * Double(total) - Double(shares[$0]),
        weights[$1] * Double(total) - Double(shares[$1])
      )
      return one != other ? one > other : $0 < $1
    }
    let rest = total - shares.reduce(0, +)
    for index in order.prefix(max(0, rest)) { shares[index] += 1 }
    if rest < 0, let greatest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
      shares[greatest] += rest
    }
    return shares
  }

  private static func cost(of parts: [Distribution], _ weights: [Double], on tally: Tally) -> Double
  {
    guard let mixture = try? Distribution(mixing: Array(zip(weights, parts))) else {
      return .infinity
    }
    return tally.weightedSum(of: mixture.surprisals) / Double(tally.total)
  }

  private static func entropy(of tally: Tally) -> Double {
    (try? Estimator.maximumLikelihood.distribution(of: tally))?.entropy.bits ?? 0
  }
}

/// Data that no mixture of the proxies can emit.
package struct NoMixture: Error, Hashable, Sendable {
  /// The first symbol that all of them call impossible.
  package let symbol: Int

  /// The number of symbols of the data that all of them call impossible.
  package let count: UInt64
}
