/// Counts of whole numbers to which a family of distributions is fitted.
///
/// The numbers are the values that symbols represent, or the symbols' ranks: 0 for the
/// most frequent symbol, 1 for the next, and so on, with ties in symbol order.
package struct FittedNumbers: Sendable {
  /// The kind of numbers.
  package enum Kind: String, Sendable {
    /// The values that symbols represent.
    case value
    /// The ranks of symbols by frequency.
    case rank
  }

  /// The kind of numbers.
  package let kind: Kind

  /// The number of occurrences of each number from 0 to the greatest one; not all 0.
  let counts: [UInt64]

  /// The number of possible values, if it is limited: 256 for bytes.
  ///
  /// An endless family is cut off there and normalised.
  let limit: Int?

  /// The numbers that occur.
  let support: [Int]

  /// The share of each number in ``support``.
  let shares: [Double]

  /// The total count of numbers.
  let total: UInt64

  /// The mean.
  let mean: Double

  /// The variance, as the mean squared deviation.
  let variance: Double

  /// The entropy of the counts in nats.
  let entropy: Double

  /// The values 0 ..< K counted by `tally`, to which the data may be limited.
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

  /// The number of values that are told apart: those of the alphabet, or all up to the
  /// greatest number that occurs.
  var span: Int { limit ?? counts.count }

  /// A description of the numbers: `1,000 values, from 0 to 17`.
  var words: String {
    switch kind {
    case .value: "\(total.grouped), from 0 to \(greatest.grouped)"
    case .rank:
      "\(total.grouped), the ranks 0 to \(greatest.grouped) of the symbols by frequency"
    }
  }
}
