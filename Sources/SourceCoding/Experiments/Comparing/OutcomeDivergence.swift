/// The divergence of two models' distributions over the same outcomes, in one row.
package struct OutcomeDivergence: Sendable {
  /// KL(A‖B) in nats; infinite if B calls an outcome impossible that A calls possible.
  package var forward = 0.0

  /// KL(B‖A) in nats.
  package var backward = 0.0

  /// KL(A‖B) including all outcomes of A, where ``forward`` leaves out the floor of a
  /// rounded file.
  package var whole = 0.0

  /// The entropy H(A) of A's distribution, in nats.
  package var entropy = 0.0

  /// Whether both models have the same most probable outcome.
  package var isSameTop = false

  /// Whether the divergences are lower bounds, computed from lists of the most probable
  /// outcomes.
  package var isLowerBound = false

  /// The floor of a file of 16-bit log-probabilities: logarithms up to this value
  /// belong to it.
  ///
  /// Source: llama.cpp, `tools/perplexity/perplexity.cpp`, `kl_divergence`.
  private static let floor = -16.0

  /// The divergences of two distributions over classes.
  ///
  /// - Parameters:
  ///   - a: ln of A's probabilities.
  ///   - b: ln of B's probabilities, over the same classes.
  ///   - leavesOutFloor: whether outcomes at the floor are left out: at A's floor in
  ///     the forward direction, at B's floor in the backward direction.
  init(_ a: Span<Double>, _ b: Span<Double>, leavesOutFloor: Bool) {
    precondition(a.count == b.count, "distributions over different classes")
    var (bestA, bestB) = (0, 0)
    for index in a.indices {
      let (x, y) = (a[index], b[index])
      if x > a[bestA] { bestA = index }
      if y > b[bestB] { bestB = index }
      let (p, q) = (Mathematics.exp(x), Mathematics.exp(y))
      if p > 0 {
        // An outcome that B calls impossible makes this infinite.
        let term = p * (x - y)
        whole += term
        entropy -= p * x
        if !leavesOutFloor || x > Self.floor { forward += term }
      }
      if q > 0, !leavesOutFloor || y > Self.floor { backward += q * (y - x) }
    }
    isSameTop = bestA == bestB
  }

  /// Lower bounds from the most probable outcomes of both models: those in both lists,
  /// and all others merged into one outcome.
  ///
  /// Merging outcomes never increases a divergence, so this is a lower bound; a sum
  /// over the outcomes in both lists alone would not be one.
  ///
  /// Source: Kullback and Leibler, *On information and sufficiency*, 1951, theorem 4.1.
  init?(_ a: [String: Double], _ b: [String: Double]) {
    guard let topA = Self.likeliest(a), let topB = Self.likeliest(b) else { return nil }
    isLowerBound = true
    isSameTop = topA == topB
    var (restA, restB) = (1.0, 1.0)
    for (name, x) in a.sorted(by: { $0.key < $1.key }) {
      guard let y = b[name] else { continue }
      let (p, q) = (Mathematics.exp(x), Mathematics.exp(y))
      if p > 0 { forward += p * (x - y) }
      if q > 0 { backward += q * (y - x) }
      restA -= p
      restB -= q
    }
    // Rounding may leave less than nothing; a greater remainder decreases the bound,
    // which is then still a bound.
    (restA, restB) = (max(restA, 1e-6), max(restB, 1e-6))
    forward += restA * Mathematics.log(restA / restB)
    backward += restB * Mathematics.log(restB / restA)
    whole = forward
  }

  private static func likeliest(_ list: [String: Double]) -> String? {
    list.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
