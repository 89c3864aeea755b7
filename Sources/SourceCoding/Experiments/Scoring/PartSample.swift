/// An evenly spread sample of the parts of predictions, within a bound on memory.
///
/// The search for the best temperature takes some ten passes. Of up to 2^24 numbers it
/// looks at every row; of more, it looks at every second part, or every fourth and so
/// on, which is still at least half of 2^24 numbers.
struct PartSample {
  private(set) var parts: [Predictions] = []
  private var step = 1
  private var partCount = 0
  private var numberCount = 0

  static let limit = 1 << 24

  /// Whether the sample has all parts.
  var isWhole: Bool { step == 1 }

  mutating func add(_ rows: Predictions) {
    defer { partCount += 1 }
    guard partCount % step == 0 else { return }
    parts.append(rows)
    numberCount += rows.logProbabilities.count
    while numberCount > Self.limit, parts.count > 1 {
      parts = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }
      step *= 2
      numberCount = parts.reduce(0) { $0 + $1.logProbabilities.count }
    }
  }
}
