/// Two stretches of consecutive pieces, and whether they differ more than the pieces
/// within them.
///
/// Pearson's X² between the two sides over all K classes, divided by its K − 1 degrees
/// of freedom, is 1 on average if symbols are independent and both sides have the same
/// distribution. The symbols of a text depend on each other, and their counts vary φ
/// times as much, by class φ(x). These factors are estimated within the sides, where a
/// change at the place adds nothing. Each is the mean of the estimate for its class and
/// the estimate for all classes. φ is taken to be at least 1, and at least (1 + ρ)/(1 −
/// ρ), with ρ the excess of repeated symbols; this is exact for a chain that either
/// repeats its symbol or draws another.
///
/// The contrast is the mean over classes of the difference between the sides, in units
/// of φ(x).
///
/// Source: McCullagh and Nelder, *Generalized Linear Models*, 1989 (X²/df as
/// dispersion); Satterthwaite, *An approximate distribution of estimates of variance
/// components*, 1946.
struct ChangeWindow {
  /// The first piece of the right side.
  let place: Int

  /// The pieces of both sides.
  let pieces: Range<Int>

  /// X²/df between the sides; the contrast is never greater.
  let pearson: Double

  /// K − 1, with K the number of classes that occur in the window.
  let degreesOfFreedom: Int

  /// The share of each class in the left side, the right side and both.
  private let shares: (left: [Double], right: [Double], both: [Double])

  /// The greatest and the smallest number of pieces on each side.
  static let side = (most: 8, least: 4)

  /// Makes the window around a place; `nil` if fewer than two classes occur in it.
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

  /// How much pieces vary within the sides, and how much the sides differ in
  /// comparison.
  struct Variation {
    /// φ, the variance of the counts of pieces within the sides as a multiple of the
    /// variance for independent symbols.
    let dispersion: Double

    /// The difference of the sides as a multiple of the difference that chance would
    /// cause.
    let contrast: Double

    /// The variance of each class, for a piece of one symbol.
    fileprivate let variances: [Double]
  }

  /// Estimates the variation of the pieces.
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

  /// Returns the number of independent directions in which the pieces vary, at most K −
  /// 1.
  ///
  /// With Σ the covariance of a piece's counts in the units of the contrast, the number
  /// is (tr Σ)²/tr Σ². The inner products of pieces on different sides estimate tr Σ²
  /// directly; two pieces on the same side, of m pieces, have correlation −1/(m − 1),
  /// which is corrected for.
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
