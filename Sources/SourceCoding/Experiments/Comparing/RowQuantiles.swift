/// The quantiles of a quantity over rows.
///
/// Up to 2^24 rows are all kept, in single precision; of more rows, every second,
/// fourth and so on is kept.
package struct RowQuantiles: Sendable {
  private var values: [Float] = []
  private var step = 1
  private var count = 0

  /// The least and the greatest value of all rows.
  package private(set) var least = Double.infinity
  package private(set) var greatest = -Double.infinity

  private static let mostValues = 1 << 24

  /// The shares of rows for which quantiles are reported.
  package static let parts = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

  mutating func add(_ value: Double) {
    least = min(least, value)
    greatest = max(greatest, value)
    if count % step == 0 {
      values.append(Float(value))
      if values.count == Self.mostValues {
        values = stride(from: 0, to: values.count, by: 2).map { values[$0] }
        step *= 2
      }
    }
    count += 1
  }

  /// For each of `parts`, the number below which this share of the rows lies; empty
  /// without rows.
  ///
  /// Between two rows it is interpolated, as in NumPy and llama-perplexity.
  package func quantiles(_ parts: [Double] = parts) -> [Double] {
    guard !values.isEmpty else { return [] }
    let sorted = values.sorted()
    return parts.map { part in
      let place = part * Double(sorted.count - 1)
      let index = min(Int(place), sorted.count - 1)
      let next = min(index + 1, sorted.count - 1)
      let rest = place - Double(index)
      guard rest > 0 else { return Double(sorted[index]) }
      return (1 - rest) * Double(sorted[index]) + rest * Double(sorted[next])
    }
  }
}
