/// Computes the bits that two ideal codes, one for each part, save against one ideal
/// code for both parts.
///
/// The saving is n·H(both) − n·H(left) − n·H(right), which is never negative; the
/// tables of the codes are not counted.
enum SplitSaving {
  /// Returns the saving for parts with the given counts.
  static func bits(_ left: [Double], _ right: [Double]) -> Double {
    var sum = CompensatedSum()
    for (a, b) in zip(left, right) where a > 0 && b > 0 {
      sum.add(term(a) + term(b) - term(a + b))
    }
    let (n, m) = (left.reduce(0, +), right.reduce(0, +))
    sum.add(term(n + m) - term(n) - term(m))
    return max(0, sum.value)
  }

  /// Returns n log2 n, which is 0 at 0.
  static func term(_ n: Double) -> Double { n < 2 ? 0 : n * Mathematics.log2(n) }
}
