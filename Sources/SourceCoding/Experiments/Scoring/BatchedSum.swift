/// A running sum of numbers that also keeps the sums of consecutive batches.
///
/// When there are 4,096 batches, they are joined two by two and the batch size doubles.
/// So there are at least 2,048 batches however many numbers come; with fewer numbers,
/// each is a batch.
struct BatchedSum: Sendable {
  private static let greatestBatchCount = 1 << 12

  private var batches: [Double] = []
  private var batchSize = 1
  private var open = (sum: 0.0, count: 0)
  private var sum = CompensatedSum()
  private(set) var count = 0

  mutating func add(_ number: Double) {
    sum.add(number)
    count += 1
    open.sum += number
    open.count += 1
    guard open.count == batchSize else { return }
    batches.append(open.sum)
    open = (0, 0)
    guard batches.count == Self.greatestBatchCount else { return }
    batches = stride(from: 0, to: batches.count, by: 2).map { batches[$0] + batches[$0 + 1] }
    batchSize *= 2
  }

  /// The sum of all numbers.
  var total: Double { sum.value }

  /// Returns the means of consecutive pieces of about equal length, at most `count` of
  /// them.
  func means(_ count: Int) -> [Double] {
    let sums = open.count > 0 ? batches + [open.sum] : batches
    let pieces = min(count, sums.count)
    return (0..<pieces).map { number in
      let range = number * sums.count / pieces..<(number + 1) * sums.count / pieces
      let size = min(self.count, range.upperBound * batchSize) - range.lowerBound * batchSize
      return sums[range].reduce(0, +) / Double(max(1, size))
    }
  }

  /// Returns the numbers in batches, each multiplied by `factor`.
  func series(times factor: Double) -> CostSeries {
    let sums = open.count > 0 ? batches + [open.sum] : batches
    return CostSeries(sums.map { $0 * factor }, ofEach: batchSize, symbolCount: count)
  }
}
