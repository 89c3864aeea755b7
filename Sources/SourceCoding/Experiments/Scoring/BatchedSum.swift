/// A sum of numbers that come one after another, and its error, though neighbours
/// depend on each other.
///
/// Consecutive numbers are summed in batches, all of one size but the last. When
/// there are 64, they are put together two by two and the size doubles: 32 to 64
/// batches, however many numbers come, but for fewer than 32, each of which is one.
///
/// Source: Schmeiser, *Batch Size Effects in the Analysis of Simulation Output*,
/// 1982.
struct BatchedSum: Sendable {
  private static let greatestBatchCount = 64

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

  /// The error of the mean; `nil` for fewer than two batches.
  var standardError: StandardError? {
    var parts = batches.map { (cost: $0, size: Double(batchSize)) }
    if open.count > 0 { parts.append((open.sum, Double(open.count))) }
    guard parts.count > 1 else { return nil }
    let size = Double(count)
    return StandardError(
      value: StandardError.ofParts(parts, rate: total / size, size: size),
      method: .batchMeans(count: parts.count))
  }
}
