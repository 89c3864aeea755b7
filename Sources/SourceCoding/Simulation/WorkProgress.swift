internal import Synchronization

/// How far the work on a message has come, for whoever waits for it.
///
/// Workers count here the blocks that they take, which costs an addition for each
/// block. Nothing is decided by it: results do not depend on the count, and a reader
/// may look at any time and from any thread. The stage is that of the work begun
/// last; where a process does two at once, their counts add up.
public enum WorkProgress {
  /// What is being done, and how much of it is.
  public struct Stage: Hashable, Sendable {
    /// What is being done: `counting`.
    public let name: String

    /// How many symbols there are to work on.
    public let total: Int

    /// How many symbols workers have taken, at most ``total``.
    public let done: Int

    /// The number of the stage, from 1; a new one begins from nothing done.
    public let number: Int
  }

  private static let begun = Mutex((name: "", total: 0, number: 0))
  private static let taken = Atomic(0)

  /// The stage that was begun last; `nil` before the first.
  public static var stage: Stage? {
    let stage = begun.withLock { $0 }
    guard stage.number > 0 else { return nil }
    return Stage(
      name: stage.name, total: stage.total, done: min(stage.total, taken.load(ordering: .relaxed)),
      number: stage.number)
  }

  /// Begins a stage of work on `total` symbols.
  static func begin(_ name: String, total: Int) {
    begun.withLock { $0 = (name, total, $0.number + 1) }
    taken.store(0, ordering: .relaxed)
  }

  /// Counts symbols that a worker has taken.
  static func take(_ count: Int) {
    taken.wrappingAdd(count, ordering: .relaxed)
  }
}
