/// Whether two stretches of a message have different distributions, beyond chance and
/// beyond the memory of the message.
///
/// With p and p′ the distributions of the two stretches, the score of a symbol is
/// s(x) = (p(x) − p′(x)) / (p(x) + p′(x)), between −1 and 1. The difference between the
/// mean scores of the stretches is the triangular discrimination of p and p′ (Topsøe).
/// The test compares it with its standard error:
///
/// - Scores must not be learnt from the symbols that they judge: many rare symbols would
///   make any two stretches differ. Each stretch is cut into four parts, and a part is
///   judged by the scores from the other three (Stone, cross-validation).
/// - A class whose counts vary more from batch to batch than those of independent
///   symbols says less, and its score is divided by this dispersion φ(x), the mean of
///   the estimate for the class and that for all classes.
/// - The variance of a mean is the long-run variance, estimated in the order of the
///   message by Geyer's initial monotone sequence, and at least that of independent
///   symbols. The greater one of the two stretches counts for both.
/// - A stretch that shows no variation may still be one stay of a source that switches.
///   Each stretch counts as uncertain by √2 stays of symbols of the other kind. The
///   stay is 2 log2 N symbols, since the longest of many stays grows with log N, and at
///   least 8 φ, with φ the dispersion over all classes.
///
/// Sources: Topsøe, *Some inequalities for information divergence and related measures of
/// discrimination*, 2000; Stone, *Cross-validatory choice and assessment of statistical
/// predictions*, 1974; McCullagh and Nelder, *Generalized Linear Models*, 1989 (X²/df
/// as dispersion); Geyer, *Practical Markov chain Monte Carlo*, 1992. The constants were
/// chosen by experiment; <doc:MeasuringHonestly> has what they lead to.
struct ChangeTest {
  /// The difference of the mean scores in standard errors; 0 if it is negative.
  let distance: Double

  /// The effective number of independent symbols of the stretch where it is smaller, at
  /// least 1.
  let effectiveCount: Double

  /// φ, the variance of the counts of batches within the stretches as a multiple of the
  /// variance for independent symbols; at least 1.
  let dispersion: Double

  /// The distance that a change must reach: more than two standard errors, since the
  /// place is the best of many, and still more where the variance is uncertain.
  var neededDistance: Double { 5.5 * (1 + 4 / effectiveCount) }

  /// The distance as a multiple of the one that is needed.
  var strength: Double { distance / neededDistance }

  /// Whether the stretches differ.
  var isChange: Bool { strength >= 1 }

  /// Whether the stretches may well have the same distribution.
  var isSame: Bool { strength < 0.5 }

  /// The length of the shortest stretch that is tested, in symbols.
  static let leastLength = 128

  /// The number of parts that are judged by the scores of the others.
  private static let foldCount = 4

  /// The number of batches of each stretch for the dispersion.
  private static let batchCount = 8

  /// The test of two stretches, each given by its pieces, in any order; `nil` if one is
  /// too short.
  init?(_ left: Range<Int>, _ right: Range<Int>, in pieces: MessagePieces) {
    let ranges = [left, right]
    let lengths = ranges.map(pieces.length)
    guard ranges.allSatisfy({ $0.count >= Self.foldCount }),
      lengths.allSatisfy({ $0 >= Double(Self.leastLength) })
    else { return nil }
    let counts = ranges.map(pieces.counts)
    let seen = zip(counts[0], counts[1]).map { $0 + $1 > 0 }
    let dispersions = Self.dispersions(of: ranges, counts, lengths, in: pieces)
    dispersion = dispersions.all
    var sides = ranges.map { Side(pieces: $0, in: pieces) }
    for fold in 0..<Self.foldCount {
      let folds = ranges.map { range in
        let (start, size) = (range.lowerBound, range.count)
        return start + size * fold / Self.foldCount..<start + size * (fold + 1) / Self.foldCount
      }
      let held = folds.map(pieces.counts)
      let scores = Self.scores(
        zip(counts[0], held[0]).map { $0 - $1 }, zip(counts[1], held[1]).map { $0 - $1 }, seen)
      let weighted = zip(scores, dispersions.classes).map { $0 / $1 }
      for side in 0...1 { sides[side].add(weighted, folds[side], held[side], in: pieces) }
    }
    let means = sides.map { $0.sum / $0.length }
    let variances = zip(sides, means).map { max(0, $0.squares / $0.length - $1 * $1) }
    let longRun = zip(sides, zip(means, variances)).map { side, moments in
      max(moments.1, side.longRunVariance(mean: moments.0, in: pieces))
    }
    let stay = max(
      2 * Mathematics.log2(Double(pieces.starts[pieces.count])), 8 * dispersion)
    let difference = max(0, means[0] - means[1])
    var (errorSquare, least) = (0.0, Double.infinity)
    for side in 0...1 {
      let share = stay / lengths[side]
      errorSquare += max(longRun[0], longRun[1]) / lengths[side]
      errorSquare += 2 * share * share * difference * difference
      // All scores are equal except for rounding.
      let isConstant = variances[side] < 1e-18
      least = min(least, isConstant ? 1 / share : lengths[side] * variances[side] / longRun[side])
    }
    distance = difference > 0 ? difference / errorSquare.squareRoot() : 0
    effectiveCount = max(1, least)
  }

