internal import Synchronization

/// How far a block is that is being written or read, for whoever waits for it.
///
/// A code that learns has blocks of millions of symbols, and the time of minutes may go
/// by in one. Its coder says now and then how many of them are done; when the block is
/// done, or given up, this forgets them, for whoever wanted the block counts it whole.
public struct BlockProgress: ~Copyable {
  private static let symbols = Atomic(0)

  /// The number of symbols that are done of all blocks that are not, in the process.
  public static var symbolCount: Int { symbols.load(ordering: .relaxed) }

  private var symbolCount = 0

  /// A block of which nothing is done yet.
  public init() {}

  deinit { Self.symbols.wrappingSubtract(symbolCount, ordering: .relaxed) }

  /// Says how many symbols of the block are done; heard once every 2^14 symbols.
  @inline(__always)
  public mutating func reach(_ symbolCount: Int) {
    if symbolCount & (1 << 14 - 1) == 0 { note(symbolCount) }
  }

  @inline(never)
  private mutating func note(_ symbolCount: Int) {
    Self.symbols.wrappingAdd(symbolCount - self.symbolCount, ordering: .relaxed)
    self.symbolCount = symbolCount
  }
}
