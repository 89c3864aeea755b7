/// Sums of a few quantities over items, by document and by batch of consecutive items.
///
/// The tokens of a document depend on each other, and so do neighbouring tokens of one
/// long text; documents or long batches are independent, or nearly so. A rate is a
/// ratio of two sums, and its uncertainty shows in how it changes when one group is
/// left out. With R₍g₎ the ratio without group g of G, the variance is (G − 1)/G · Σ
/// (R₍g₎ − R̄)², and Student's distribution with G − 1 degrees of freedom gives the
/// interval.
///
/// Source: Quenouille, *Notes on bias in estimation*, 1956; Tukey, *Bias and confidence
/// in not-quite large samples*, 1958; Miller, *The jackknife: a review*, 1974.
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

  /// The number of batches from which an interval is computed if documents are not
  /// known.
  private static let batchCount = 10

  /// The smallest number of items that are divided into batches.
  private static let leastBatchedCount = 100

  /// Creates sums of no items.
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
  ///   - numerator: the index of the numerator's quantity.
  ///   - denominator: the index of the denominator's quantity, which is not negative.
  /// - Returns: the interval, from documents if there are two or more, else from
  ///   batches; `nil` if there are fewer than two groups, too few items for batches, or
  ///   a denominator of 0.
  package func ratio(of numerator: Int, to denominator: Int) -> GroupInterval? {
    let isByDocument = documentCount > 1
    if !isByDocument, areItemsIndependent { return mean(of: numerator) }
    guard isByDocument || count >= Self.leastBatchedCount else { return nil }
    let groups =
      (isByDocument ? documents : equalBatches)
      .filter { $0[denominator] != 0 || $0[numerator] != 0 }
    let above = groups.map { $0[numerator] }
    let below = groups.map { $0[denominator] }
    let (sum, whole) = (above.compensatedSum(), below.compensatedSum())
    guard groups.count > 1, whole > 0, sum.isFinite else { return nil }
    let parts = zip(above, below).map { (sum - $0) / (whole - $1) }
    guard parts.allSatisfy(\.isFinite) else { return nil }
    let count = Double(groups.count)
    let mean = parts.compensatedSum() / count
    let squares = parts.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    return GroupInterval(
      value: sum / whole, standardError: ((count - 1) / count * squares).squareRoot(),
      groupCount: groups.count, kind: isByDocument ? .documents : .batches)
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
      value: total[quantity] / n, standardError: (variance / n).squareRoot(), groupCount: count,
      kind: .rows)
  }

  /// The batches of about equal length from which an interval is computed.
  private var equalBatches: [Row] {
    let all = open.count > 0 ? batches + [open.sum] : batches
    let wanted = min(Self.batchCount, all.count)
    return (0..<wanted).map { number in
      all[number * all.count / wanted..<(number + 1) * all.count / wanted].reduce(.zero, +)
    }
  }
}

/// A rate with its interval, computed by leaving one group out at a time.
package struct GroupInterval: Hashable, Sendable {
  /// The rate.
  package let value: Double
  package let standardError: Double
  /// The number of documents, batches or rows.
  package let groupCount: Int
  package let kind: Kind

  /// The kind of group that is taken to be independent.
  package enum Kind: String, Hashable, Sendable {
    case documents
    case batches = "batches of consecutive tokens"
    case rows = "independent rows"
  }

  /// Half the width of the interval that covers the rate 95 times in 100.
  package var halfWidth95: Double {
    StandardError.studentQuantile95(freedom: groupCount - 1) * standardError
  }

  /// Returns the interval of the same rate in another unit.
  package func scaled(by factor: Double) -> GroupInterval {
    GroupInterval(
      value: value * factor, standardError: standardError * abs(factor), groupCount: groupCount,
      kind: kind)
  }
}
