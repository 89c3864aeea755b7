/// Evidence whether a message changes for good at a candidate, or only wanders.
///
/// A source that switches between a few distributions differs from stretch to stretch,
/// but it is homogeneous on the whole. Two tests tell it from a change. Both use the
/// score of a symbol, s(x) = log2 (p(x)/p′(x)), with p the distribution of the left
/// side and p′ that of the right side, half a symbol added to every count:
///
/// - The mean scores of the two sides must differ by at least 6·(1 + 3/n) standard
///   errors, and n must be at least 15. Here n is the smaller of the two sides'
///   effective numbers of independent symbols. The variance of each mean is the
///   long-run variance divided by the number of symbols, estimated in the order of the
///   message as for error bars, by Geyer's initial monotone sequence, and taken to be
///   at least that of independent symbols.
/// - The message must not return too often. Consecutive pieces are joined into the
///   shortest stretches whose mean scores, within both sides, stay in their own half;
///   into a sixteenth of a side if shorter ones do not, since a source that switches all
///   along does so within the sides too.
///   These stretches are moved along the message, and the passages between the two
///   sides' distributions are counted; a stretch counts as a side's if its score lies
///   beyond a quarter of the way between the means, from that side's end. Passages to
///   or from a third distribution, most of whose symbols occur on neither side, count
///   too. A sequence of a few long parts may pass more often: between the passages of a
///   source that switches by chance, one stay in k is about 1/k of the mean stay.
///
/// The constants were found by experiment: on chains that switch between 2 to 4
/// clusters of symbols or 2 distributions with probability .1, .03 and .01, and on
/// halves of unlike files.
struct ChangeEvidence {
  /// How many times the message passes from one side's distribution to the other's.
  let crossings: Int

  /// The shortest stay between passages, as a share of the mean stay.
  let shortestStay: Double

  /// The effective number of independent symbols of the side where it is smaller.
  let effectiveCount: Double

  /// The difference of the mean scores of the two sides, in standard errors.
  let distance: Double

  /// The distance that a change must reach: six standard errors and more, not two.
  ///
  /// Both the place and the scores are fitted to the message, so chance alone causes
  /// great distances, and greater ones where the variance is less certain.
  var neededDistance: Double { 6 * (1 + 3 / effectiveCount) }

  /// The smallest effective number of independent symbols that each side must have.
  ///
  /// It is a compromise: 25, as for error bars, stops more false changes in chains that
  /// switch slowly, but misses more true changes between short pieces of files.
  static let leastEffectiveCount = 15.0

  /// The most crossings of a change; a message with more is taken to switch all along.
  ///
  /// One change is one crossing, and a change that is taken back is two. Four leave room for
  /// three parts with blurred ends; a source that switches all along crosses at nearly every
  /// switch.
  static let mostCrossings = 4

  /// The most crossings of a sequence of long parts, none of which is much shorter than
  /// the others.
  static let mostRegularCrossings = 12

  /// The share of the mean stay that every stay between regular crossings reaches.
  ///
  /// Of a source that switches by chance twenty times on average, 1 message in 400 has
  /// no shorter stay.
  static let regularStay = 1 / 3.0

  /// The reason why the candidate is not a change; `nil` if it is one.
  var objection: Experiment.Change.Objection? {
    let areRegular =
      crossings <= Self.mostRegularCrossings && shortestStay >= Self.regularStay
    if crossings > Self.mostCrossings, !areRegular {
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

  /// Gathers the evidence for a candidate.
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
    (crossings, shortestStay) = Self.crossings(of: scores, in: pieces, left, right)
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

  /// Returns the score of each class, from its counts on both sides.
  private static func scores(_ left: [Double], _ right: [Double]) -> [Double] {
    let classCount = zip(left, right).count { $0 + $1 > 0 }
    let added = Double(classCount) / 2
    let ratio = (right.reduce(0, +) + added) / (left.reduce(0, +) + added)
    return zip(left, right).map {
      $0 + $1 > 0 ? Mathematics.log2(($0 + 0.5) / ($1 + 0.5) * ratio) : 0
    }
  }

  /// Returns the mean over all symbols of a number that each class has.
  private static func mean(of numbers: [Double], _ counts: [Double]) -> Double {
    zip(numbers, counts).map { $0 * $1 }.compensatedSum() / counts.reduce(0, +)
  }

  /// Returns the effective number of independent symbols of a side, and the squared
  /// standard error of its mean score.
  private static func side(
    of part: PartSource, costing costs: [Double], _ variance: Double
  ) throws(SourceError) -> (effectiveCount: Double, errorSquare: Double) {
    // All scores are equal except for rounding.
    guard variance > 1e-18 else { return (.infinity, 0) }
    let tallies = try BatchTallies(of: part, threads: 1)
    let series = try CostSeries(of: part, tallies: tallies, costing: costs, threads: 1)
    let count = Double(part.symbolCount)
    let slow =
      RateInterval.initialMonotoneSequence(series.deviations) * Double(series.sums.count) / count
    let longRun = max(variance, slow)
    return (count * variance / longRun, longRun / count)
  }

  /// Counts how many times stretches of the message pass from one distribution to
  /// another, and compares the shortest stay between passages with the mean one.
  private static func crossings(
    of scores: [Double], in pieces: MessagePieces, _ left: Range<Int>, _ right: Range<Int>
  ) -> (count: Int, shortestStay: Double) {
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
    let longest = max(1, min(left.count, right.count) / 16)
    var length = 1
    while length < longest,
      stretches(of: length, in: left).contains(where: { $0 < center })
        || stretches(of: length, in: right).contains(where: { $0 > center })
    {
      length = min(longest, 2 * length)
    }
    var last: Side?
    var passages = [pieces.range.lowerBound]
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
      if let last, last != side { passages.append(pieces.starts[start + length / 2]) }
      last = side
    }
    let stays = zip(passages, passages.dropFirst() + [pieces.range.upperBound]).map { $1 - $0 }
    // Stays as short as a few stretches are not seen reliably, so others may be missing.
    let shortest = stays.min() ?? 0
    let isSeen = shortest >= 8 * length * (pieces.range.count / pieces.count)
    let mean = Double(pieces.range.count) / Double(stays.count)
    return (passages.count - 1, isSeen ? Double(shortest) / mean : 0)
  }

  /// The side whose distribution a stretch of the message resembles.
  private enum Side {
    case left
    case right
    case neither
  }
}
