/// The quantiles of a quantity of rows.
///
/// Every row is kept, in single precision, up to 2^24 of them; of more, every second, fourth
/// and so on.
package struct RowQuantiles: Sendable {
  private var values: [Float] = []
  private var step = 1
  private var count = 0

  /// The least and the greatest of all rows.
  package private(set) var least = Double.infinity
  package private(set) var greatest = -Double.infinity

  private static let mostValues = 1 << 24

  /// The parts below which quantiles are reported.
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

  /// The number below which each of `parts` of the rows lies; none without rows.
  ///
  /// Between two rows it is interpolated, as NumPy and llama-perplexity do.
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
