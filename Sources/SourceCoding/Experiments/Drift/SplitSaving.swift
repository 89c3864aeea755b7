/// The bits that ideal codes of their own for both parts save against one for both, tables
/// excluded: n·H(both) − n·H(left) − n·H(right), never negative.
enum SplitSaving {
  /// The saving for parts with the given counts.
  static func bits(_ left: [Double], _ right: [Double]) -> Double {
    var sum = CompensatedSum()
    for (a, b) in zip(left, right) where a > 0 && b > 0 {
      sum.add(term(a) + term(b) - term(a + b))
    }
    let (n, m) = (left.reduce(0, +), right.reduce(0, +))
    sum.add(term(n + m) - term(n) - term(m))
    return max(0, sum.value)
  }

  /// n log2 n, 0 at 0.
  static func term(_ n: Double) -> Double { n < 2 ? 0 : n * Mathematics.log2(n) }
}
