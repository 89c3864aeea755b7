/// The total cost of symbols, from the probabilities that they were given.
///
/// The sum of −log2 p is kept as the product of the p with a separate exponent: no
/// logarithm is taken until the end, and the sum of a million terms is still accurate
/// to 10^-9 bits.
public struct InformationSum: Hashable, Sendable {
  /// The product of all probabilities divided by 2^``exponent``, at least 2^-544.
  public private(set) var significand = 1.0

  /// The exponent of the power of two that was taken out of the product.
  public private(set) var exponent = 0

  /// Creates an empty sum, which is 0.
  public init() {}

  /// Adds −log2 (`share` / `total`).
  ///
  /// - Precondition: 0 < share ≤ total.
  @inline(__always)
  public mutating func add(share: UInt32, of total: UInt32) {
    significand *= Double(share) / Double(total)
    if significand < 0x1p-512 {
      significand *= 0x1p512
      exponent &-= 512
    }
  }
}

/// The total cost of the symbols of a message, in batches.
public struct InformationBatches {
  private var finished: [InformationSum] = []
  private var current = InformationSum()
  private let batchSize: Int
  private var symbolsLeft: Int

  /// Starts with no symbol, in batches of `batchSize` symbols.
  ///
  /// - Precondition: batchSize > 0.
  public init(of batchSize: Int) {
    precondition(batchSize > 0, "a batch of nothing")
    self.batchSize = batchSize
    symbolsLeft = batchSize
  }

  /// Adds −log2 (`share` / `total`) to the cost of the current symbol.
  @inline(__always)
  public mutating func add(share: UInt32, of total: UInt32) {
    current.add(share: share, of: total)
  }

  /// Ends the current symbol.
  @inline(__always)
  public mutating func endSymbol() {
    symbolsLeft &-= 1
    guard symbolsLeft == 0 else { return }
    finished.append(current)
    current = InformationSum()
    symbolsLeft = batchSize
  }

  /// The sum of each batch; the last may be shorter.
  public consuming func finish() -> [InformationSum] {
    symbolsLeft < batchSize ? finished + [current] : finished
  }
}