  /// Returns the score of each class from the counts of two stretches, with half a symbol
  /// added to each count.
  private static func scores(_ left: [Double], _ right: [Double], _ seen: [Bool]) -> [Double] {
    let added = Double(seen.count { $0 }) / 2
    let (n, m) = (left.reduce(0, +) + added, right.reduce(0, +) + added)
    return seen.indices.map { index in
      guard seen[index] else { return 0 }
      let (p, q) = ((left[index] + 0.5) / n, (right[index] + 0.5) / m)
      return (p - q) / (p + q)
    }
  }

  /// Estimates the dispersion of each class and over all classes within the stretches,
  /// from batches of each.
  private static func dispersions(
    of ranges: [Range<Int>], _ counts: [[Double]], _ lengths: [Double], in pieces: MessagePieces
  ) -> (classes: [Double], all: Double) {
    var within = [Double](repeating: 0, count: pieces.classCount)
    var freedom = 0.0
    for (range, (counts, length)) in zip(ranges, zip(counts, lengths)) {
      let batchCount = min(Self.batchCount, range.count)
      freedom += Double(batchCount - 1)
      for batch in 0..<batchCount {
        let first = range.lowerBound + range.count * batch / batchCount
        let part = first..<range.lowerBound + range.count * (batch + 1) / batchCount
        let size = pieces.length(of: part)
        for (index, count) in pieces.counts(of: part).enumerated() {
          let deviation = count - size * counts[index] / length
          within[index] += deviation * deviation / size
        }
      }
    }
    var (sum, classCount) = (0.0, 0.0)
    for index in within.indices where counts[0][index] + counts[1][index] > 0 {
      let share = (counts[0][index] / lengths[0] + counts[1][index] / lengths[1]) / 2
      within[index] /= share * freedom
      sum += within[index]
      classCount += 1
    }
    let all = max(1, classCount > 1 ? sum / (classCount - 1) : 1)
    return (within.map { max(1, (all + $0) / 2) }, all)
  }

  /// The scores of one stretch.
  private struct Side {
    private let pieces: Range<Int>
    let length: Double
    /// The sum of the scores of each piece.
    private var sums: [Double] = []
    /// The sum of the squares of all scores.
    private(set) var squares = 0.0

    var sum: Double { sums.compensatedSum() }

    init(pieces: Range<Int>, in all: MessagePieces) {
      self.pieces = pieces
      length = all.length(of: pieces)
    }

    /// Adds the scores of the next pieces, whose counts are given.
    mutating func add(
      _ scores: [Double], _ next: Range<Int>, _ counts: [Double], in all: MessagePieces
    ) {
      sums += next.map { all.sum(of: scores, in: $0) }
      squares += zip(counts, scores).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    }

    /// Returns the variance of the sum of many scores, divided by their number.
    func longRunVariance(mean: Double, in all: MessagePieces) -> Double {
      let deviations = zip(pieces, sums).map { piece, sum in
        sum - mean * all.length(of: piece..<piece + 1)
      }
      let count = Double(sums.count)
      return RateInterval.initialMonotoneSequence(deviations) * count / length * count
        / (count - 1)
    }
  }
}
