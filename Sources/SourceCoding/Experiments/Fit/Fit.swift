/// The member of a family that is nearest to data, by either direction of the
/// divergence.
///
/// The forward direction, least KL(q‖z), is least H(q,z), which is least code length and
/// greatest likelihood: N·H(q,z) is −log2 of the probability of the data. It covers all
/// that came. The reverse direction, least KL(z‖q), stays where the data are dense and
/// gives the rest up. Surprise: the forward fit needs no search in principle, for these
/// families: the mean of a statistic under z is that of the data; the search is held
/// against it.
///
/// Where a value never came, KL(z‖q) would be infinite for every member that gives it
/// anything; so in that direction q is smoothed by KT, which the experiment says.
///
/// Source: Kullback, *Information Theory and Statistics*, 1959; Bishop, *Pattern
/// Recognition and Machine Learning*, 2006, section 10.1 (both directions).
public enum Fit {
  /// Which divergence is made least.
  public enum Direction: String, CaseIterable, Sendable {
    /// KL(q‖z): greatest likelihood.
    case forward
    /// KL(z‖q).
    case reverse
    /// Both, side by side.
    case both
  }

  /// The fit of a family to counts of the values 0 ..< K.
  ///
  /// - Parameters:
  ///   - family: the family.
  ///   - tally: the counts, not empty; K is at least one more than the greatest value.
  ///   - name: the words for the data.
  ///   - direction: which divergences are made least.
  /// - Returns: the curves of both divergences over the parameter, and where they are
  ///   least.
  /// - Throws: ``InvalidDistribution`` for an empty tally.
  public static func fit(
    _ family: FittedFamily, to tally: Tally, named name: String, direction: Direction = .both
  ) throws(InvalidDistribution) -> Experiment {
    let q = try Estimator.maximumLikelihood.distribution(of: tally)
    let smoothed = try Estimator.krichevskyTrofimov.distribution(of: tally)
    let (greatest, count) = (q.support.last ?? 0, tally.alphabetSize)
    let symbolCount = Double(tally.total)
    func member(_ parameter: Double) -> Distribution {
      family.member(parameter, greatest: greatest, count: count)
    }
    let entropy = q.entropy.bits
    func crossEntropy(_ parameter: Double) -> Double {
      family.crossEntropy(of: q, under: parameter, greatest: greatest)
    }
    func forward(_ parameter: Double) -> Double { max(0, crossEntropy(parameter) - entropy) }
    func reverse(_ parameter: Double) -> Double {
      member(parameter).divergence(from: smoothed).bits
    }
    let grid = family.grid(greatest)
    var series: [Experiment.Series] = []
    var marks: [Experiment.Mark] = []
    var findings: [Experiment.Finding] = []
    var checks: [Check] = []
    var notes = ["In KL(z‖q) the data are smoothed by KT, or what never came would be infinite."]
    for (words, wanted, cost) in [
      ("KL(q‖z)", Direction.forward, forward), ("KL(z‖q)", .reverse, reverse),
    ] where direction == .both || direction == wanted {
      let best = leastPlace(on: grid, of: cost)
      series.append(
        .init(
          name: words, origin: .computed, law: .init("\(words) ≥ 0", .exact),
          points: grid.map { .init(x: $0, y: cost($0), law: 0 ... .infinity) }))
      marks.append(.init(.x, at: best, "least \(words)"))
      findings += [
        .init(
          "\(family.parameter) of least \(words)", best, .number,
          detail: family.spec(best, greatest)),
        .init("  H(q,z)", crossEntropy(best), .information),
        .init("  KL(q‖z)", forward(best), .information),
        .init("  KL(z‖q), q smoothed", reverse(best), .information),
        .init(
          "  log2 likelihood", -symbolCount * crossEntropy(best), .count, detail: "bits, −N·H(q,z)"),
      ]
      if wanted == .forward {
        if let check = moments(of: q, under: member(best), family, best, grid) {
          checks.append(check)
        } else {
          notes.append(
            "The least KL(q‖z) lies at the end of what was tried, where the mean of \(family.words) "
              + "need not be that of the data.")
        }
      }
    }
    // Near zero, only an axis of factors shows where the least is.
    let isLogarithmic =
      family.isLogarithmic || marks.contains { $0.place < 0.05 * (grid.last ?? 0) }
    return Experiment(
      name: "fit.\(family.name)", title: "the nearest \(family.name) distribution",
      inputs: [
        .init("q", name), .init("values", "\(tally.total.grouped), from 0 to \(greatest.grouped)"),
      ],
      x: .init(
        family.parameter, .number, meaning: "parameter of the family", isLogarithmic: isLogarithmic),
      y: .init("divergence", per: "number", isLogarithmic: true),
      series: series, marks: marks,
      findings: findings + [.init("H(q)", entropy, .information)], checks: checks,
      notes: notes)
  }

  /// The parameter where a cost is least: the best of a grid, then golden section
  /// between its neighbours.
  private static func leastPlace(on grid: [Double], of cost: (Double) -> Double) -> Double {
    let costs = grid.map(cost)
    let least = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    let refined = Sweep.leastPlace(
      in: grid[max(0, least - 1)]...grid[min(grid.count - 1, least + 1)], of: cost)
    return cost(refined) < costs[least] ? refined : grid[least]
  }

  /// That the likeliest member has the statistic of the data; `nil` if it lies at the end
  /// of what was tried, where it need not.
  private static func moments(
    of q: Distribution, under z: Distribution, _ family: FittedFamily, _ best: Double,
    _ grid: [Double]
  ) -> Check? {
    let found = z.expectation { family.statistic($0) }
    let wanted = q.expectation { family.statistic($0) }
    let step = 1e-3 * max(1, abs(wanted))
    let isAtEnd = best <= (grid.first ?? 0) * 1.001 || best >= (grid.last ?? 0) * 0.999
    guard !isAtEnd else { return nil }
    return Check(
      name: "the likeliest member has the data's mean of \(family.words)",
      holds: abs(found - wanted) <= step,
      detail: "\(found.inWords) under z, \(wanted.inWords) in the data")
  }
}
