/// The weights of a mixture that costs given data least, and how certain that is.
///
/// The cost −Σ q(x) ln Σ w_c p_c(x) is convex in the weights, and at its least no component's
/// gradient g_c = Σ q(x) p_c(x) / Σ w p exceeds 1. For any weights the cost is at most ln max g above
/// the least, which is below max g − 1: the *duality gap*, a proof and not a guess.
///
/// EM (``MixtureWeights``) multiplies each weight by its gradient. It comes near quickly and
/// then takes for ever with a weight that must become 0, so Newton's steps on the weights above
/// 0 finish: they solve the quadratic model with the weights' sum kept, and stop where a weight
/// reaches 0.
///
/// Source: Lindsay, *The geometry of mixture likelihoods*, 1983 (the gradient); Wang, *On fast computation
/// of the non-parametric maximum likelihood estimate of a mixing distribution*, 2007 (the
/// steps).
package struct MixtureOptimum: Sendable {
  /// The weights: not negative, and they sum to one.
  package private(set) var weights: [Double]

  /// The greatest gradient less 1, in nats a symbol: the cost is at most so far from the least.
  package private(set) var gap: Double

  /// The gap at which weights are the best that there are.
  package static let greatestGap = 1e-9

  /// The probabilities of each component, event by event.
  private let components: [[Double]]

  /// The share of each event in the data.
  private let shares: [Double]

  /// The weights for data with the given counts.
  ///
  /// - Precondition: every symbol that occurs has a component that may emit it.
  package init(of distributions: [Distribution], tally: Tally) {
    let symbols = tally.seenSymbols
    let total = Double(tally.total)
    shares = symbols.map { Double(tally.counts[$0]) / total }
    // What an event tells is how its probabilities compare, however small they all are.
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
    // Where rounding has the last word a step more changes nothing.
    for _ in 0..<500 {
      let mixed = mixture(weights)
      let gradient = gradient(mixed)
      gap = max(0, (gradient.max() ?? 1) - 1)
      guard gap > Self.greatestGap / 1000, let next = step(from: mixed, gradient) else { break }
      weights = next
    }
  }

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

  /// What a change of the mixture lowers the cost by, in nats: exact also where it is tiny.
  private func gain(from old: [Double], to new: [Double]) -> Double {
    var sum = CompensatedSum()
    for event in shares.indices {
      sum.add(shares[event] * Mathematics.log1p((new[event] - old[event]) / old[event]))
    }
    return sum.value
  }

  /// Weights that cost less; `nil` if none are found.
  private func step(from mixed: [Double], _ gradient: [Double]) -> [Double]? {
    let active = weights.indices.filter { weights[$0] > 0 || gradient[$0] > 1 }
    guard let direction = direction(active, mixed, gradient) else { return nil }
    // No weight becomes negative: the first that would is 0.
    var length = 1.0
    for index in weights.indices where direction[index] < 0 {
      length = min(length, weights[index] / -direction[index])
    }
    for _ in 0..<60 {
      var next = zip(weights, direction).map { max(0, $0 + length * $1) }
      let sum = next.reduce(0, +)
      next = next.map { $0 < 1e-15 ? 0 : $0 / sum }
      if gain(from: mixed, to: mixture(next)) > 0 { return next }
      length /= 2
    }
    // Newton's model fails far away; EM never does.
    let next = zip(weights, gradient).map { $0 * $1 }
    return gain(from: mixed, to: mixture(next)) > 0 ? next : nil
  }

  /// Newton's direction for the weights in `active`, whose changes sum to 0; those at 0 do not
  /// fall.
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
        // Components that are the same leave a choice, which this makes.
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

  /// The solution of linear equations whose right sides stand last, by Gauss's elimination;
  /// `nil` if there is none.
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
