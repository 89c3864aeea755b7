/// The distribution z that codes are designed from, and its origin.
public struct Proxy: Sendable {
  /// The distribution z.
  public let distribution: Distribution

  /// The counts that z was learnt from, and the rule; `nil` if z is a known
  /// distribution.
  public let learnt: (tally: Tally, by: Estimator)?

  /// The message that was counted, for codes that learn more from it than the
  /// frequencies of symbols; `nil` if there is none.
  ///
  /// Its alphabet is that of z, without the escape if z has one.
  public let data: (any SymbolSource)?

  /// A known distribution.
  ///
  /// - Parameters:
  ///   - distribution: z.
  ///   - data: a message of the source that z describes, for codes that learn more from
  ///     it.
  public init(known distribution: Distribution, data: (any SymbolSource)? = nil) {
    self.distribution = distribution
    learnt = nil
    self.data = data
  }

  /// The distribution that `estimator` learns from `tally`.
  ///
  /// - Parameters:
  ///   - tally: the counts.
  ///   - estimator: the rule.
  ///   - data: the message that was counted, if it is available.
  /// - Throws: ``InvalidDistribution`` if the rule gives no distribution.
  public init(
    learntFrom tally: Tally, by estimator: Estimator, data: (any SymbolSource)? = nil
  ) throws(InvalidDistribution) {
    distribution = try estimator.distribution(of: tally)
    learnt = (tally, estimator)
    self.data = data
  }

  /// Whether z gives `symbol` the probability zero, or was learnt from data without it.
  public func hasNeverSeen(_ symbol: Int) -> Bool {
    distribution.weights[symbol] == 0 || learnt.map { $0.tally.counts[symbol] == 0 } ?? false
  }
}
