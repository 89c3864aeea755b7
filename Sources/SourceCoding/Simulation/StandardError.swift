/// The standard error of a measured rate, in bits per symbol.
public struct StandardError: Hashable, Sendable {
  /// One standard error.
  public let value: Double

  /// How it was found.
  public let method: Method

  /// A way of finding a standard error.
  public enum Method: Hashable, Sendable {
    /// From the variance of a symbol's cost, as if symbols were independent.
    case independentSymbols
    /// From how the mean costs of consecutive batches vary.
    case batchMeans(count: Int)
    /// From the rates of batches drawn again with replacement.
    case bootstrap(count: Int, resamples: Int, seed: UInt64)
  }

  /// Half the width of the interval that covers the truth 95 times in 100.
  ///
  /// A few batches know their own spread badly, which the quantile of Student's
  /// distribution pays for. It is taken by its expansion in the degrees of
  /// freedom, which is good to 0.4 % from 8 batches on.
  ///
  /// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 1964,
  /// formula 26.7.5.
  public var halfWidth95: Double {
    let z = 1.959_963_984_540_054
    switch method {
    case .independentSymbols: return z * value
    case .batchMeans(let count), .bootstrap(let count, _, _):
      let freedom = Double(count - 1)
      let cube = z * z * z
      let first = (cube + z) / (4 * freedom)
      let second = (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom)
      return (z + first + second) * value
    }
  }

  /// The error of a rate over `count` symbols drawn independently from
  /// `distribution`, which cost `costs` each: √(Var ℓ / N).
  ///
  /// - Returns: `nil` without symbols, or if one that comes cannot be written.
  public static func ofIndependentSymbols(
    _ distribution: Distribution, costs: [Double], count: Int
  ) -> StandardError? {
    let variance = distribution.variance(of: costs)
    guard count > 0, variance.isFinite else { return nil }
    return StandardError(
      value: (variance / Double(count)).squareRoot(), method: .independentSymbols)
  }

  /// The error of a rate by the method of batch means.
  ///
  /// With S the cost and n the size of each of m batches and r the overall rate,
  /// the square of the error is m/(m − 1) · Σ (S − r·n)² / N². Symbols that
  /// depend on their neighbours are allowed for as far as a batch reaches.
  ///
  /// Source: Schmeiser, *Batch Size Effects in the Analysis of Simulation
  /// Output*, 1982.
  ///
  /// - Parameters:
  ///   - tallies: the batches.
  ///   - bits: what each of them cost.
  /// - Returns: `nil` if the message is too short to be cut into batches, or a
  ///   symbol cannot be written.
  public static func ofBatchMeans(_ tallies: BatchTallies, bits: [Double]) -> StandardError? {
    let batches = tallies.batches
    precondition(bits.count == batches.count, "every batch has a cost")
    let symbolCount = Double(tallies.total.total)
    let rate = bits.compensatedSum() / symbolCount
    guard batches.count > 1, rate.isFinite else { return nil }
    var squares = CompensatedSum()
    for (batch, cost) in zip(batches, bits) {
      let deviation = cost - rate * Double(batch.total)
      squares.add(deviation * deviation)
    }
    let count = Double(batches.count)
    return StandardError(
      value: (count / (count - 1) * squares.value).squareRoot() / symbolCount,
      method: .batchMeans(count: batches.count))
  }
}
