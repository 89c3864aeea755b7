internal import Kernels

/// Sums of numbers that are known by their logarithms.
enum LogSum {
  /// Returns ln Σ e^v, which is −∞ for no numbers, and if all are −∞.
  ///
  /// The greatest number is factored out first, so that the sum neither overflows nor
  /// vanishes.
  static func of(_ values: Span<Double>) -> Double {
    let greatest = greatest(of: values)
    guard greatest > -.infinity else { return greatest }
    var sum = 0.0
    for index in values.indices { sum += Mathematics.exp(values[index] - greatest) }
    return greatest + Mathematics.log(sum)
  }
}
