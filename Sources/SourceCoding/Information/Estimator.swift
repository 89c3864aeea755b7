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

  private let make: @Sendable (Tally) throws(InvalidDistribution) -> Distribution

  /// A rule that gives symbol x the weight `weights(tally)[x]`.
  public init(
    name: String, summary: String, weights: @escaping @Sendable (Tally) -> [Double]
  ) {
    self.init(name: name, summary: summary) { tally throws(InvalidDistribution) in
      try Distribution(weights: weights(tally))
    }
  }

  /// A rule whose weights have more digits than a `Double` can have.
  init(
    name: String, summary: String, wideWeights weights: @escaping @Sendable (Tally) -> [WideReal]
  ) {
    self.init(name: name, summary: summary) { tally throws(InvalidDistribution) in
      try Distribution(wideWeights: weights(tally))
    }
  }

  private init(
    name: String, summary: String,
    make: @escaping @Sendable (Tally) throws(InvalidDistribution) -> Distribution
  ) {
    self.name = name
    self.summary = summary
    self.make = make
  }

  /// The same rule over only the symbols that were counted; the others get probability
  /// 0.
  public var restrictedToSeen: Estimator {
    Estimator(name: name, summary: summary) { tally throws(InvalidDistribution) in
      let seen = tally.seenSymbols
      return try make(Tally(counts: seen.map { tally.counts[$0] }))
        .moved(to: seen, alphabetSize: tally.alphabetSize)
    }
  }

  /// The distribution that the rule learns from `tally`.
  ///
  /// - Throws: ``InvalidDistribution/noWeight`` if the rule gives no symbol a weight,
  ///   as maximum likelihood does for an empty tally.
  public func distribution(of tally: Tally) throws(InvalidDistribution) -> Distribution {
    try make(tally)
  }
}

extension Estimator {
  /// The relative frequencies: p(x) = n(x) / N.
  ///
  /// No other distribution gives the counted symbols a greater probability. A symbol
  /// that was not counted gets probability 0.
  public static let maximumLikelihood = Estimator(
    name: "ml", summary: "maximum likelihood",
    wideWeights: { $0.counts.map(WideReal.init(count:)) })

  /// Additive smoothing: p(x) = (n(x) + δ) / (N + Kδ).
  ///
  /// Source: Lidstone, *Note on the general case of the Bayes–Laplace formula
  /// for inductive or a posteriori probabilities*, 1920.
  ///
  /// - Precondition: δ is finite and greater than zero.
  public static func additive(_ delta: Double) -> Estimator { additive(WideReal(delta)) }

  /// The same with an amount of all the digits that were written; n(x) + δ is kept
  /// exactly.
  static func additive(_ delta: WideReal) -> Estimator {
    precondition(delta.isPositive, "additive smoothing adds a positive amount")
    let amount = Int(exactly: delta.value).map { "\($0)" } ?? "\(delta.value)"
    return additive(delta, name: "add:\(amount)", summary: "additive (+\(amount) each)")
  }

  /// The rule of Krichevsky and Trofimov: additive with δ = ½.
  ///
  /// If it is used sequentially, coding each symbol by the counts of the preceding
  /// ones, it costs at most (K − 1)/2 · log2 N bits plus a constant more than the best
  /// distribution, for any data. If it is learnt from one message and used on another,
  /// there is no such bound.
  ///
  /// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981.
  public static let krichevskyTrofimov = additive(
    WideReal(0.5), name: "kt", summary: "KT (+1/2 each)")

  /// Laplace's rule of succession: additive with δ = 1.
  ///
  /// Source: Laplace, *Essai philosophique sur les probabilités*, 1814.
  public static let laplace = additive(
    WideReal(1), name: "laplace", summary: "Laplace (+1 each)")

  private static func additive(_ delta: WideReal, name: String, summary: String) -> Estimator {
    Estimator(name: name, summary: summary) { tally throws(InvalidDistribution) in
      if let sums = exactSums(tally.counts, delta) { return try Distribution(weights: sums) }
      return try Distribution(wideWeights: tally.counts.map { WideReal(count: $0) + delta })
    }
  }

  /// Returns the counts plus an amount if each sum is a double, as those of all but huge counts and
  /// one half are; otherwise `nil`.
  private static func exactSums(_ counts: [UInt64], _ delta: WideReal) -> [Double]? {
    guard delta.isDouble else { return nil }
    let amount = delta.value
    var isExact = true
    let sums = counts.map { count in
      let sum = Double(count) + amount
      isExact =
        isExact && count < 1 << 53 && sum - Double(count) == amount
        && sum - amount == Double(count)
      return sum
    }
    return isExact ? sums : nil
  }
}
