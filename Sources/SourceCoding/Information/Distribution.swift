/// Probabilities over the symbols 0 ..< K, checked once, when they are made.
///
/// A distribution keeps the weights it was made from and their sum, and divides only
/// when needed. Counts, and counts plus a half, are exact in a `Double`, so two
/// distributions learnt from tallies are compared as exact fractions; rounded quotients
/// would hide the difference of two that are nearly equal.
///
/// No weight is too small: if weights are further apart than the range of a `Double`,
/// or a formula gives them more digits, each is kept as a `WideReal`. A symbol of
/// probability 0.05^255 is therefore possible and has a surprisal, although no `Double`
/// can hold the probability.
///
///     let q = try Distribution(probabilities: [0.5, 0.25, 0.25])
///     q.entropy.bits  // 1.5
public struct Distribution: Hashable, Sendable {
  /// The weights of the symbols, rounded to doubles: finite, not negative, and zero
  /// only for symbols of probability zero.
  ///
  /// If a weight lies beyond 2^±256, all are divided by the greatest power of two that
  /// is not above the greatest weight; a weight that is then below all normal doubles
  /// is replaced by the least of them.
  public let weights: [Double]

  /// The exact weights, if doubles cannot hold them; `nil` if ``weights`` are exact and
  /// between 2^−256 and 2^256.
  let wideWeights: [WideReal]?

  /// The sum of the weights, by which they are divided.
  let wideTotal: WideReal

  /// The symbol that has more than half of the total, with the share of all others
  /// together.
  ///
  /// Its surprisal is computed from the others, because a rounded probability close to
  /// 1 has lost their digits.
  let majority: Majority?

  /// A symbol that has more than half of the total.
  struct Majority: Hashable, Sendable {
    let symbol: Int
    let othersShare: Double
  }

  /// The sum of the weights, by which they are divided: finite and greater than zero.
  public var total: Double { wideTotal.value }

  /// The greatest distance from one of the sum of given probabilities.
  ///
  /// It allows for the rounding of fractions that are meant to sum to one.
  public static let tolerance = 1e-12

  /// The distribution with the given probabilities.
  ///
  /// They are not normalised, which would hide a mistake in the data; only the rounding
  /// of their sum is removed.
  ///
  /// - Throws: ``InvalidDistribution`` unless they are finite, not negative and sum to
  ///   one within ``tolerance``.
  public init(probabilities: [Double]) throws(InvalidDistribution) {
    try Self.validate(probabilities)
    let distance = (probabilities + [-1]).compensatedSum()
    guard abs(distance) <= Self.tolerance else { throw .sum(distanceFromOne: distance) }
    self.init(computedWeights: probabilities)
  }

  /// The distribution proportional to the given weights.
  ///
  /// - Throws: ``InvalidDistribution`` unless they are finite, not negative and
  ///   not all zero.
  public init(weights: [Double]) throws(InvalidDistribution) {
    try Self.validate(weights)
    guard weights.contains(where: { $0 > 0 }) else { throw .noWeight }
    self.init(computedWeights: weights)
  }

  /// The distribution with the given probabilities, which may be smaller than any
  /// double.
  ///
  /// - Throws: ``InvalidDistribution``, as for doubles.
  package init(wideProbabilities probabilities: [WideReal]) throws(InvalidDistribution) {
    if probabilities.allSatisfy(\.isDouble) {
      try self.init(probabilities: probabilities.map(\.value))
      return
    }
    try Self.validate(probabilities)
    let distance = (probabilities.reduce(.zero, +) - WideReal(1)).value
    guard abs(distance) <= Self.tolerance else { throw .sum(distanceFromOne: distance) }
    self.init(computedWeights: probabilities)
  }

  /// The distribution proportional to weights of any size.
  ///
  /// - Throws: ``InvalidDistribution``, as for doubles.
  package init(wideWeights weights: [WideReal]) throws(InvalidDistribution) {
    if weights.allSatisfy(\.isDouble) {
      try self.init(weights: weights.map(\.value))
      return
    }
    try Self.validate(weights)
    guard weights.contains(where: \.isPositive) else { throw .noWeight }
    self.init(computedWeights: weights)
  }

  /// The distribution that gives each of the first `count` of `alphabetSize`
  /// symbols the same probability.
  ///
  /// - Precondition: 1 ≤ count ≤ alphabetSize.
  public init(uniformOver count: Int, alphabetSize: Int) {
    precondition(1 <= count && count <= alphabetSize, "no symbols to share the probability")
    self.init(computedWeights: (0..<alphabetSize).map { $0 < count ? 1.0 : 0 })
  }

  /// The distribution proportional to weights that are known to be finite and not negative,
  /// and not all zero.
  init(computedWeights weights: [Double]) {
    let isOrdinary = weights.allSatisfy { $0 < 0x1p256 && ($0 >= 0x1p-256 || $0 == 0) }
    guard isOrdinary else {
      self.init(computedWeights: weights.map(WideReal.init))
      return
    }
    var sum = CompensatedSum()
    for weight in weights { sum.add(weight) }
    self.init(weights: weights, wideWeights: nil, total: sum.wideValue)
  }

