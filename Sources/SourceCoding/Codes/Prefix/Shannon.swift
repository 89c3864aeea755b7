/// Shannon's lengths: ⌈−log2 z(x)⌉, each symbol's surprisal rounded up.
///
/// No tree and no sorting: each length depends on its own probability alone.
/// Surprise: this simple code is the one with a guarantee for the wrong model,
/// H(q) + KL(q‖z) ≤ L < H(q) + KL(q‖z) + 1 for every q, which Huffman's does not
/// have.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948; Cover and
/// Thomas, *Elements of Information Theory*, theorem 5.4.3 (wrong code).
public enum Shannon {
  /// The lengths for `distribution`, `nil` for symbols of probability 0.
  ///
  /// They are decided by comparing the binary fractions themselves; a rounded
  /// logarithm could be wrong by one bit at powers of two.
  ///
  /// - Complexity: O(K).
  public static func lengths(for distribution: Distribution) -> [Int?] {
    let total = upperBound(ofTotalOf: distribution)
    return distribution.weights.map { weight in
      guard weight > 0 else { return nil }
      // The least ℓ with weight · 2^ℓ ≥ total.
      let length = Int(total.exponent - weight.exponent)
      return weight.significand >= total.significand ? length : length + 1
    }
  }

  /// The total, or the next real above where rounding made it too small.
  ///
  /// Measured against too small a total, lengths could exceed Kraft's bound.
  static func upperBound(ofTotalOf distribution: Distribution) -> Double {
    let total = distribution.total
    let missing = (distribution.weights + [-total]).compensatedSum()
    return missing > 0 ? max(total.nextUp, total + missing) : total
  }
}

extension Shannon {
  static let family = CodeFamily(
    name: "shannon", summary: "⌈−log2 z(x)⌉ bits for symbol x, each length by itself"
  ) { (z) throws(InvalidPrefixCode) in
    Design(prefixCode: try PrefixCode(lengths: lengths(for: z)))
  }
}
