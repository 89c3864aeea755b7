/// Series of numbers that are orthogonal to each other and of length 1, made one by
/// one.
///
/// Source: Gram and Schmidt's method, applied twice to each series, which keeps them
/// orthogonal to the last digits (Giraud, Langou and Rozložník, 2005).
struct OrthonormalBasis {
  /// The series, in the order in which they were added.
  private(set) var series: [[Double]] = []

  /// Adds the part of `numbers` that is orthogonal to all series so far, unless it is
  /// only rounding error.
  mutating func add(_ numbers: [Double]) {
    let size = Self.dot(numbers, numbers).squareRoot()
    let rest = removed(from: removed(from: numbers))
    let length = Self.dot(rest, rest).squareRoot()
    guard length > 1e-9 * size else { return }
    series.append(rest.map { $0 / length })
  }

  /// The numbers less their projections on the series.
  func removed(from numbers: [Double]) -> [Double] {
    series.reduce(numbers) { rest, one in
      let part = Self.dot(rest, one)
      return zip(rest, one).map { $0 - part * $1 }
    }
  }

  static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).lazy.map { $0 * $1 }.compensatedSum()
  }
}
