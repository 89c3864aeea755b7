/// The kinds of sweep, one in each file, and their common parts.
///
/// Each function is an experiment: settings along an axis, the result at each, and the
/// law that it must follow, which the experiment checks.
package enum Sweep {
  /// Lengths of messages, each a factor apart, including the last.
  ///
  /// - Parameters:
  ///   - last: the greatest, at least 1.
  ///   - factor: the ratio of neighbours, at least 2.
  /// - Returns: at most some twenty numbers, in ascending order.
  package static func doublingCounts(through last: Int, factor: Int = 2) -> [Int] {
    precondition(last >= 1 && factor >= 2, "a length, and a factor above one")
    var numbers = [last]
    while let first = numbers.first, first / factor >= 16 { numbers.insert(first / factor, at: 0) }
    return numbers
  }

  /// The tallies of the first symbols of a message.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - counts: the numbers of symbols, in ascending order, at most the length of the
  ///     message.
  /// - Returns: a tally for each count.
  /// - Throws: ``SourceError`` if the message cannot be read.
  package static func prefixTallies(
    of source: any SymbolSource, _ counts: [Int]
  ) throws(SourceError) -> [Tally] {
    var tally = Tally(alphabetSize: source.alphabet.count)
    var tallies: [Tally] = []
    var start = 0
    for count in counts {
      tally.merge(
        try BatchTallies(of: PartSource(source, range: start..<count), threads: 1).total)
      tallies.append(tally)
      start = count
    }
    return tallies
  }

  /// The place in `range` at which a function that falls and then rises is least, found
  /// by golden section, to about a millionth of the range.
  ///
  /// Source: Kiefer, *Sequential minimax search for a maximum*, 1953.
  static func leastPlace(in range: ClosedRange<Double>, of value: (Double) -> Double) -> Double {
    let ratio = 0.618_033_988_749_894_9
    var (low, high) = (range.lowerBound, range.upperBound)
    var (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
    var (valueA, valueB) = (value(a), value(b))
    for _ in 0..<40 {
      if valueA <= valueB {
        (high, b, valueB) = (b, a, valueA)
        a = high - ratio * (high - low)
        valueA = value(a)
      } else {
        (low, a, valueA) = (a, b, valueB)
        b = low + ratio * (high - low)
        valueB = value(b)
      }
    }
    return valueA <= valueB ? a : b
  }

  /// The check that points lie on a curve in `knob` that is never above its chords;
  /// `nil` if fewer than three points are finite.
  static func convexity(of points: [(x: Double, y: Double)], in knob: String) -> Check? {
    let finite = points.filter { $0.y.isFinite }
    guard finite.count > 2 else { return nil }
    var (excess, holds) = (-Double.infinity, true)
    for (a, (b, c)) in zip(finite, zip(finite.dropFirst(), finite.dropFirst(2))) {
      let chord = a.y + (c.y - a.y) * (b.x - a.x) / (c.x - a.x)
      excess = max(excess, b.y - chord)
      // Three means are compared, of distributions that are themselves rounded.
      holds = holds && b.y - chord <= 2 * Rounding.bound(at: max(a.y, c.y))
    }
    return Check(
      name: "convex in \(knob)", holds: holds,
      detail: "the middle of three points is "
        + (excess > 0
          ? "\(excess.inDigits) bits above its chord at most"
          : "at least \((-excess).inDigits) bits below its chord"))
  }
}
