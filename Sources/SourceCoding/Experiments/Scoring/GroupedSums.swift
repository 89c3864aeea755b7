/// Sums of a few quantities over items, by document and by piece of consecutive items.
///
/// The tokens of a document depend on each other, and so do neighbouring tokens of one long
/// text. Documents are independent, or nearly so. A rate is a ratio
/// of two sums, and how far it may be off shows in how it changes when one document is left out:
/// with R₍g₎ the ratio without document g of G, the variance is (G − 1)/G · Σ (R₍g₎ − R̄)², and
/// Student's distribution with G − 1 degrees of freedom gives the interval.
///
/// Where no documents are known, the interval is that of the mean of a − R·b over consecutive
/// items, with a and b the quantities and R their ratio; see ``SeriesInterval``.
///
/// Source: Quenouille, *Notes on bias in estimation*, 1956; Tukey, *Bias and confidence in
/// not-quite large samples*, 1958; Miller, *The jackknife: a review*, 1974.
package struct GroupedSums: Sendable {
  /// The quantities of one item, or sums of them.
  package typealias Row = SIMD8<Double>

  /// The sums of each document, in the order of their numbers.
  package private(set) var documents: [Row] = []

  /// The number of items.
  package private(set) var count = 0

  private var documentCounts: [Int] = []

  /// Whether items are independent of each other if documents are not known.
  private let areItemsIndependent: Bool

  /// The first item, and the sums of the differences from it and of their squares.
  private var first: Row?
  private var offsets = Row.zero
  private var squares = Row.zero
  private var batches: [Row] = []
  private var batchSize = 1
  private var open = (sum: Row.zero, count: 0)

  /// The number of batches at which they are joined two by two.
  private static let greatestBatchCount = 1 << 12

  /// Sums of nothing yet.
  ///
  /// - Parameter areItemsIndependent: whether items are independent of each other, as
  ///   the rows of a test set are and the tokens of a text are not.
  package init(areItemsIndependent: Bool = false) {
    self.areItemsIndependent = areItemsIndependent
  }

  /// Adds an item.
  ///
  /// - Parameters:
  ///   - row: its quantities.
  ///   - document: the number of its document; negative if it is not known.
  package mutating func add(_ row: Row, document: Int) {
    count += 1
    if document >= 0 {
      while documents.count <= document {
        documents.append(.zero)
        documentCounts.append(0)
      }
      documents[document] += row
      documentCounts[document] += 1
    }
    let offset = row - (first ?? row)
    if first == nil { first = row }
    offsets += offset
    squares += offset * offset
    open.sum += row
    open.count += 1
    guard open.count == batchSize else { return }
    batches.append(open.sum)
    open = (.zero, 0)
    guard batches.count == Self.greatestBatchCount else { return }
    batches = stride(from: 0, to: batches.count, by: 2).map { batches[$0] + batches[$0 + 1] }
    batchSize *= 2
  }

  /// The number of documents that have items.
  package var documentCount: Int { documentCounts.count { $0 > 0 } }

  /// The sums of all items.
  package var total: Row {
    batches.reduce(open.sum, +)
  }

  /// Returns the ratio of two sums, with its interval.
  ///
  /// - Parameters:
  ///   - numerator: the index of the quantity above the line.
  ///   - denominator: that below, which is not negative.
  /// - Returns: the interval, from documents if there are two or more, else from consecutive
  ///   items; `nil` where there are too few, or nothing to divide by.
  package func ratio(of numerator: Int, to denominator: Int) -> GroupInterval? {
    try? interval(of: numerator, to: denominator)
  }

  /// Why the ratio of two sums has no interval; `nil` where it has one.
  package func refusal(of numerator: Int, to denominator: Int) -> GroupInterval.Refusal? {
    do throws(GroupInterval.Refusal) {
      _ = try interval(of: numerator, to: denominator)
      return nil
    } catch {
      return error
    }
  }

  private func interval(
    of numerator: Int, to denominator: Int
  ) throws(GroupInterval.Refusal) -> GroupInterval {
    let isByDocument = documentCount > 1
    if !isByDocument, areItemsIndependent {
      guard let mean = mean(of: numerator) else {
        throw .short(count: count, needed: 2)
      }
      return mean
    }
    guard isByDocument else { return try seriesInterval(of: numerator, to: denominator) }
    let groups = documents.filter { $0[denominator] != 0 || $0[numerator] != 0 }
    let above = groups.map { $0[numerator] }
    let below = groups.map { $0[denominator] }
    let (sum, whole) = (above.compensatedSum(), below.compensatedSum())
    guard groups.count > 1, whole > 0, sum.isFinite else {
      throw .short(count: groups.count, needed: 2)
    }
    let parts = zip(above, below).map { (sum - $0) / (whole - $1) }
    guard parts.allSatisfy(\.isFinite) else { throw .short(count: 1, needed: 2) }
    return GroupInterval(value: sum / whole, leavingOut: parts, kind: .documents)
  }

  /// The interval of a ratio over consecutive items.
  private func seriesInterval(
    of numerator: Int, to denominator: Int
  ) throws(GroupInterval.Refusal) -> GroupInterval {
    let total = total
    guard total[denominator] > 0, total[numerator].isFinite else {
      throw .short(count: 0, needed: 2)
    }
    let ratio = total[numerator] / total[denominator]
    // The open piece is shorter; alone among many it would count too little.
    let pieces = batchSize == 1 ? batches : batches + (open.count * 2 > batchSize ? [open.sum] : [])
    let scale = Double(count) / total[denominator]
    let series = try SeriesInterval(
      pieces: pieces.map { ($0[numerator] - ratio * $0[denominator]) * scale }, count: count)
    return GroupInterval(
      value: ratio, standardError: series.standardError, freedom: SeriesInterval.freedom,
      widening: series.widening, groupCount: Int(series.effectiveCount.rounded()), kind: .series)
  }

  /// Returns the mean of a quantity with its standard error, if items are independent
  /// of each other.
  package func mean(of quantity: Int) -> GroupInterval? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let deviation = squares[quantity] - offsets[quantity] * offsets[quantity] / n
    let variance = max(0, deviation) / (n - 1)
    guard variance.isFinite else { return nil }
    return GroupInterval(
      value: total[quantity] / n, standardError: (variance / n).squareRoot(), freedom: count - 1,
      groupCount: count, kind: .rows)
  }
}
