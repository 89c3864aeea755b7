/// Bounds on the effect of rounding on a mean of costs, so that laws can be checked
/// without other slack.
///
/// A mean Σ w(x)·c(x) / W has costs c(x) = −log2 (w′(x) / W′). With u = 2^−53, the
/// relative error of the quotient is at most 2u, since W′ is a rounded sum. The error
/// of its logarithm is therefore at most 2u / ln 2 < 3u bits, plus 2u of itself, if the
/// library's logarithm is accurate to its last place. Products, the compensated sum and
/// the division add 4u of the mean. A mean of c bits is therefore accurate to u·(3 +
/// 6c), and the difference of two such means to twice that, which is at most 2^−49·(1 +
/// c).
///
/// Source: Higham, *Accuracy and Stability of Numerical Algorithms*, 2002, chapters 3
/// and 4.
enum Rounding {
  /// The greatest error in the difference of two mean costs, in bits, if the greater is
  /// `cost`.
  static func bound(at cost: Double) -> Double { 0x1p-49 * (1 + abs(cost)) }
}
