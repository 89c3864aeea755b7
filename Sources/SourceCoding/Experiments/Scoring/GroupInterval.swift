/// A rate with its interval.
package struct GroupInterval: Hashable, Sendable {
  /// The rate.
  package let value: Double
  package let standardError: Double

  /// The degrees of freedom of Student's distribution.
  package let freedom: Int

  /// What the interval is wider than Student's by.
  package private(set) var widening = 1.0

  /// The number of documents or rows, or of independent items that a text is worth.
  package let groupCount: Int
  package let kind: Kind

  /// What it was found from.
  package enum Kind: String, Hashable, Sendable {
    /// Documents, each left out once.
    case documents
    /// Groups of rows, each left out once.
    case groups = "groups of rows"
    /// Cosine averages of items that follow each other.
    case series = "cosine averages along the text"
    /// Rows that are independent of each other.
    case rows = "independent rows"
  }

  /// Why there is none.
  package enum Refusal: Error, Hashable, Sendable {
    /// There are only `count` items or documents.
    case short(count: Int, needed: Int)
    /// The items are worth only about so many independent ones.
    case fewItems(effectiveCount: Double)
    /// The rate depends on items so rare that there are only about so many of them.
    case fewRareItems(count: Double)
  }

  init(
    value: Double, standardError: Double, freedom: Int, widening: Double = 1, groupCount: Int,
    kind: Kind
  ) {
    (self.value, self.standardError, self.freedom) = (value, standardError, freedom)
    (self.widening, self.groupCount, self.kind) = (widening, groupCount, kind)
  }

  /// The interval of a figure that is known without each of its groups.
  ///
  /// With R₍g₎ the figure without group g of G, the variance is (G − 1)/G · Σ (R₍g₎ − R̄)².
  ///
  /// Source: Quenouille, *Notes on bias in estimation*, 1956; Tukey, *Bias and confidence in
  /// not-quite large samples*, 1958; Miller, *The jackknife: a review*, 1974.
  ///
  /// A figure that is greatest or least where it stands, so that it changes with the squares of changes,
  /// has a variance near 0 and a bias of the size of its error. The bias (G − 1)·(R̄ − R) then shows
  /// that size, and the interval is widened by a multiple of it.
  ///
  /// - Parameters:
  ///   - value: the figure of all groups.
  ///   - parts: the figure without each group.
  ///   - kind: what the groups are.
  ///   - biases: how many biases are added to half the width.
  /// - Precondition: there are two groups or more.
  init(value: Double, leavingOut parts: [Double], kind: Kind, adding biases: Double = 0) {
    let count = Double(parts.count)
    let mean = parts.compensatedSum() / count
    let squares = parts.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    let error = ((count - 1) / count * squares).squareRoot()
    let half = StandardError.studentQuantile95(freedom: parts.count - 1) * error
    let bias = abs((count - 1) * (mean - value))
    self.init(
      value: value, standardError: error, freedom: parts.count - 1,
      widening: half > 0 ? 1 + biases * bias / half : 1, groupCount: parts.count, kind: kind)
  }

  /// Half the width of the interval that covers the rate 95 times in 100.
  package var halfWidth95: Double {
    StandardError.studentQuantile95(freedom: freedom) * standardError * widening
  }

  /// The same of a rate in another unit.
  package func scaled(by factor: Double) -> GroupInterval {
    GroupInterval(
      value: value * factor, standardError: standardError * abs(factor), freedom: freedom,
      widening: widening, groupCount: groupCount, kind: kind)
  }
}
