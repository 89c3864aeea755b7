internal import Synchronization

/// Counts the finished symbols of blocks that are being written or read.
///
/// A code that learns has blocks of millions of symbols, and one block may take
/// minutes. Its coder reports from time to time how many symbols are finished.
public final class BlockCounter: Sendable {
  /// The counter to which coders in this task report; `nil` if nobody watches.
  @TaskLocal public static var current: BlockCounter?

  fileprivate let symbols = Atomic(0)

  /// A counter at zero.
  public init() {}

  /// The number of finished symbols in all unfinished blocks.
  public var symbolCount: Int { symbols.load(ordering: .relaxed) }
}

/// The progress within one block.
///
/// When the block is finished or abandoned, its symbols leave the counter, because the
/// caller that wanted the block counts it as a whole.
public struct BlockProgress: ~Copyable {
  private let counter = BlockCounter.current
  private var symbolCount = 0

  /// Creates the progress of a block that has not begun.
  public init() {}

  deinit { counter?.symbols.wrappingSubtract(symbolCount, ordering: .relaxed) }

  /// Reports the number of finished symbols of the block; the counter is updated every
  /// 2^14 symbols.
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
