/// An evenly spread sample of the parts of predictions, within a bound on memory.
///
/// Looking for the best temperature takes some ten passes. Of up to 2^22 numbers every row is
/// looked at; of more, every second part, fourth and so on, which is still at least half as
/// many numbers.
struct PartSample {
  private(set) var parts: [Predictions] = []
  private var step = 1
  private var partCount = 0
  private var numberCount = 0

  static let limit = 1 << 22

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
