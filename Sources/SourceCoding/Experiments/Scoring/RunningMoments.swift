/// The mean and the variance of a series of numbers, updated with each number.
///
/// The sum of squares about the mean is updated, never the sum of squares about zero,
/// whose digits cancel where the mean is large.
///
/// Source: Welford, *Note on a method for calculating corrected sums of squares and
/// products*, 1962.
struct RunningMoments: Sendable {
  private(set) var count = 0
  private var sum = CompensatedSum()
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ number: Double) {
    count += 1
    sum.add(number)
    let deviation = number - mean
    mean += deviation / Double(count)
    squares += deviation * (number - mean)
  }

  /// The sum of all numbers.
  var total: Double { sum.value }

  /// The standard error of the mean, if the numbers are independent; `nil` for fewer
  /// than two.
  var standardError: Double? {
    guard count > 1 else { return nil }
    return (squares / Double(count - 1) / Double(count)).squareRoot()
  }
}
