extension StandardError {
  /// The error of a rate by the bootstrap over batches.
  ///
  /// Batches get drawn with replacement, again and again, and the error is the
  /// standard deviation of the rates of what was drawn. It asks for no formula,
  /// and answers as batch means do if these are right: a third opinion.
  /// Neighbours stay together as far as a batch reaches.
  ///
  /// Of m batches m − 1 are drawn at a time. With m, as is often done, the
  /// square of the error would be too small by (m − 1)/m, an eighth for the
  /// shortest messages that have batches (McCarthy 1969).
  ///
  /// Source: Efron, *Bootstrap Methods: Another Look at the Jackknife*, 1979;
  /// Carlstein, *The Use of Subseries Values for Estimating the Variance of a
  /// General Statistic from a Stationary Sequence*, 1986.
  ///
  /// - Parameters:
  ///   - tallies: the batches.
  ///   - bits: what each of them cost.
  ///   - resamples: how often to draw, at least twice.
  ///   - seed: what drawing begins from.
  /// - Returns: `nil` if the message is too short to be cut into batches, or a
  ///   symbol cannot be written.
  public static func ofBootstrap(
    _ tallies: BatchTallies, bits: [Double], resamples: Int = 1000, seed: UInt64
  ) -> StandardError? {
    precondition(resamples > 1, "one resample has no deviation")
    precondition(bits.count == tallies.batches.count, "every batch has a cost")
    let batches = zip(tallies.batches, bits).map {
      (bits: $0.1, symbols: Double($0.0.total))
    }
    guard batches.count > 1, batches.allSatisfy(\.bits.isFinite) else { return nil }
    var rng = SplitMix64(seed: seed)
    var rates: [Double] = []
    for _ in 0..<resamples {
      var (bits, symbols) = (0.0, 0.0)
      for _ in 1..<batches.count {
        let drawn = batches[Int(rng.next().multipliedFullWidth(by: UInt64(batches.count)).high)]
        bits += drawn.bits
        symbols += drawn.symbols
      }
      rates.append(bits / symbols)
    }
    let mean = rates.compensatedSum() / Double(resamples)
    let squares = rates.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
    return StandardError(
      value: (squares / Double(resamples - 1)).squareRoot(),
      method: .bootstrap(count: batches.count, resamples: resamples, seed: seed))
  }
}
