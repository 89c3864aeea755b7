internal import Synchronization

/// How many symbols are done of the blocks that are being written or read.
///
/// A code that learns has blocks of millions of symbols, and minutes may pass in one. Its
/// coder reports now and then how many of them are done.
public final class BlockCounter: Sendable {
  /// The counter that coders on this thread report to; `nil` if no one waits.
  @TaskLocal public static var current: BlockCounter?

  fileprivate let symbols = Atomic(0)

  /// A counter of nothing.
  public init() {}

  /// The number of symbols that are done of all blocks that are not.
  public var symbolCount: Int { symbols.load(ordering: .relaxed) }
}

/// How far one block is.
///
/// When the block is done or given up, its symbols leave the counter, because the caller
/// that wanted the block counts it whole.
public struct BlockProgress: ~Copyable {
  private let counter = BlockCounter.current
  private var symbolCount = 0

  /// A block of which nothing is done yet.
  public init() {}

  deinit { counter?.symbols.wrappingSubtract(symbolCount, ordering: .relaxed) }

  /// Reports how many symbols of the block are done; counted once every 2^14 symbols.
  @inline(__always)
  public mutating func reach(_ symbolCount: Int) {
    if symbolCount & (1 << 14 - 1) == 0 { note(symbolCount) }
  }

  @inline(never)
  private mutating func note(_ symbolCount: Int) {
    counter?.symbols.wrappingAdd(symbolCount - self.symbolCount, ordering: .relaxed)
    self.symbolCount = symbolCount
  }
}
