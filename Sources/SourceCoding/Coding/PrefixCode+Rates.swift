extension PrefixCode {
  /// The expected length Σ q(x) ℓ(x), in bits per symbol.
  ///
  /// Infinite if q emits a symbol that has no codeword.
  public func expectedLength(under q: Distribution) -> Double {
    q.expectation { lengths[$0].map { Double($0) } ?? .infinity }
  }

  /// The variance of the length, in bits squared per symbol.
  ///
  /// Of two codes with the same rate, the one with less variance fills a line or a
  /// buffer more evenly.
  public func lengthVariance(under q: Distribution) -> Double {
    q.variance(of: costs)
  }

  /// The cost of the code above the entropy of q, in bits per symbol.
  ///
  /// It is computed from the implied distribution as KL(q‖r) − log2 κ, so it is never
  /// negative.
  public func redundancy(under q: Distribution) -> Double {
    q.divergence(from: impliedDistribution).bits - kraftSum.log2
  }

  /// The entropy of q as a share of the expected length, from 0 to 1; it is 1 if both
  /// are 0.
  public func efficiency(under q: Distribution) -> Double {
    let length = expectedLength(under: q)
    return length == 0 ? 1 : q.entropy.bits / length
  }
}
