internal import Kernels

/// The classes of a row that lie within a factor of 2^20/K of the likeliest of K
/// classes, and the rest of the row as one.
///
/// Shares of 2^32 cannot say 0.999 and 10^−30 at once. So a row is cut into levels:
/// first the likely classes and "none of these", whose own distribution is the next
/// level. All of a level together are at most K times the likeliest, so that every
/// class has 2^12 shares or more, rounded by two at most (K up to 2^19), and none has
/// no share that z gives a probability to. Rows are normalised by this, whatever they
/// sum to.
///
/// A row is given by its logarithms s and its weights e^(s − base). Sums of weights are
/// formed block by block, in writing and in reading the same.
struct LabelLevel {
  /// Returns ln of the greatest ratio between two of `classCount` classes in a level.
  private static func width(_ classCount: Int) -> Double {
    let bits = digitCount(of: UInt64(max(classCount, 1) - 1))
    return Double(max(1, 20 - bits)) * Mathematics.naturalLogarithmOf2
  }

  /// The number of shares.
  static let totalBits = 32
  private static let total = 1 << totalBits

  /// The classes of a block.
  private static let blockSize = 256

  /// Classes with logarithms up to this one are in this level or later ones.
  private let ceiling: Double

  /// Classes whose logarithm is at most this are in later levels.
  let floor: Double

  /// The greatest logarithm of later levels; −∞ if there are none.
  let greatestRest: Double

  /// The number of alternatives: the classes of this level, and the rest if there is
  /// any.
  private let count: Int

  /// The weights of the classes of this level.
  private let classSum: Double

  /// The weights of all alternatives.
  private let sum: Double

  /// ln of the weight of the rest; −∞ if there is none.
  private let rest: Double

  /// ln of the sum of the row, if this is its first level.
  let logSum: Double

  /// A level of a row.
  ///
  /// - Parameters:
  ///   - s: the logarithms.
  ///   - weights: e^(s − base) for each of them, as far as doubles reach.
  ///   - base: the logarithm of weight 1.
  ///   - greatest: the greatest logarithm of the level, at most ``deepest`` below the base.
  ///   - ceiling: the floor of the level before.
  init(
    of s: Span<Double>, _ weights: Span<Double>, base: Double, greatest: Double,
    ceiling: Double = .infinity
  ) {
    let floor = greatest - Self.width(s.count)
    let sums = LevelSums(of: s, weights: weights, above: floor, upTo: ceiling)
    if sums.greatestRest == -.infinity {
      rest = -.infinity
    } else if sums.rest > 1e-290 {
      rest = Mathematics.log(sums.rest)
    } else {
      // So unlikely that their weights are no numbers.
      var restSum = 0.0
      for index in s.indices where s[index] <= floor {
        restSum += Mathematics.exp(s[index] - sums.greatestRest)
      }
      rest = sums.greatestRest - base + Mathematics.log(restSum)
    }
    count = sums.count + (rest > -.infinity ? 1 : 0)
    classSum = sums.sum
    sum = sums.sum + Mathematics.exp(rest)
    logSum = base + Mathematics.log(sum)
    (self.ceiling, self.floor, greatestRest) = (ceiling, floor, sums.greatestRest)
  }

  /// How far below the base a level may begin: its classes and rest have weights that are numbers.
  static let deepest = 300.0

  /// Returns the next level of the row with the logarithms `s`, where that is deeper than
  /// ``deepest`` below the base, and the weights that it needs, whose base is its greatest.
  func rebased(_ s: Span<Double>) -> (weights: [Double], level: LabelLevel) {
    var weights = Array(repeating: 0.0, count: s.count)
    var span = weights.mutableSpan
    _ = exponentials(of: s, below: greatestRest, into: &span)
    let level = LabelLevel(
      of: s, weights.span, base: greatestRest, greatest: greatestRest, ceiling: floor)
    return (weights, level)
  }

  /// Whether there is only one alternative.
  var isCertain: Bool { count <= 1 }

  /// Returns whether a class with this logarithm belongs to the level.
  private func holds(_ log: Double) -> Bool { floor < log && log <= ceiling }

  /// The shares of a class, or of the rest if the class is not of this level.
  func shares(of label: Int, in s: Span<Double>, _ weights: Span<Double>) -> Range<Int> {
    guard holds(s[label]) else { return restShares }
    var place = Place()
    let first = label / Self.blockSize * Self.blockSize
    for start in stride(from: 0, to: first, by: Self.blockSize) {
      place = end(ofBlockAt: start, s, weights, from: place)
    }
    let last = end(ofBlockAt: first, s, weights, from: place)
    for candidate in first..<label where holds(s[candidate]) {
      place.sum += weights[candidate]
      place.index += 1
    }
    let start = boundary(place)
    place.sum += weights[label]
    place.index += 1
    return start..<boundary(place.index == last.index ? last : place)
  }

  /// The class that holds the share `target`, with all its shares; no class if that
  /// is the rest.
  func label(
    at target: UInt32, in s: Span<Double>, _ weights: Span<Double>
  ) -> (label: Int?, shares: Range<Int>) {
    var place = Place()
    for first in stride(from: 0, to: s.count, by: Self.blockSize) {
      let last = end(ofBlockAt: first, s, weights, from: place)
      guard target < boundary(last) else {
        place = last
        continue
      }
      var start = boundary(place)
      for candidate in first..<min(s.count, first + Self.blockSize) where holds(s[candidate]) {
        place.sum += weights[candidate]
        place.index += 1
        let end = boundary(place.index == last.index ? last : place)
        if target < end { return (candidate, start..<end) }
        start = end
      }
    }
    return (nil, restShares)
  }

  /// A place between two alternatives: how many are before it, and what they weigh.
  private struct Place {
    var index = 0
    var sum = 0.0
  }

  /// The place after a block of classes.
  private func end(
    ofBlockAt start: Int, _ s: Span<Double>, _ weights: Span<Double>, from place: Place
  ) -> Place {
    let range = start..<min(s.count, start + Self.blockSize)
    let sums = LevelSums(
      of: s.extracting(range), weights: weights.extracting(range), above: floor, upTo: ceiling)
    return Place(index: place.index + sums.count, sum: place.sum + sums.sum)
  }

  private var restShares: Range<Int> {
    boundary(Place(index: count - 1, sum: classSum))..<Self.total
  }

  /// How much less likely the rest is than its shares say, in bits.
  var restSurprise: Double {
    let shares = Mathematics.log(Double(restShares.count) / Double(Self.total))
    return max(0, (shares - (rest - Mathematics.log(sum))) / Mathematics.naturalLogarithmOf2)
  }

  /// The first share after a place: each alternative gets one share, and its part of the others.
  private func boundary(_ place: Place) -> Int {
    guard place.index < count else { return Self.total }
    return place.index + Int(min(1, place.sum / sum) * Double(Self.total - count))
  }
}
