/// Two stretches of consecutive pieces, and whether they differ more than the pieces within.
///
/// Between the sides, Pearson's X² over all K classes, divided by its K − 1 degrees of
/// freedom, is 1 on average if symbols are independent and their distribution is the same on
/// both. Symbols of a text depend on each other, and their counts vary φ times as much, by
/// class φ(x). These are estimated within the sides, where a change at the place adds nothing,
/// each halfway between the estimate for its class and that for all, and φ is never taken for
/// less than 1 or than (1 + ρ)/(1 − ρ), with ρ the excess of repeated symbols, which is exact
/// for a chain that repeats a symbol or draws another.
///
/// The contrast is the mean over classes of what the sides differ, in units of φ(x).
///
/// Source: McCullagh and Nelder, *Generalized Linear Models*, 1989 (X²/df as dispersion);
/// Satterthwaite, *An approximate distribution of estimates of variance components*, 1946.
struct ChangeWindow {
  /// The piece that the right side begins with.
  let place: Int

  /// The pieces of both sides.
  let pieces: Range<Int>

  /// X²/df between the sides; the contrast is no greater.
  let pearson: Double

  /// K − 1, for the K classes that occur in the window.
  let degreesOfFreedom: Int

  /// The share of each class on both sides.
  private let shares: (left: [Double], right: [Double], both: [Double])

  /// The number of pieces on each side, and the least.
  static let side = (most: 8, least: 4)

  /// The window around a place; `nil` if it has fewer than two classes.
  init?(at place: Int, in all: MessagePieces) {
    let left = max(0, place - Self.side.most)..<place
    let right = place..<min(all.count, place + Self.side.most)
    let (n, m) = (
      Double(all.starts[place] - all.starts[left.lowerBound]),
      Double(all.starts[right.upperBound] - all.starts[place])
    )
    let means = (all.counts(of: left).map { $0 / n }, all.counts(of: right).map { $0 / m })
    let both = zip(means.0, means.1).map { ($0 * n + $1 * m) / (n + m) }
    degreesOfFreedom = both.count { $0 > 0 } - 1
    guard degreesOfFreedom > 0 else { return nil }
    var sum = 0.0
    for index in both.indices where both[index] > 0 {
      let difference = means.0[index] - means.1[index]
      sum += difference * difference / both[index]
    }
    pearson = sum * n * m / (n + m) / Double(degreesOfFreedom)
    (self.place, pieces) = (place, left.lowerBound..<right.upperBound)
    shares = (means.0, means.1, both)
  }

  /// How much the pieces vary within the sides, and the sides between them.
  struct Variation {
    /// φ, how much more counts of pieces vary within the sides than those of independent
    /// symbols.
    let dispersion: Double

    /// How many times as much the sides differ as chance would make them.
    let contrast: Double

    /// The variance of each class, for a piece of one symbol.
    fileprivate let variances: [Double]
  }

  /// The variation of the pieces.
  func variation(in all: MessagePieces) -> Variation {
    var within = [Double](repeating: 0, count: shares.both.count)
    let sums = all.sums.span
    for piece in pieces {
      let mean = piece < place ? shares.left : shares.right
      let length = all.length(of: piece)
      let (first, next) = (piece * all.classCount, (piece + 1) * all.classCount)
      for index in within.indices {
        let deviation = sums[next + index] - sums[first + index] - length * mean[index]
        within[index] += deviation * deviation / length
      }
    }
    for index in within.indices where shares.both[index] > 0 {
      within[index] /= shares.both[index] * Double(pieces.count - 2)
    }
    let (start, middle, end) = (
      all.starts[pieces.lowerBound], all.starts[place], all.starts[pieces.upperBound]
    )
    let (n, m) = (Double(middle - start), Double(end - middle))
    let repeats = pieces.reduce(0.0) { $0 + all.repeats[$1] }
    let chance = shares.both.reduce(0) { $0 + $1 * $1 }
    let excess = min(max((repeats / (n + m - 1) - chance) / (1 - chance), 0), 0.99999)
    let least = (1 + excess) / (1 - excess)
    let dispersion = max(within.reduce(0, +) / Double(degreesOfFreedom), 1, least)
    var contrast = 0.0
    let variances = within.indices.map { index in
      guard shares.both[index] > 0 else { return 0.0 }
      let difference = shares.left[index] - shares.right[index]
      let own = max((dispersion + within[index]) / 2, least)
      contrast += difference * difference / shares.both[index] / own
      return shares.both[index] * own
    }
    contrast *= n * m / (n + m) / Double(degreesOfFreedom)
    return Variation(dispersion: dispersion, contrast: contrast, variances: variances)
  }

  /// The number of independent directions in which the pieces vary, at most K − 1.
  ///
  /// With Σ the covariance of a piece's counts in the units of the contrast, it is
  /// (tr Σ)²/tr Σ². The inner products of pieces of different sides estimate tr Σ² as
  /// they are; two of one side, of m pieces, correlate by −1/(m − 1), which is taken out.
  func effectiveFreedom(_ variation: Variation, in all: MessagePieces) -> Double {
    let deviations = pieces.map { piece in
      let mean = piece < place ? shares.left : shares.right
      let length = all.length(of: piece)
      let counts = all.counts(of: piece..<piece + 1)
      return counts.indices.map { index in
        let variance = length * variation.variances[index]
        return variance > 0 ? (counts[index] - length * mean[index]) / variance.squareRoot() : 0
      }
    }
    func product(_ a: Int, _ b: Int) -> Double {
      var sum = 0.0
      for index in deviations[a].indices { sum += deviations[a][index] * deviations[b][index] }
      return sum
    }
    let left = 0..<place - pieces.lowerBound
    let right = left.upperBound..<pieces.count
    func moments(of side: Range<Int>) -> (trace: Double, square: Double) {
      let trace = side.reduce(0.0) { $0 + product($1, $1) } / Double(side.count)
      var squares = 0.0
      for a in side {
        for b in side.lowerBound..<a { squares += product(a, b) * product(a, b) }
      }
      squares /= Double(side.count * (side.count - 1) / 2)
      let correlation = 1 / Double((side.count - 1) * (side.count - 1))
      return (
        trace, max(0, (squares - correlation * trace * trace) / (1 + correlation))
      )
    }
    var across = 0.0
    for a in left {
      for b in right { across += product(a, b) * product(a, b) }
    }
    across /= Double(left.count * right.count)
    let (l, r) = (moments(of: left), moments(of: right))
    let squares = l.square + r.square + 2 * across
    let traces = l.trace + r.trace
    guard squares > 0 else { return Double(degreesOfFreedom) }
    return min(Double(degreesOfFreedom), traces * traces / squares)
  }
}
