/// The weights of a mixture with the least cost on given data, and a bound on their
/// error.
///
/// The cost −Σ q(x) ln Σ w_c p_c(x) is convex in the weights, and at its minimum no
/// component's gradient g_c = Σ q(x) p_c(x) / Σ w p exceeds 1. For any weights the cost
/// is at most ln max g above the minimum, which is below max g − 1: this *duality gap*
/// is a proof and not an estimate.
///
/// EM (``MixtureWeights``) multiplies each weight by its gradient. It approaches the
/// minimum quickly, but takes very long if a weight must become 0. Newton's steps on
/// the weights above 0 therefore finish: they solve the quadratic model with the sum of
/// the weights kept, and stop where a weight reaches 0.
///
/// Source: Lindsay, *The geometry of mixture likelihoods*, 1983 (the gradient); Wang,
/// *On fast computation of the non-parametric maximum likelihood estimate of a mixing
/// distribution*, 2007 (the steps).
package struct MixtureOptimum: Sendable {
  /// The weights, which are not negative and sum to one.
  package private(set) var weights: [Double]

  /// The greatest gradient less 1, in nats a symbol: an upper bound on the distance of
  /// the cost from its minimum.
  package private(set) var gap: Double

  /// The gap up to which weights count as optimal.
  package static let greatestGap = 1e-9

  /// The probabilities of each component, event by event.
  private let components: [[Double]]

  /// The share of each event in the data.
  private let shares: [Double]

  /// The weights for data with the given counts.
  ///
  /// - Precondition: Every symbol that occurs has a component that can emit it.
  package init(of distributions: [Distribution], tally: Tally) {
    let symbols = tally.seenSymbols
    let total = Double(tally.total)
    shares = symbols.map { Double(tally.counts[$0]) / total }
    // Only the ratios of an event's probabilities matter, however small they all are.
    let greatest = symbols.map { symbol in
      distributions.map { $0.weight(of: symbol) / $0.wideTotal }.reduce(.zero, max)
    }
    components = distributions.map { distribution in
      zip(symbols, greatest).map {
        (distribution.weight(of: $0) / distribution.wideTotal / $1).value
      }
    }
    weights = MixtureWeights(of: distributions, heldOut: tally, rounds: 200).weights
    gap = .infinity
    var best = (weights: weights, gap: gap)
    // At the limit of rounding, further steps change nothing.
    for _ in 0..<500 {
      let mixed = mixture(weights)
      let gradient = gradient(mixed)
      gap = Self.gap(gradient)
      if gap < best.gap { best = (weights, gap) }
      guard gap > Self.greatestGap / 1000, let next = step(from: mixed, gradient) else { break }
      weights = next
    }
    (weights, gap) = best
  }

  private static func gap(_ gradient: [Double]) -> Double { max(0, (gradient.max() ?? 1) - 1) }

  private func mixture(_ weights: [Double]) -> [Double] {
    shares.indices.map { event in
      components.indices.reduce(0) { $0 + weights[$1] * components[$1][event] }
    }
  }

  private func gradient(_ mixed: [Double]) -> [Double] {
    components.map { component in
      var sum = CompensatedSum()
      for event in shares.indices { sum.add(shares[event] * component[event] / mixed[event]) }
      return sum.value
    }
  }

  /// The reduction of the cost by a change of the mixture, in nats; accurate even if it
  /// is tiny.
  private func gain(from old: [Double], to new: [Double]) -> Double {
    var sum = CompensatedSum()
    for event in shares.indices {
      sum.add(shares[event] * Mathematics.log1p((new[event] - old[event]) / old[event]))
    }
    return sum.value
  }

  /// Weights with a lower cost; `nil` if none are found.
  private func step(from mixed: [Double], _ gradient: [Double]) -> [Double]? {
    let active = weights.indices.filter { weights[$0] > 0 || gradient[$0] > 1 }
    guard let direction = direction(active, mixed, gradient) else { return nil }
    // No weight becomes negative: the step ends where the first one reaches 0.
    var length = 1.0
    for index in weights.indices where direction[index] < 0 {
      length = min(length, weights[index] / -direction[index])
    }
    for _ in 0..<60 {
      var next = zip(weights, direction).map { max(0, $0 + length * $1) }
      let sum = next.reduce(0, +)
      next = next.map { $0 < 1e-15 ? 0 : $0 / sum }
      let new = mixture(next)
      // Near the minimum, the gain is the square of the gap and is lost in rounding.
      if gain(from: mixed, to: new) > 0 || Self.gap(self.gradient(new)) < gap { return next }
      length /= 2
    }
    // Newton's model can fail far from the minimum; EM never does.
    let next = zip(weights, gradient).map { $0 * $1 }
    return gain(from: mixed, to: mixture(next)) > 0 ? next : nil
  }

  /// Newton's direction for the weights in `active`, whose changes sum to 0; weights at
  /// 0 do not fall.
  private func direction(
    _ active: [Int], _ mixed: [Double], _ gradient: [Double]
  ) -> [Double]? {
    var active = active
    while active.count > 1 {
      let size = active.count
      var rows = Array(repeating: [Double](repeating: 0, count: size + 2), count: size + 1)
      for (row, first) in active.enumerated() {
        for (column, second) in active.enumerated() {
          for event in shares.indices {
            rows[row][column] +=
              shares[event] * components[first][event] * components[second][event]
              / (mixed[event] * mixed[event])
          }
        }
        // If components are equal, the solution is not unique; this selects one.
        rows[row][row] *= 1 + 1e-12
        (rows[row][size], rows[size][row]) = (1, 1)
        rows[row][size + 1] = gradient[first]
      }
      guard let solution = Self.solved(rows) else { return nil }
      let stuck = active.indices.filter { weights[active[$0]] == 0 && solution[$0] < 0 }
      guard stuck.isEmpty else {
        active = active.indices.filter { !stuck.contains($0) }.map { active[$0] }
        continue
      }
      var direction = weights.map { _ in 0.0 }
      for (row, index) in active.enumerated() { direction[index] = solution[row] }
      return direction
    }
    return nil
  }

  /// The solution of linear equations with their right sides in the last column, by
  /// Gaussian elimination; `nil` if there is none.
  private static func solved(_ equations: [[Double]]) -> [Double]? {
    var rows = equations
    for column in rows.indices {
      let pivot =
        rows.indices[column...].max {
          rows[$0][column].magnitude < rows[$1][column].magnitude
        } ?? column
      guard rows[pivot][column] != 0 else { return nil }
      rows.swapAt(column, pivot)
      for row in rows.indices where row != column {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for place in column...rows.count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