  /// The distribution proportional to weights of any size, computed from formulas.
  ///
  /// - Precondition: The weights are not negative, and one is greater than zero.
  init(computedWeights given: [WideReal]) {
    let greatest = given.reduce(WideReal.zero, max)
    precondition(greatest.isPositive, "no symbol has a weight greater than zero")
    let isInRange = given.allSatisfy { $0.scale == 0 }
    let weights = isInRange ? given : given.map { $0.scaled(byPowerOfTwo: -greatest.exponent) }
    let isOrdinary = weights.allSatisfy { $0.scale == 0 && $0.low == 0 }
    self.init(
      weights: weights.map { $0.isPositive ? max($0.value, .leastNormalMagnitude) : 0 },
      wideWeights: isOrdinary ? nil : weights, total: weights.reduce(.zero, +))
  }

  private init(weights: [Double], wideWeights: [WideReal]?, total: WideReal) {
    self.weights = weights
    self.wideWeights = wideWeights
    wideTotal = total
    let likeliest = weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 }
    guard !weights.isEmpty, weights[likeliest] > total.value / 2 else {
      majority = nil
      return
    }
    let others: WideReal
    if let wideWeights {
      others = wideWeights.indices.reduce(.zero) {
        $1 == likeliest ? $0 : $0 + wideWeights[$1]
      }
    } else {
      var sum = CompensatedSum()
      for symbol in weights.indices where symbol != likeliest { sum.add(weights[symbol]) }
      others = WideReal(sum.value)
    }
    majority = Majority(symbol: likeliest, othersShare: (others / total).value)
  }

  /// The exact weight of a symbol.
  func weight(of symbol: Int) -> WideReal {
    wideWeights?[symbol] ?? WideReal(weights[symbol])
  }

  /// The number K of symbols in the alphabet.
  public var alphabetSize: Int { weights.count }

  /// The probability of a symbol, from 0 to 1.
  ///
  /// A probability below all doubles is returned as 0; ``isPossible(_:)`` and the
  /// surprisal are still right.
  public func probability(of symbol: Int) -> Double {
    guard wideWeights == nil else { return (weight(of: symbol) / wideTotal).value }
    return weights[symbol] / total
  }

  /// Whether a symbol has a probability greater than zero, however small.
  public func isPossible(_ symbol: Int) -> Bool { weights[symbol] > 0 }

  /// The symbols with a probability greater than zero, in symbol order.
  public var support: [Int] { weights.indices.filter { weights[$0] > 0 } }

  /// The symbols that are possible under this distribution and impossible under
  /// `proxy`.
  ///
  /// If there is one, the cross entropy and the divergence are infinite.
  ///
  /// - Precondition: Both have the same alphabet.
  public func symbolsUnseen(by proxy: Distribution) -> [Int] {
    precondition(alphabetSize == proxy.alphabetSize, "distributions over different alphabets")
    return support.filter { proxy.weights[$0] == 0 }
  }

  /// The same distribution over another alphabet, in which symbol x has the place
  /// `places[x]`.
  ///
  /// The weights of symbols with the same place add up.
  ///
  /// - Precondition: All places are below the size of the alphabet.
  public func moved(to places: [Int], alphabetSize: Int) -> Distribution {
    if let wideWeights {
      var moved = Array(repeating: WideReal.zero, count: alphabetSize)
      for (symbol, place) in places.enumerated() { moved[place] += wideWeights[symbol] }
      return Distribution(computedWeights: moved)
    }
    var moved = Array(repeating: 0.0, count: alphabetSize)
    for (symbol, place) in places.enumerated() { moved[place] += weights[symbol] }
    return Distribution(computedWeights: moved)
  }

  private static func validate(_ weights: [WideReal]) throws(InvalidDistribution) {
    for (symbol, weight) in weights.enumerated() where weight < .zero {
      throw .negative(symbol: symbol, weight: weight.value)
    }
  }

  private static func validate(_ weights: [Double]) throws(InvalidDistribution) {
    for (symbol, weight) in weights.enumerated() {
      guard weight.isFinite else { throw .notFinite(symbol: symbol) }
      guard weight >= 0 else { throw .negative(symbol: symbol, weight: weight) }
    }
  }
}

/// The reason why numbers do not form a distribution.
public enum InvalidDistribution: Error, Equatable, Sendable {
  /// A weight is infinite or not a number.
  case notFinite(symbol: Int)
  /// A weight is below zero.
  case negative(symbol: Int, weight: Double)
  /// Every weight is zero, or there is none.
  case noWeight
  /// The probabilities do not sum to one; the value is their sum less one.
  case sum(distanceFromOne: Double)
}

extension InvalidDistribution: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .notFinite(let symbol): "the weight of symbol \(symbol) is not a finite number"
    case .negative(let symbol, let weight):
      "the weight of symbol \(symbol) is negative: \(weight.inDigits)"
    case .noWeight: "no symbol has a weight greater than zero"
    case .sum(let distance):
      "the sum of the probabilities is \(abs(distance).inDigits) "
        + (distance > 0 ? "more than 1" : "less than 1")
    }
  }
}
