/// What rounding can do to a mean of costs, so that laws are checked without other slack.
///
/// A mean Σ w(x)·c(x) / W has costs c(x) = −log2 (w′(x) / W′). With u = 2^−53, the quotient is
/// off by at most 2u of itself, since W′ is a sum that was rounded; so its logarithm is off
/// by 2u / ln 2 < 3u bits, and by 2u of itself, where the library's logarithm is right to its
/// last place. Products, the compensated sum and the division add 4u of the mean. A mean of
/// c bits is therefore right to u·(3 + 6c), and the difference of two such means to twice
/// that, which is at most 2^−49·(1 + c).
///
/// Source: Higham, *Accuracy and Stability of Numerical Algorithms*, 2002, chapters 3 and 4.
enum Rounding {
  /// How far the difference of two mean costs can be from what it is, in bits, if the greater
  /// is `cost`.
  static func bound(at cost: Double) -> Double { 0x1p-49 * (1 + abs(cost)) }
}
