/// The rule that turns a tally into a distribution.
///
/// Each rule is a static member; the command identifies a rule by its
/// ``Estimator/name``.
public struct Estimator: Sendable {
  /// The name of the rule as an argument of `--smoothing`, including its parameter:
  /// `add:0.1`.
  public let name: String

  /// The rule in a few words, for reports: `KT (+1/2 each)`.
  public let summary: String

  private let weights: @Sendable (Tally) -> [Double]

  /// Whether the weights are the counts themselves.
  private let isOfCounts: Bool

  /// A rule that gives symbol x the weight `weights(tally)[x]`.
  public init(
    name: String, summary: String, weights: @escaping @Sendable (Tally) -> [Double]
  ) {
    self.init(name: name, summary: summary, isOfCounts: false, weights: weights)
  }

  private init(
    name: String, summary: String, isOfCounts: Bool,
    weights: @escaping @Sendable (Tally) -> [Double]
  ) {
    self.isOfCounts = isOfCounts
    self.name = name
    self.summary = summary
    self.weights = weights
  }

  /// The same rule over only the symbols that were counted; the others get probability
  /// 0.
  public var restrictedToSeen: Estimator {
    Estimator(name: name, summary: summary) { tally in
      let seen = tally.seenSymbols
      var all = tally.counts.map { _ in 0.0 }
      let weights = weights(Tally(counts: seen.map { tally.counts[$0] }))
      for (symbol, weight) in zip(seen, weights) { all[symbol] = weight }
      return all
    }
  }

  /// The distribution that the rule learns from `tally`.
  ///
  /// - Throws: ``InvalidDistribution/noWeight`` if the rule gives no symbol a weight,
  ///   as maximum likelihood does for an empty tally.
  public func distribution(of tally: Tally) throws(InvalidDistribution) -> Distribution {
    // Counts are kept exactly, including those that a double cannot represent.
    if isOfCounts, tally.counts.contains(where: { $0 > 1 << 53 }) {
      return Distribution(computedWeights: tally.counts.map(WideReal.init(count:)))
    }
    return try Distribution(weights: weights(tally))
  }
}

extension Estimator {
  /// The relative frequencies: p(x) = n(x) / N.
  ///
  /// No other distribution gives the counted symbols a greater probability. A symbol
  /// that was not counted gets probability 0.
  public static let maximumLikelihood = Estimator(
    name: "ml", summary: "maximum likelihood", isOfCounts: true
  ) { tally in
    tally.counts.map { Double($0) }
  }

  /// Additive smoothing: p(x) = (n(x) + δ) / (N + Kδ).
  ///
  /// Source: Lidstone, *Note on the general case of the Bayes–Laplace formula
  /// for inductive or a posteriori probabilities*, 1920.
  ///
  /// - Precondition: δ is finite and greater than zero.
  public static func additive(_ delta: Double) -> Estimator {
    precondition(delta.isFinite && delta > 0, "additive smoothing adds a positive amount")
    let amount = Int(exactly: delta).map { "\($0)" } ?? "\(delta)"
    return Estimator(
      name: "add:\(amount)", summary: "additive (+\(amount) each)", weights: added(delta))
  }

  /// The rule of Krichevsky and Trofimov: additive with δ = ½.
  ///
  /// If it is used sequentially, coding each symbol by the counts of the preceding
  /// ones, it costs at most (K − 1)/2 · log2 N bits plus a constant more than the best
  /// distribution, for any data. If it is learnt from one message and used on another,
  /// there is no such bound.
  ///
  /// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981.
  public static let krichevskyTrofimov = Estimator(
    name: "kt", summary: "KT (+1/2 each)", weights: added(0.5))

  /// Laplace's rule of succession: additive with δ = 1.
  ///
  /// Source: Laplace, *Essai philosophique sur les probabilités*, 1814.
  public static let laplace = Estimator(
    name: "laplace", summary: "Laplace (+1 each)", weights: added(1))

  private static func added(_ delta: Double) -> @Sendable (Tally) -> [Double] {
    { tally in tally.counts.map { Double($0) + delta } }
  }
}
