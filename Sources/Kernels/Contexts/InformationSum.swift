/// What symbols cost by the probabilities that they were given, added up.
///
/// The sum of −log2 p is kept as the product of the p, with its exponent apart:
/// no logarithm is taken until the end, and of a million terms the sum is still
/// right to 10^-9 bit.
public struct InformationSum: Hashable, Sendable {
  /// The product of all probabilities over 2^``exponent``, at least 2^-544.
  public private(set) var significand = 1.0

  /// The power of two that was taken out of the product.
  public private(set) var exponent = 0

  /// The sum of nothing, which is 0.
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

/// What the symbols of a message cost, added up for so many of them at a time.
public struct InformationBatches {
  private var finished: [InformationSum] = []
  private var current = InformationSum()
  private let batchSize: Int
  private var symbolsLeft: Int

  /// No symbol yet, and batches of `batchSize` of them.
  ///
  /// - Precondition: batchSize > 0.
  public init(of batchSize: Int) {
    precondition(batchSize > 0, "a batch of nothing")
    self.batchSize = batchSize
    symbolsLeft = batchSize
  }

  /// Adds −log2 (`share` / `total`) to what the symbol at hand costs.
  @inline(__always)
  public mutating func add(share: UInt32, of total: UInt32) {
    current.add(share: share, of: total)
  }

  /// Ends the symbol at hand.
  @inline(__always)
  public mutating func endSymbol() {
    symbolsLeft &-= 1
    guard symbolsLeft == 0 else { return }
    finished.append(current)
    current = InformationSum()
    symbolsLeft = batchSize
  }

  /// The sum of each batch, the last of which may be short.
  public consuming func finish() -> [InformationSum] {
    symbolsLeft < batchSize ? finished + [current] : finished
  }
}
