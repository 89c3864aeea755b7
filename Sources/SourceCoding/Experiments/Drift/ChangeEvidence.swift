/// Whether a message changes at a candidate for good, or only wanders.
///
/// A source that switches between ways of speaking differs from stretch to stretch, and is
/// homogeneous anyway. Two things tell it from a change, both seen in the score of a symbol,
/// s(x) = log2 (p(x)/p′(x)), with p of the left side and p′ of the right one, half a symbol
/// added to every count:
///
/// - The mean score of the sides must differ by 6·(1 + 3/n) standard errors, if the side that
///   is worth fewer is worth n independent symbols, and n must be 15 at least. The variance
///   of each mean is the long-run variance over the number of symbols, estimated in the order
///   of the message as for error bars, by Geyer's initial monotone sequence, and never taken
///   for less than that of independent symbols.
/// - The message must not come back too often. Consecutive pieces are joined into the
///   shortest stretches whose mean scores keep to their own half within both sides. These are
///   moved along the message, and it is counted how often they pass from one side's way of
///   speaking (beyond a quarter of the way between the means, from its end) to the other's, or
///   to or from a third one, of which most symbols occur on neither side.
///
/// The numbers were found by trial: on chains that switch between 2 to 4 clusters of symbols
/// or 2 distributions with a chance of .1, .03 and .01, and on halves of unlike files.
struct ChangeEvidence {
  /// How many times the message passes from one side's way of speaking to the other's.
  let crossings: Int

  /// How many independent symbols the side that is worth fewer is worth.
  let effectiveCount: Double

  /// The difference of the mean scores, in standard errors.
  let distance: Double

  /// The distance that a change needs.
  ///
  /// The place and the scores are both fitted, so chance
  /// alone reaches great distances, and greater ones where the variance is less certain.
  var neededDistance: Double { 6 * (1 + 3 / effectiveCount) }

  /// The least number of independent symbols that a side must be worth.
  static let leastEffectiveCount = 15.0

  /// With more crossings than these the message is taken to switch all along.
  static let mostCrossings = 4

  /// Why the candidate is not a change; `nil` if it is one.
  var objection: Experiment.Change.Objection? {
    if crossings > Self.mostCrossings {
      return .manyCrossings(count: crossings, allowed: Self.mostCrossings)
    }
    if effectiveCount < Self.leastEffectiveCount {
      return .fewSymbols(
        effectiveCount: effectiveCount, needed: Self.leastEffectiveCount)
    }
    guard distance >= neededDistance else {
      return .wandering(distance: distance, needed: neededDistance)
    }
    return nil
  }

  /// The evidence for a candidate.
  ///
  /// - Parameters:
  ///   - candidate: the candidate.
  ///   - pieces: the pieces that it was found in.
  ///   - source: the message.
  ///   - classes: the classes of its symbols.
  /// - Throws: ``SourceError`` if the message cannot be read.
  init(
    for candidate: ChangeCandidate, in pieces: MessagePieces, _ source: any SymbolSource,
    _ classes: SymbolClasses
  ) throws(SourceError) {
    func piece(_ symbol: Int) -> Int {
      guard let place = pieces.starts.firstIndex(of: symbol) else {
        preconditionFailure("a window is made of pieces")
      }
      return place
    }
    let middle = piece(candidate.middle)
    let left = piece(candidate.window.lowerBound)..<middle
    let right = middle..<piece(candidate.window.upperBound)
    let counts = (pieces.counts(of: left), pieces.counts(of: right))
    let scores = Self.scores(counts.0, counts.1)
    crossings = Self.crossings(of: scores, in: pieces, left, right)
    let costs = classes.places.map { scores[Int($0)] }
    var (effectiveCount, errorSquare) = (Double.infinity, 0.0)
    for (range, counts) in [
      (candidate.window.lowerBound..<candidate.middle, counts.0),
      (candidate.middle..<candidate.window.upperBound, counts.1),
    ] {
      let side = try Self.side(
        of: PartSource(source, range: range), costing: costs, variance(of: scores, counts))
      effectiveCount = min(effectiveCount, side.effectiveCount)
      errorSquare += side.errorSquare
    }
    self.effectiveCount = effectiveCount
    let difference = Self.mean(of: scores, counts.0) - Self.mean(of: scores, counts.1)
    distance = errorSquare > 0 ? difference / errorSquare.squareRoot() : .infinity
    func variance(of scores: [Double], _ counts: [Double]) -> Double {
      let mean = Self.mean(of: scores, counts)
      return Self.mean(of: scores.map { ($0 - mean) * ($0 - mean) }, counts)
    }
  }

