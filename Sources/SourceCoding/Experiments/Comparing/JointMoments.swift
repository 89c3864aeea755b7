/// The moments of a sequence of pairs of numbers.
///
/// Source: Welford, *Note on a method for calculating corrected sums of squares and
/// products*, 1962.
struct JointMoments: Sendable {
  private var count = 0.0
  private var means = (0.0, 0.0)
  private var squares = (0.0, 0.0)
  private var product = 0.0

  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let offset = (x - means.0, y - means.1)
    means.0 += offset.0 / count
    means.1 += offset.1 / count
    squares.0 += offset.0 * (x - means.0)
    squares.1 += offset.1 * (y - means.1)
    product += offset.0 * (y - means.1)
  }

  /// Pearson's correlation; `nil` if one of the two does not vary.
  var correlation: Double? {
    let scale = (squares.0 * squares.1).squareRoot()
    return scale > 0 ? max(-1, min(1, product / scale)) : nil
  }
}
