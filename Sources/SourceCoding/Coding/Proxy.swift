/// The distribution z that codes are designed from, and where it came from.
public struct Proxy: Sendable {
  /// z.
  public let distribution: Distribution

  /// The counts that z was learnt from, with the rule; `nil` if z is known.
  public let learnt: (tally: Tally, by: Estimator)?

  /// The message that was counted, over the alphabet of z (less the escape, if it has
  /// one), for codes that learn more from it than how often symbols come; `nil` if
  /// there is none.
  public let data: (any SymbolSource)?

  /// A distribution that is known.
  ///
  /// - Parameters:
  ///   - distribution: z.
  ///   - data: a message of the source that z is known of, for codes that learn more.
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
  ///   - data: the message that was counted, if it is at hand.
  /// - Throws: ``InvalidDistribution`` if the rule learns none.
  public init(
    learntFrom tally: Tally, by estimator: Estimator, data: (any SymbolSource)? = nil
  ) throws(InvalidDistribution) {
    distribution = try estimator.distribution(of: tally)
    learnt = (tally, estimator)
    self.data = data
  }

  /// Whether z was learnt without ever seeing `symbol`, or calls it impossible.
  public func hasNeverSeen(_ symbol: Int) -> Bool {
    distribution.weights[symbol] == 0 || learnt.map { $0.tally.counts[symbol] == 0 } ?? false
  }
}
