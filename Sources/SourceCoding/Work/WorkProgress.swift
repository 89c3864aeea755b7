internal import Kernels
internal import Synchronization

/// How far one piece of work has come, for the person who waits for it.
///
/// Work is a stage that has a name, `encoding and checking rans`, and an amount that
/// workers count as they do it, which costs an addition for each block; the symbols of a
/// long block count as they are written or read. Work that is repeated, as for each code or
/// each cell of a matrix, is a round of several besides.
///
/// A caller who wants to watch makes one and does the work within ``watch(_:)``; the work
/// reports to the one that its task was given, so two simulations at once do not mix. Where
/// no one watches, reports go nowhere. Results never depend on it, and a reader may look at
/// any time and from any thread.
///
///     let progress = WorkProgress()
///     let result = try progress.watch { try simulation.measure(.huffman) }
package final class WorkProgress: Sendable {
  /// What is being done, and how much of it is.
  package struct Stage: Hashable, Sendable {
    /// What is being done: `counting`.
    package let name: String

    /// What the amounts are of: `symbols`.
    package let noun: String

    /// How much there is to do; `nil` where nobody knows.
    package let total: Int?

    /// How much of it is done, at most ``total``.
    package let done: Int

    /// The number of the stage, from 1; a new one begins from nothing done.
    package let number: Int

    /// A stage at one moment.
    package init(name: String, noun: String, total: Int?, done: Int, number: Int) {
      (self.name, self.noun, self.number) = (name, noun, number)
      self.total = total
      self.done = total.map { min($0, done) } ?? done
    }
  }

  /// Which of several alike pieces of work is done.
  package struct Round: Hashable, Sendable {
    /// What they are: `cell`.
    package let noun: String

    /// How many there are.
    package let count: Int

    /// How many are done.
    package let index: Int

    /// Whether one takes about as long as another.
    package let areAlike: Bool

    /// The number of the work that they make up together, from 1.
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

  /// Nothing is being done yet.
  package init() {}

  /// Does `work` and is told how far it is.
  package func watch<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self) {
      try BlockCounter.$current.withValue(blocks, operation: work)
    }
  }

  /// Makes `work` report, on whatever thread it runs, where this task reports.
  static func passedOn<Result>(
    _ work: @escaping @Sendable () -> Result
  ) -> @Sendable () -> Result {
    guard let current else { return work }
    return { current.watch(work) }
  }

  /// The stage that was begun last; `nil` if nothing is being done.
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

  /// The round that is being made; `nil` if there is but one piece of work.
  package var round: Round? { state.withLock { $0.round } }
}

extension WorkProgress {
  /// Begins a stage of work.
  ///
  /// - Parameters:
  ///   - name: what is done.
  ///   - total: how much there is of it; `nil` where nobody knows.
  ///   - noun: what the amount is of.
  ///   - amountPerSymbol: how much of it a symbol counts for while its block is written
  ///     or read; the block is counted by ``add(_:)`` when it is done.
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

  /// Counts what a worker has done.
  package static func add(_ count: Int) {
    current?.doneCount.wrappingAdd(count, ordering: .relaxed)
  }

  /// Sets how much of the amount blocks count for, now that it is known.
  static func expectBlocks(of symbolCount: Int, countingFor amount: Int) {
    current?.state.withLock { $0.amountPerSymbol = Double(amount) / Double(max(1, symbolCount)) }
  }

  /// Begins the piece of work number `index` of `count`; from 0 on the work is new.
  package static func begin(
    round index: Int, of count: Int, _ noun: String, areAlike: Bool = true
  ) {
    current?.state.withLock {
      if index == 0 { $0.roundCount += 1 }
      $0.round = Round(
        noun: noun, count: count, index: index, areAlike: areAlike, number: $0.roundCount)
    }
  }

  /// Begins the next piece, where there are several.
  package static func nextRound() {
    current?.state.withLock {
      guard let round = $0.round else { return }
      $0.round = Round(
        noun: round.noun, count: round.count, index: round.index + 1, areAlike: round.areAlike,
        number: round.number)
    }
  }

  /// Reports that nothing more is done of what was begun.
  package static func end() {
    current?.state.withLock {
      $0.stage = nil
      $0.round = nil
    }
  }
}
