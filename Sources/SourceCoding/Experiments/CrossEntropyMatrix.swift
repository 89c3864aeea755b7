/// The cross entropy of every source under every proxy.
///
/// Each row is a proxy that codes are designed from, each column a source that
/// they are used on. The least of a column stands on the diagonal if proxies are
/// learnt well from the sources; the rest of the column says what the other
/// codes would cost.
public struct CrossEntropyMatrix: Sendable {
  /// The names of the sources, which are also those of the proxies.
  public let names: [String]

  /// H(q,z) in bits per symbol: `bits[z][q]`.
  public let bits: [[Double]]

  /// The matrix of the given tallies, each as source and as proxy.
  ///
  /// - Parameters:
  ///   - tallies: the counts, with the names they are known by; none is empty.
  ///   - estimator: the rule that proxies are learnt by.
  /// - Throws: ``InvalidDistribution/noWeight`` for an empty tally.
  /// - Complexity: O(n²·K) for n tallies over K symbols.
  public init(
    of tallies: [(name: String, tally: Tally)], estimator: Estimator
  ) throws(InvalidDistribution) {
    names = tallies.map(\.name)
    var sources: [Distribution] = []
    var proxies: [Distribution] = []
    for (_, tally) in tallies {
      sources.append(try Estimator.maximumLikelihood.distribution(of: tally))
      proxies.append(try estimator.distribution(of: tally))
    }
    bits = proxies.map { z in sources.map { $0.crossEntropy(under: z).bits } }
  }
}
