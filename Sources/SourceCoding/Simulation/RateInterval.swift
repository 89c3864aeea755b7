/// An interval around a measured rate that covers the rate of the source 95 times in
/// 100, or the reason why there is none.
///
/// What is covered is the rate of the source *as it was during this message*: of a code
/// with fixed costs the mean cost of a symbol, and of a code that learns, or was made from
/// the message itself, the mean rate of messages of this length. What another book or
/// another day would cost is not covered: the message says nothing of that.
///
/// The interval lies around the cost of the message's symbols, without what ends the
/// stream, pads it or describes the code. See `estimated(from:moments:isLearning:)` for
/// how it is found.
public struct RateInterval: Hashable, Sendable {
  /// Half its width, in bits per symbol; `nil` if ``refusal`` says why there is none.
  public let halfWidth95: Double?

  /// The standard error of the rate, in bits per symbol; `nil` without an interval.
  public let standardError: Double?

  /// How many independent symbols would tell the rate as exactly as those of the
  /// message do; `nil` where all of them cost the same.
  public let effectiveCount: Double?

  /// How it was found.
  public let method: Method

  /// Why there is none.
  public let refusal: Refusal?

  /// A way of finding an interval.
  public enum Method: Hashable, Sendable {
    /// Every symbol that the code can write costs the same.
    case constant
    /// From the variance of a symbol's cost, where the symbols are known to be
    /// independent draws from q.
    case knownSource
    /// From the variance of the mean cost under a Markov chain that is known.
    case knownChain
    /// From cosine averages of the costs in the order of the message.
    case cosineAverages
    /// From cosine averages of the costs of a code that learns, without their trend.
    case cosineAveragesWithoutTrend
    /// From how the costs of messages differ, as if they were independent draws; of more than
    /// 4,096 messages those of groups in their order.
    case messages(count: Int)
  }

  /// A reason for giving no interval.
  public enum Refusal: Hashable, Sendable {
    /// The symbols are worth only about `effectiveCount` independent ones.
    case fewSymbols(effectiveCount: Double)
    /// The rate depends on symbols so rare that the message has only about `count` of
    /// them, where `needed` are needed.
    case fewRareSymbols(count: Double, needed: Int)
    /// All symbols of the message cost the same, and those that do not have not occurred.
    case noVariation
    /// The coder does not tell what single symbols cost.
    case unknownCosts
    /// There are only `count` messages, where `needed` are needed.
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

  /// The interval.
  init(halfWidth95: Double, standardError: Double, effectiveCount: Double, method: Method) {
    self.init(
      halfWidth95: halfWidth95, standardError: standardError, effectiveCount: effectiveCount,
      method: method, refusal: nil)
  }

  /// No interval.
  init(refusal: Refusal, effectiveCount: Double?, method: Method) {
    self.init(
      halfWidth95: nil, standardError: nil, effectiveCount: effectiveCount, method: method,
      refusal: refusal)
  }

  /// No interval around what a coder spent that does not tell what single symbols cost.
  static let unknownCosts = RateInterval(
    refusal: .unknownCosts, effectiveCount: nil, method: .cosineAveragesWithoutTrend)

  /// The interval of symbols that all cost the same.
  static let constant = RateInterval(
    halfWidth95: 0, standardError: 0, effectiveCount: nil, method: .constant, refusal: nil)
}
