/// Probabilities over the symbols 0 ..< K, checked once, at their making.
///
/// A distribution keeps the weights it was made from and their sum, and
/// divides only when asked. Counts, and counts plus a half, are exact in a
/// `Double`, so two distributions learnt from tallies are compared as the
/// fractions they are; rounded quotients would hide the difference of two that
/// are nearly equal.
///
///     let q = try Distribution(probabilities: [0.5, 0.25, 0.25])
///     q.entropy.bits  // 1.5
public struct Distribution: Hashable, Sendable {
  /// The weights of the symbols: finite, not negative.
  public let weights: [Double]

  /// What the weights are divided by: finite and greater than zero.
  public let total: Double

  /// How far from one the sum of given probabilities may lie: what rounding makes
  /// of fractions that were meant to sum to one.
  public static let tolerance = 1e-12

  /// The distribution with the given probabilities.
  ///
  /// They are not normalised, which would hide a mistake in the data; only the
  /// rounding of their sum is taken out.
  ///
  /// - Throws: ``InvalidDistribution`` unless they are finite, not negative and
  ///   sum to one within ``tolerance``.
  public init(probabilities: [Double]) throws(InvalidDistribution) {
    let sum = try Self.validatedSum(of: probabilities)
    guard abs(sum - 1) <= Self.tolerance else { throw .sum(found: sum) }
    self.weights = probabilities
    self.total = sum
  }

  /// The distribution proportional to the given weights.
  ///
  /// - Throws: ``InvalidDistribution`` unless they are finite, not negative and
  ///   not all zero.
  public init(weights: [Double]) throws(InvalidDistribution) {
    let sum = try Self.validatedSum(of: weights)
    guard sum > 0 else { throw .noWeight }
    self.weights = weights
    self.total = sum
  }

  /// The distribution that gives each of the first `count` of `alphabetSize`
  /// symbols the same probability.
  ///
  /// - Precondition: 1 ≤ count ≤ alphabetSize.
  public init(uniformOver count: Int, alphabetSize: Int) {
    precondition(1 <= count && count <= alphabetSize, "no symbols to share the probability")
    weights = (0..<alphabetSize).map { $0 < count ? 1 : 0 }
    total = Double(count)
  }

  /// The distribution of weights that are known to be valid.
  init(validWeights weights: [Double], total: Double) {
    self.weights = weights
    self.total = total
  }

  /// The distribution proportional to weights that a formula gave.
  ///
  /// A formula goes on where `Double` ends: weights too small to be legal become
  /// zero. All of them together are lost in the rounding of the others.
  ///
  /// - Precondition: the weights are not negative, the greatest is legal and not
  ///   far from one.
  init(computedWeights weights: [Double]) {
    let kept = weights.map { $0 < Self.legalWeights.lowerBound ? 0 : $0 }
    precondition(
      kept.contains { $0 > 0 } && kept.allSatisfy { $0 <= Self.legalWeights.upperBound },
      "the greatest weight is legal")
    self.init(validWeights: kept, total: kept.compensatedSum())
  }

  /// The number of symbols in the alphabet, K.
  public var alphabetSize: Int { weights.count }

  /// The probability of a symbol, from 0 to 1.
  public func probability(of symbol: Int) -> Double { weights[symbol] / total }

  /// The symbols with a probability greater than zero, in symbol order.
  public var support: [Int] { weights.indices.filter { weights[$0] > 0 } }

  /// The symbols that occur under this distribution and never under `proxy`.
  ///
  /// Where there is one, the cross entropy and the divergence are infinite.
  ///
  /// - Precondition: both have the same alphabet.
  public func symbolsUnseen(by proxy: Distribution) -> [Int] {
    precondition(alphabetSize == proxy.alphabetSize, "distributions over different alphabets")
    return support.filter { proxy.weights[$0] == 0 }
  }

  /// The same over another alphabet, in which symbol x is `places[x]`.
  ///
  /// The weights of symbols with one place add up.
  ///
  /// - Precondition: places are below the size of the alphabet.
  public func moved(to places: [Int], alphabetSize: Int) -> Distribution {
    var moved = Array(repeating: 0.0, count: alphabetSize)
    for (symbol, place) in places.enumerated() { moved[place] += weights[symbol] }
    return Distribution(validWeights: moved, total: total)
  }

  private static func validatedSum(of weights: [Double]) throws(InvalidDistribution) -> Double {
    var sum = CompensatedSum()
    for (symbol, weight) in weights.enumerated() {
      guard weight.isFinite else { throw .notFinite(symbol: symbol) }
      guard weight >= 0 else { throw .negative(symbol: symbol, weight: weight) }
      // Weights are multiplied with each other; this keeps products finite.
      guard weight == 0 || legalWeights.contains(weight) else {
        throw .outOfRange(symbol: symbol, weight: weight)
      }
      sum.add(weight)
    }
    return sum.value
  }

  /// The weights, apart from zero, that a distribution takes.
  public static let legalWeights = 1e-140...1e140
}

/// Why numbers are no distribution.
public enum InvalidDistribution: Error, Equatable, Sendable {
  /// A weight is infinite or not a number.
  case notFinite(symbol: Int)
  /// A weight is below zero.
  case negative(symbol: Int, weight: Double)
  /// A weight is not zero and outside ``Distribution/legalWeights``.
  case outOfRange(symbol: Int, weight: Double)
  /// Every weight is zero, or there is none.
  case noWeight
  /// Probabilities that do not sum to one.
  case sum(found: Double)
}

extension InvalidDistribution: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .notFinite(let symbol): "the weight of symbol \(symbol) is not a finite number"
    case .negative(let symbol, let weight):
      "the weight of symbol \(symbol) is negative: \(weight.inWords)"
    case .outOfRange(let symbol, let weight):
      "the weight of symbol \(symbol) is \(weight.inWords), not 0 and not "
        + "within \(Distribution.legalWeights.lowerBound.inWords) to "
        + Distribution.legalWeights.upperBound.inWords
    case .noWeight: "no symbol has a weight greater than zero"
    case .sum(let found): "the probabilities sum to \(found.inWords), not to 1"
    }
  }
}
