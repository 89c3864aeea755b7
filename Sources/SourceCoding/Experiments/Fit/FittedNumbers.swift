/// Counts of whole numbers, which a family of distributions is fitted to.
///
/// The numbers are values that the symbols stand for, or their ranks: 0 for the symbol
/// that occurs most often, 1 for the next, and so on, ties in symbol order.
package struct FittedNumbers: Sendable {
  /// What the numbers are.
  package enum Kind: String, Sendable {
    /// The values that symbols stand for.
    case value
    /// The places of the symbols by how often they occur.
    case rank
  }

  /// What the numbers are.
  package let kind: Kind

  /// How often each number from 0 to the greatest one occurs; not all 0.
  let counts: [UInt64]

  /// The number of values that there can be, if that is limited: 256 for bytes.
  ///
  /// A family without an end is cut off there and normalised.
  let limit: Int?

  /// The numbers that occur.
  let support: [Int]

  /// The share of each number in ``support``.
  let shares: [Double]

  /// How many numbers there are.
  let total: UInt64

  /// The mean.
  let mean: Double

  /// The variance, with the number of numbers for a divisor.
  let variance: Double

  /// The entropy of the counts in nats.
  let entropy: Double

  /// The values 0 ..< K, counted by `tally`, which may be limited to those.
  ///
  /// - Throws: ``InvalidDistribution`` for an empty tally.
  package init(values tally: Tally, areLimited: Bool) throws(InvalidDistribution) {
    try self.init(
      .value, tally.counts, limit: areLimited ? tally.alphabetSize : nil)
  }

  /// The ranks of the symbols that `tally` counts.
  ///
  /// - Throws: ``InvalidDistribution`` for an empty tally.
  package init(ranksOf tally: Tally) throws(InvalidDistribution) {
    try self.init(.rank, tally.counts.filter { $0 > 0 }.sorted(by: >), limit: nil)
  }

  private init(_ kind: Kind, _ counts: [UInt64], limit: Int?) throws(InvalidDistribution) {
    guard let greatest = counts.lastIndex(where: { $0 > 0 }) else { throw .noWeight }
    let all = Tally(counts: Array(counts[...greatest]))
    let count = Double(all.total)
    self.kind = kind
    self.counts = all.counts
    self.limit = limit
    support = all.seenSymbols
    shares = all.seenSymbols.map { Double(all.counts[$0]) / count }
    total = all.total
    let mean = all.weightedSum(of: all.counts.indices.map { Double($0) }) / count
    self.mean = mean
    variance =
      all.weightedSum(
        of: all.counts.indices.map { (Double($0) - mean) * (Double($0) - mean) }) / count
    entropy = -shares.map { $0 * Mathematics.log($0) }.compensatedSum()
  }

  /// The greatest number that occurs.
  package var greatest: Int { counts.count - 1 }

  /// The numbers that the reverse divergence is a sum over: those of the alphabet; or to
  /// twice the greatest and more, so that families without an end are hardly cut.
  var span: Int { limit ?? (kind == .rank ? counts.count : 2 * greatest + 256) }

  /// The mean of `values[i]` over the numbers.
  func expectation(of values: [Double]) -> Double {
    zip(support, shares).lazy.map { values[$0] * $1 }.compensatedSum()
  }

  /// How the numbers are said: `1,000 values, from 0 to 17`.
  var words: String {
    switch kind {
    case .value: "\(total.grouped), from 0 to \(greatest.grouped)"
    case .rank:
      "\(total.grouped), the ranks 0 to \(greatest.grouped) of the symbols by frequency"
    }
  }
}
