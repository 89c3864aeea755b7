extension Huffman {
  /// What the optimal codes for z can cost on q, least and greatest.
  ///
  /// All optimal codes for z cost the same on z. On other data they do not: in
  /// the example z = .4 .2 .2 .1 .1 with q uniform, one costs 2.4 bits a symbol
  /// and another 2.8. Both ends are found by Huffman's algorithm on *pairs*
  /// (weight under z, weight under ±q) compared lexicographically: pairs add
  /// and compare as numbers do, so the code that comes out is optimal for z
  /// and, among those, cheapest or dearest for q.
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
  /// What the best codes for z within a limit can cost on q, least and greatest.
  ///
  /// Weights are only added and compared here too, so that pairs will do.
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

/// The least and the greatest cost on `q` of the codes that `lengths` chooses from.
private func ends<Weight: Comparable & AdditiveArithmetic, Failure: Error>(
  _ weights: [Weight], _ q: Distribution,
  lengths: ([WeightPair<Weight>]) throws(Failure) -> [Int?]
) throws(Failure) -> ClosedRange<Double> {
  func cost(preferring sign: Double) throws(Failure) -> Double {
    // What z calls impossible gets no codeword, however much q likes it.
    let lengths = try lengths(
      zip(weights, q.weights).map { $0 > .zero ? WeightPair(design: $0, use: sign * $1) : .zero })
    return q.expectation { lengths[$0].map { Double($0) } ?? .infinity }
  }
  // A symbol that q likes counts as heavier, and so as higher up, in the cheapest.
  let cheapest = try cost(preferring: 1)
  return try cheapest...max(cheapest, cost(preferring: -1))
}

/// A weight and a second one that decides between equals.
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
