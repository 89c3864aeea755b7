/// Finds places where a function is zero.
enum Root {
  /// The zero in `range` of a function that has opposite signs at the ends, as exactly
  /// as a `Double` can represent it.
  ///
  /// It is found by interpolation where that converges, and by bisection otherwise.
  ///
  /// Source: Brent, *Algorithms for Minimization without Derivatives*, 1973, chapter 4.
  ///
  /// - Returns: the place; the end with the smaller value if the signs are the same.
  static func find(in range: ClosedRange<Double>, of value: (Double) -> Double) -> Double {
    var (a, b) = (range.lowerBound, range.upperBound)
    var (valueA, valueB) = (value(a), value(b))
    guard valueA != 0, valueB != 0, (valueA < 0) != (valueB < 0) else {
      return abs(valueA) < abs(valueB) ? a : b
    }
    // b is the best place, a the previous one, c lies on the other side of the root.
    var (c, valueC) = (a, valueA)
    var (step, stepBefore) = (b - a, b - a)
    for _ in 0..<200 {
      if (valueB < 0) == (valueC < 0) {
        (c, valueC) = (a, valueA)
        (step, stepBefore) = (b - a, b - a)
      }
      if abs(valueC) < abs(valueB) {
        (a, b, c) = (b, c, b)
        (valueA, valueB, valueC) = (valueB, valueC, valueB)
      }
      let middle = (c - b) / 2
      let least = 2 * b.ulp
      guard abs(middle) > least, valueB != 0 else { break }
      if abs(stepBefore) >= least, abs(valueA) > abs(valueB) {
        let ratio = valueB / valueA
        var (p, q): (Double, Double)
        if a == c {
          (p, q) = (2 * middle * ratio, 1 - ratio)
        } else {
          let (first, second) = (valueA / valueC, valueB / valueC)
          p = ratio * (2 * middle * first * (first - second) - (b - a) * (second - 1))
          q = (first - 1) * (second - 1) * (ratio - 1)
        }
        if p > 0 { q = -q } else { p = -p }
        if 2 * p < min(3 * middle * q - abs(least * q), abs(stepBefore * q)) {
          (stepBefore, step) = (step, p / q)
        } else {
          (step, stepBefore) = (middle, middle)
        }
      } else {
        (step, stepBefore) = (middle, middle)
      }
      (a, valueA) = (b, valueB)
      b += abs(step) > least ? step : (middle > 0 ? least : -least)
      valueB = value(b)
    }
    return b
  }
}
