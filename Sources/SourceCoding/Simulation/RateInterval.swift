/// An interval around a measured rate that covers the rate of the source 95 times in
/// 100, or the reason why there is none.
///
/// It covers the rate of the source *as it was during this message*: for a code with
/// fixed costs, the mean cost of a symbol; for a code that learns, or was made from the
/// message itself, the mean rate of messages of this length. The cost of another book
/// or another day is not covered, because the message contains no information about it.
///
/// The interval lies around the cost of the message's symbols, without the end of the
/// stream, the padding and the description of the code.
/// `estimated(from:moments:isLearning:)` describes how it is computed.
public struct RateInterval: Hashable, Sendable {
  /// Half its width, in bits per symbol; `nil` if ``refusal`` says why there is none.
  public let halfWidth95: Double?

  /// The standard error of the rate, in bits per symbol; `nil` without an interval.
  public let standardError: Double?

  /// The number of independent symbols that would determine the rate as accurately as
  /// those of the message do; `nil` if all symbols cost the same.
  public let effectiveCount: Double?

  /// The method by which it was computed.
  public let method: Method

  /// The reason why there is no interval.
  public let refusal: Refusal?

  /// A method of computing an interval.
  public enum Method: Hashable, Sendable {
    /// None is needed: every symbol that the code can write costs the same.
    case constant
    /// From the variance of a symbol's cost; the symbols are known to be independent
    /// draws from q.
    case knownSource
    /// From the variance of the mean cost under a known Markov chain.
    case knownChain
    /// From cosine averages of the costs in the order of the message.
    case cosineAverages
    /// From cosine averages of the costs of a code that learns, without their trend.
    case cosineAveragesWithoutTrend
    /// From the differences between the costs of messages, treated as independent
    /// draws; if there are more than 4,096 messages, from those of groups of
    /// consecutive messages.
    case messages(count: Int)
  }

  /// A reason for giving no interval.
  public enum Refusal: Hashable, Sendable {
    /// The symbols are equivalent to only about `effectiveCount` independent ones.
    case fewSymbols(effectiveCount: Double)
    /// The rate depends on symbols so rare that the message has only about `count` of
    /// them, and `needed` are needed.
    case fewRareSymbols(count: Double, needed: Int)
    /// All symbols of the message cost the same, and the symbols with other costs have
    /// not occurred.
    case noVariation
    /// The coder does not report the costs of single symbols.
    case unknownCosts
    /// Only the counts of the symbols are known, and neighbours may depend on each
    /// other.
    case unknownOrder
    /// There are only `count` messages, and `needed` are needed.
    case fewMessages(count: Int, needed: Int)
  }

  private init(
    halfWidth95: Double?, standardError: Double?, effectiveCount: Double?, method: Method,
    refusal: Refusal?
  ) {
    self.halfWidth95 = halfWidth95
    self.standardError = standardError
    self.effectiveCount = effectiveCount
    self.method = method
    self.refusal = refusal
  }

  /// The interval with the given values.
  init(halfWidth95: Double, standardError: Double, effectiveCount: Double, method: Method) {
    self.init(
      halfWidth95: halfWidth95, standardError: standardError, effectiveCount: effectiveCount,
      method: method, refusal: nil)
  }

  /// The absence of an interval, with the reason.
  init(refusal: Refusal, effectiveCount: Double?, method: Method) {
    self.init(
      halfWidth95: nil, standardError: nil, effectiveCount: effectiveCount, method: method,
      refusal: refusal)
  }

  /// The absence of an interval for a coder that does not report the costs of single
  /// symbols.
  static let unknownCosts = RateInterval(
    refusal: .unknownCosts, effectiveCount: nil, method: .cosineAveragesWithoutTrend)

  /// The absence of an interval for counts without the order of the symbols.
  static let unknownOrder = RateInterval(
    refusal: .unknownOrder, effectiveCount: nil, method: .cosineAverages)

  /// The interval of symbols that all cost the same.
  static let constant = RateInterval(
    halfWidth95: 0, standardError: 0, effectiveCount: nil, method: .constant, refusal: nil)
}
