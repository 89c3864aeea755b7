/// The classes of a row that lie within a factor of 2^20/K of the likeliest of K
/// classes, and the rest of the row as one.
///
/// Shares of 2^32 cannot say 0.999 and 10^−30 at once. So a row is cut into levels:
/// first the likely classes and "none of these", whose own distribution is the next
/// level. All of a level together are at most K times the likeliest, so that every
/// class has 2^12 shares or more, rounded by two at most (K up to 2^19), and none has
/// no share that z gives a probability to. Rows are normalised by this, whatever they
/// sum to.
struct LabelLevel {
  /// ln of the greatest ratio of two of `classCount` classes within a level.
  private static func width(_ classCount: Int) -> Double {
    let bits = digitCount(of: UInt64(max(classCount, 1) - 1))
    return Double(max(1, 20 - bits)) * Mathematics.naturalLogarithmOf2
  }

  /// The number of shares.
  static let totalBits = 32
  private static let total = 1 << totalBits

  /// Classes with logarithms up to this one are in this level or later ones.
  private let ceiling: Double

  /// Classes with logarithms up to this one are in later levels.
  let floor: Double

  /// The logarithm of the likeliest.
  private let greatest: Double

  /// The number of alternatives: the classes of this level, and the rest if any.
  private let count: Int

  /// The sum of the classes of this level, relative to the likeliest.
  private let classSum: Double

  /// The sum of all alternatives, relative to the likeliest class.
  private let sum: Double

  /// ln of the rest, relative to the likeliest class; −∞ if there is none.
  private let rest: Double

  /// The first level of a row of logarithms, or that below `ceiling`.
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

  /// Whether there is nothing to choose.
  var isCertain: Bool { count <= 1 }

  /// Whether a class of this logarithm belongs to the level.
  private func holds(_ log: Double) -> Bool { floor < log && log <= ceiling }

  /// The shares of a class, or of the rest if the class is not of this level.
  func shares(of label: Int, in s: Span<Double>) -> Range<Int> {
    guard holds(s[label]) else { return restShares }
    var (index, sum) = (0, 0.0)
    // The sums are formed in the order of the classes, here and in reading.
    for candidate in 0..<label where holds(s[candidate]) {
      sum += Mathematics.exp(s[candidate] - greatest)
      index += 1
    }
    let next = sum + Mathematics.exp(s[label] - greatest)
    return boundary(index, sum)..<boundary(index + 1, next)
  }

  /// The class that holds the share `target`, with all its shares; no class if that
  /// is the rest.
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

  /// The first share of alternative `index`, those before it summing to `sum`.
  ///
  /// Each gets one share, and its part of the others.
  private func boundary(_ index: Int, _ sum: Double) -> Int {
    guard index < count else { return Self.total }
    return index + Int(min(1, sum / self.sum) * Double(Self.total - count))
  }
}
