/// The classes of a row whose probability is within a factor of 2^20/K of the likeliest
/// of K classes, and all other classes as one alternative.
///
/// Shares of 2^32 cannot express both 0.999 and 10^−30. So a row is divided into
/// levels: the first has the likely classes and the alternative "none of these", and
/// the distribution of those others is the next level. All alternatives of a level
/// together are at most K times as likely as the likeliest. So every class has at least
/// 2^12 shares, rounded by at most two (for K up to 2^19), and no class of positive
/// probability has none. Rows are normalised in this way, whatever their sum.
struct LabelLevel {
  /// Returns ln of the greatest ratio between two of `classCount` classes in a level.
  private static func width(_ classCount: Int) -> Double {
    let bits = digitCount(of: UInt64(max(classCount, 1) - 1))
    return Double(max(1, 20 - bits)) * Mathematics.naturalLogarithmOf2
  }

  /// The number of shares.
  static let totalBits = 32
  private static let total = 1 << totalBits

  /// Classes whose logarithm is at most this are in this level or in later ones.
  private let ceiling: Double

  /// Classes whose logarithm is at most this are in later levels.
  let floor: Double

  /// The logarithm of the likeliest class of the level.
  private let greatest: Double

  /// The number of alternatives: the classes of this level, and the rest if there is
  /// any.
  private let count: Int

  /// The sum of the probabilities of this level's classes, relative to the likeliest.
  private let classSum: Double

  /// The sum of the probabilities of all alternatives, relative to the likeliest class.
  private let sum: Double

  /// ln of the rest's probability, relative to the likeliest class; −∞ if there is no
  /// rest.
  private let rest: Double

  /// Makes the first level of a row of logarithms, or the level below `ceiling`.
  init(of s: Span<Double>, below ceiling: Double = .infinity) {
    var greatest = -Double.infinity
    for index in s.indices where s[index] <= ceiling { greatest = max(greatest, s[index]) }
    let floor = greatest - Self.width(s.count)
    var (sum, count, greatestRest) = (0.0, 0, -Double.infinity)
    for index in s.indices where s[index] <= ceiling {
      if s[index] > floor {
        sum += Mathematics.exp(s[index] - greatest)
        count += 1
      } else {
        greatestRest = max(greatestRest, s[index])
      }
    }
    if greatestRest > -.infinity {
      var restSum = 0.0
      for index in s.indices where s[index] <= floor {
        restSum += Mathematics.exp(s[index] - greatestRest)
      }
      rest = greatestRest - greatest + Mathematics.log(restSum)
      count += 1
    } else {
      rest = -.infinity
    }
    classSum = sum
    self.sum = sum + Mathematics.exp(rest)
    (self.ceiling, self.floor, self.greatest, self.count) = (ceiling, floor, greatest, count)
  }

  /// ln of the sum of the row, if this is its first level.
  var logSum: Double { greatest + Mathematics.log(sum) }

  /// Whether there is only one alternative.
  var isCertain: Bool { count <= 1 }

  /// Returns whether a class with this logarithm belongs to the level.
  private func holds(_ log: Double) -> Bool { floor < log && log <= ceiling }

  /// Returns the shares of a class, or those of the rest if the class is not in this
  /// level.
  func shares(of label: Int, in s: Span<Double>) -> Range<Int> {
    guard holds(s[label]) else { return restShares }
    var (index, sum) = (0, 0.0)
    // Writer and reader both form the sums in the order of the classes.
    for candidate in 0..<label where holds(s[candidate]) {
      sum += Mathematics.exp(s[candidate] - greatest)
      index += 1
    }
    let next = sum + Mathematics.exp(s[label] - greatest)
    return boundary(index, sum)..<boundary(index + 1, next)
  }

  /// Returns the class that holds the share `target`, with all its shares; the class is
  /// `nil` if the rest holds it.
  func label(at target: UInt32, in s: Span<Double>) -> (label: Int?, shares: Range<Int>) {
    var (index, sum, start) = (0, 0.0, 0)
    for candidate in s.indices where holds(s[candidate]) {
      sum += Mathematics.exp(s[candidate] - greatest)
      index += 1
      let end = boundary(index, sum)
      if target < end { return (candidate, start..<end) }
      start = end
    }
    return (nil, restShares)
  }

  private var restShares: Range<Int> {
    boundary(count - 1, classSum)..<Self.total
  }

  /// How much less likely the rest is than its shares say, in bits.
  var restSurprise: Double {
    let shares = Mathematics.log(Double(restShares.count) / Double(Self.total))
    return max(0, (shares - (rest - Mathematics.log(sum))) / Mathematics.naturalLogarithmOf2)
  }

  /// Returns the first share of alternative `index`, where `sum` is the sum of those
  /// before it.
  ///
  /// Each alternative gets one share, and its fraction of the others.
  private func boundary(_ index: Int, _ sum: Double) -> Int {
    guard index < count else { return Self.total }
    return index + Int(min(1, sum / self.sum) * Double(Self.total - count))
  }
}