  /// The score of each class.
  private static func scores(_ left: [Double], _ right: [Double]) -> [Double] {
    let classCount = zip(left, right).count { $0 + $1 > 0 }
    let added = Double(classCount) / 2
    let ratio = (right.reduce(0, +) + added) / (left.reduce(0, +) + added)
    return zip(left, right).map {
      $0 + $1 > 0 ? Mathematics.log2(($0 + 0.5) / ($1 + 0.5) * ratio) : 0
    }
  }

  /// The mean of one number a class, over symbols with these counts.
  private static func mean(of numbers: [Double], _ counts: [Double]) -> Double {
    zip(numbers, counts).map { $0 * $1 }.compensatedSum() / counts.reduce(0, +)
  }

  /// What a side is worth, and the square of the standard error of its mean score.
  private static func side(
    of part: PartSource, costing costs: [Double], _ variance: Double
  ) throws(SourceError) -> (effectiveCount: Double, errorSquare: Double) {
    // All scores are equal but for rounding.
    guard variance > 1e-18 else { return (.infinity, 0) }
    let tallies = try BatchTallies(of: part, threads: 1)
    let series = try CostSeries(of: part, tallies: tallies, costing: costs, threads: 1)
    let count = Double(part.symbolCount)
    let slow =
      RateInterval.initialMonotoneSequence(series.deviations) * Double(series.sums.count) / count
    let longRun = max(variance, slow)
    return (count * variance / longRun, longRun / count)
  }

  /// How often stretches of a message pass from one way of speaking to another.
  private static func crossings(
    of scores: [Double], in pieces: MessagePieces, _ left: Range<Int>, _ right: Range<Int>
  ) -> Int {
    let window = pieces.counts(of: left.lowerBound..<right.upperBound)
    let strangers = window.map { $0 == 0 ? 1.0 : 0 }
    func sums(of numbers: [Double]) -> [Double] {
      (0..<pieces.count).reduce(into: [0]) { sums, piece in
        let counts = pieces.counts(of: piece..<piece + 1)
        sums.append(sums[piece] + zip(numbers, counts).map { $0 * $1 }.reduce(0, +))
      }
    }
    let (scoreSums, strangerSums) = (sums(of: scores), sums(of: strangers))
    func mean(_ range: Range<Int>, of sums: [Double]? = nil) -> Double {
      let sums = sums ?? scoreSums
      return (sums[range.upperBound] - sums[range.lowerBound])
        / Double(pieces.starts[range.upperBound] - pieces.starts[range.lowerBound])
    }
    let (high, low) = (mean(left), mean(right))
    let (center, quarter) = ((high + low) / 2, (high - low) / 4)
    func stretches(of length: Int, in range: Range<Int>) -> [Double] {
      (range.lowerBound...range.upperBound - length).map { mean($0..<$0 + length) }
    }
    let longest = min(left.count, right.count)
    var length = 1
    while length < longest,
      stretches(of: length, in: left).contains(where: { $0 < center })
        || stretches(of: length, in: right).contains(where: { $0 > center })
    {
      length = min(longest, 2 * length)
    }
    var (count, last): (Int, Side?) = (0, nil)
    for start in 0...pieces.count - length {
      let stretch = start..<start + length
      let distance = mean(stretch) - center
      let side: Side
      if mean(stretch, of: strangerSums) > 0.5 {
        side = .neither
      } else if abs(distance) >= quarter {
        side = distance > 0 ? .left : .right
      } else {
        continue
      }
      if let last, last != side { count += 1 }
      last = side
    }
    return count
  }

  /// Which side a stretch of a message is like.
  private enum Side {
    case left
    case right
    case neither
  }
}
