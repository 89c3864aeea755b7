/// The rule that turns a tally into a distribution.
///
/// Each rule is a static member in a file of its own or below; the command
/// knows them by ``Estimator/name``.
public struct Estimator: Sendable {
  /// What `--smoothing` calls the rule, parameter included: `add:0.1`.
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

  /// The rule over the symbols that were counted alone; the others get no probability.
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
  /// - Throws: ``InvalidDistribution/noWeight`` if the rule finds no weight, as
  ///   maximum likelihood does in an empty tally.
  public func distribution(of tally: Tally) throws(InvalidDistribution) -> Distribution {
    // Counts are kept whole, also those that a double has no digits for.
    if isOfCounts, tally.counts.contains(where: { $0 > 1 << 53 }) {
      return Distribution(computedWeights: tally.counts.map(WideReal.init(count:)))
    }
    return try Distribution(weights: weights(tally))
  }
}

extension Estimator {
  /// The relative frequencies: p(x) = n(x) / N.
  ///
  /// No other distribution gives the counted symbols a greater probability, and
  /// a symbol that was not counted gets none at all.
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
  /// Used sequentially, each symbol coded by the counts of those before it, it costs no
  /// more than (K − 1)/2 · log2 N bits and a constant beyond the best distribution,
  /// whatever the data. Learnt from one message and used on another, it has no bound.
  ///
  /// Source: Krichevsky and Trofimov, *The performance of universal encoding*,
  /// 1981.
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
