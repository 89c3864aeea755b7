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
    func cost(preferring sign: Double) -> Double {
      // What z calls impossible gets no codeword, however much q likes it.
      let pairs = zip(z.weights, q.weights)
        .map { $0 > 0 ? WeightPair(design: $0, use: sign * $1) : .zero }
      let lengths = Huffman.lengths(for: pairs)
      return q.expectation { lengths[$0].map { Double($0) } ?? .infinity }
    }
    // A symbol that q likes counts as heavier, and so as higher up, in the cheapest.
    let cheapest = cost(preferring: 1)
    return cheapest...max(cheapest, cost(preferring: -1))
  }
}

/// A weight and a second one that decides between equals.
private struct WeightPair: Comparable, AdditiveArithmetic {
  var design: Double
  var use: Double

  static let zero = WeightPair(design: 0, use: 0)

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
