extension Huffman {
  /// The least and the greatest cost on q of the optimal codes for z.
  ///
  /// All optimal codes for z cost the same on z. On other data they do not: in the
  /// example z = .4 .2 .2 .1 .1 with q uniform, one costs 2.4 bits a symbol and another
  /// 2.8. Both ends are found by Huffman's algorithm on *pairs* (weight under z, weight
  /// under ±q) that are compared lexicographically. Pairs add and compare as numbers
  /// do, so the resulting code is optimal for z and, among the optimal codes, cheapest
  /// or most expensive for q.
  ///
  /// - Parameters:
  ///   - z: the distribution that the codes are designed for.
  ///   - q: the distribution that they are used on.
  /// - Returns: bits per symbol; infinite if q emits a symbol that z does not.
  /// - Complexity: O(K log K).
  public static func costRange(designedFor z: Distribution, on q: Distribution)
    -> ClosedRange<Double>
  {
    guard let wideWeights = z.wideWeights else {
      return ends(z.weights, q) { Huffman.lengths(for: $0) }
    }
    return ends(wideWeights, q) { Huffman.lengths(for: $0) }
  }
}

extension PackageMerge {
  /// The least and the greatest cost on q of the best codes for z within a length
  /// limit.
  ///
  /// Package-merge only adds and compares weights, so it works on pairs too.
  ///
  /// - Parameters:
  ///   - z: the distribution that the codes are designed for.
  ///   - q: the distribution that they are used on.
  ///   - limit: the greatest length, at least 0.
  /// - Returns: bits per symbol; infinite if q emits a symbol that z does not.
  /// - Throws: ``InvalidPrefixCode/limit(_:symbols:)`` if z has more than 2^limit
  ///   symbols.
  /// - Complexity: O(K log K + K · limit) time and space.
  public static func costRange(
    designedFor z: Distribution, on q: Distribution, limit: Int
  ) throws(InvalidPrefixCode) -> ClosedRange<Double> {
    guard let wideWeights = z.wideWeights else {
      return try ends(z.weights, q) { (pairs) throws(InvalidPrefixCode) in
        try PackageMerge.lengths(for: pairs, limit: limit)
      }
    }
    return try ends(wideWeights, q) { (pairs) throws(InvalidPrefixCode) in
      try PackageMerge.lengths(for: pairs, limit: limit)
    }
  }
}

/// The least and the greatest cost on `q` of the codes that `lengths` chooses between.
private func ends<Weight: Comparable & AdditiveArithmetic, Failure: Error>(
  _ weights: [Weight], _ q: Distribution,
  lengths: ([WeightPair<Weight>]) throws(Failure) -> [Int?]
) throws(Failure) -> ClosedRange<Double> {
  func cost(preferring sign: Double) throws(Failure) -> Double {
    // A symbol with z = 0 gets no codeword, however probable it is under q.
    let lengths = try lengths(
      zip(weights, q.weights).map { $0 > .zero ? WeightPair(design: $0, use: sign * $1) : .zero })
    return q.expectation { lengths[$0].map { Double($0) } ?? .infinity }
  }
  // For the cheapest code, a symbol that is frequent in q counts as heavier and so gets
  // a shorter codeword.
  let cheapest = try cost(preferring: 1)
  return try cheapest...max(cheapest, cost(preferring: -1))
}

/// A weight, and a second one that decides between equal weights.
private struct WeightPair<Weight: Comparable & AdditiveArithmetic>:
  Comparable, AdditiveArithmetic
{
  var design: Weight
  var use: Double

  static var zero: WeightPair { WeightPair(design: .zero, use: 0) }

  static func < (a: WeightPair, b: WeightPair) -> Bool {
    (a.design, a.use) < (b.design, b.use)
  }

  static func + (a: WeightPair, b: WeightPair) -> WeightPair {
    WeightPair(design: a.design + b.design, use: a.use + b.use)
  }

  static func - (a: WeightPair, b: WeightPair) -> WeightPair {
    WeightPair(design: a.design - b.design, use: a.use - b.use)
  }
}
