internal import Kernels
internal import Synchronization

/// The progress of one piece of work, for the person who waits for it.
///
/// A stage of work has a name, `encoding and checking rans`, and an amount, which
/// workers count as they do it at the price of one addition for each block; the symbols
/// of a long block count as they are written or read. Repeated work, such as the codes
/// of a report or the cells of a matrix, also counts its rounds.
///
/// A caller who wants to watch creates a value and does the work within ``watch(_:)``.
/// The work reports to the value that belongs to its task, so two simulations at once
/// do not mix. Without such a value, reports are dropped. Results never depend on
/// progress, and a reader may look at it at any time and from any thread.
///
///     let progress = WorkProgress()
///     let result = try progress.watch { try simulation.measure(.huffman) }
package final class WorkProgress: Sendable {
  /// A stage of the work, and how much of it is finished.
  package struct Stage: Hashable, Sendable {
    /// The name of the stage: `counting`.
    package let name: String

    /// The unit of the amounts: `symbols`.
    package let noun: String

    /// The total amount; `nil` if it is not known.
    package let total: Int?

    /// The amount done, at most ``total``.
    package let done: Int

    /// The number of the stage, from 1; each new stage starts with nothing done.
    package let number: Int

    /// A stage at one moment.
    package init(name: String, noun: String, total: Int?, done: Int, number: Int) {
      (self.name, self.noun, self.number) = (name, noun, number)
      self.total = total
      self.done = total.map { min($0, done) } ?? done
    }
  }

  /// The position in a sequence of similar pieces of work.
  package struct Round: Hashable, Sendable {
    /// The name of one piece: `cell`.
    package let noun: String

    /// The number of pieces.
    package let count: Int

    /// The number of pieces that are done.
    package let index: Int

    /// Whether all pieces take about the same time.
    package let areAlike: Bool

    /// The number of the sequence, from 1.
    package let number: Int

    /// A round at one moment.
    package init(noun: String, count: Int, index: Int, areAlike: Bool, number: Int) {
      (self.noun, self.count, self.index, self.areAlike, self.number) = (
        noun, count, index, areAlike, number
      )
    }
  }

  private struct State {
    var stage: (name: String, noun: String, total: Int?)?
    var amountPerSymbol = 1.0
    var stageCount = 0
    var round: Round?
    var roundCount = 0
  }

  @TaskLocal private static var current: WorkProgress?

  private let state = Mutex(State())
  private let doneCount = Atomic(0)
  private let blocks = BlockCounter()

  /// Creates a value for work that has not begun.
  package init() {}

  /// Does `work`, which reports its progress to this value.
  package func watch<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self) {
      try BlockCounter.$current.withValue(blocks, operation: work)
    }
  }

  /// Makes `work` report to the same value as this task, on any thread.
  static func passedOn<Result>(
    _ work: @escaping @Sendable () -> Result
  ) -> @Sendable () -> Result {
    guard let current else { return work }
    return { current.watch(work) }
  }

  /// The stage that began last; `nil` if nothing is being done.
  package var stage: Stage? {
    state.withLock { state in
      state.stage.map {
        let inBlocks = Double(blocks.symbolCount) * state.amountPerSymbol
        return Stage(
          name: $0.name, noun: $0.noun, total: $0.total,
          done: doneCount.load(ordering: .relaxed) + Int(inBlocks), number: state.stageCount)
      }
    }
  }

  /// The current round; `nil` if there is only one piece of work.
  package var round: Round? { state.withLock { $0.round } }
}

extension WorkProgress {
  /// Begins a stage of work.
  ///
  /// - Parameters:
  ///   - name: what is done.
  ///   - total: the total amount; `nil` if it is not known.
  ///   - noun: the unit of the amount.
  ///   - amountPerSymbol: the amount that one symbol counts for while its block is
  ///     written or read; ``add(_:)`` counts the whole block when it is done.
  package static func begin(
    _ name: @autoclosure () -> String, of total: Int? = nil, _ noun: String = "symbols",
    amountPerSymbol: Double = 1
  ) {
    guard let current else { return }
    let name = name()
    current.state.withLock {
      $0.stage = (name, noun, total)
      $0.amountPerSymbol = amountPerSymbol
      $0.stageCount += 1
      current.doneCount.store(0, ordering: .relaxed)
    }
  }

  /// Adds the amount that a worker has done.
  package static func add(_ count: Int) {
    current?.doneCount.wrappingAdd(count, ordering: .relaxed)
  }

  /// Sets the amount that blocks count for, once it is known.
  static func expectBlocks(of symbolCount: Int, countingFor amount: Int) {
    current?.state.withLock { $0.amountPerSymbol = Double(amount) / Double(max(1, symbolCount)) }
  }

  /// Begins piece number `index` of `count`; index 0 begins a new sequence.
  package static func begin(
    round index: Int, of count: Int, _ noun: String, areAlike: Bool = true
  ) {
    current?.state.withLock {
      if index == 0 { $0.roundCount += 1 }
      $0.round = Round(
        noun: noun, count: count, index: index, areAlike: areAlike, number: $0.roundCount)
    }
  }

  /// Begins the next piece, if there are several.
  package static func nextRound() {
    current?.state.withLock {
      guard let round = $0.round else { return }
      $0.round = Round(
        noun: round.noun, count: round.count, index: round.index + 1, areAlike: round.areAlike,
        number: round.number)
    }
  }

  /// Reports that the current work has ended.
  package static func end() {
    current?.state.withLock {
      $0.stage = nil
      $0.round = nil
    }
  }
}
