internal import Dispatch
internal import Synchronization

/// Distributes the blocks of a message among cores.
///
/// Each worker takes the next free block until none is left. Chance decides which
/// worker gets which block, so results are only combined by operations that do not
/// depend on order.
enum BlockWorkers {
  /// The usual number of symbols in a block: a block and its code fit into one core's
  /// cache.
  static let blockSize = 1 << 17

  /// The number of symbols that a core takes at a time where all cores wait for each
  /// other at the end; it is large enough to keep the waiting short.
  static let symbolsAtATime = 1 << 20

  /// The approximate limit on the bytes of blocks held at a time, for any number of
  /// cores.
  static let mostBytesAtATime = 1 << 26

  /// Runs `work` on up to `threads` cores and returns the result of each worker.
  ///
  /// - Parameters:
  ///   - symbolCount: the length of the message.
  ///   - blockSize: the number of symbols in every block except the last.
  ///   - threads: the greatest number of cores to use.
  ///   - name: what is done, for the person who waits; `nil` if no progress is shown.
  ///     The work itself counts what it has done.
  ///   - noun: the unit of the amount of work.
  ///   - work: takes blocks by calling its argument until that returns `nil`.
  /// - Returns: the results in no particular order.
  /// - Throws: the error of one of the workers.
  static func run<Result: Sendable, Failure: Error>(
    symbolCount: Int, blockSize: Int = blockSize, threads: Int, naming name: String? = nil,
    of noun: String = "symbols",
    work: @Sendable (_ nextBlock: () -> Range<Int>?) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let blockCount = (symbolCount + blockSize - 1) / blockSize
    let next = Atomic(0)
    if let name { WorkProgress.begin(name, of: symbolCount, noun) }
    let results = Mutex<[Swift.Result<Result, Failure>]>([])
    withoutActuallyEscaping(work) { work in
      let worker = WorkProgress.passedOn {
        Swift.Result { () throws(Failure) in
          try work {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            let start = index * blockSize
            guard index < blockCount else { return nil }
            return start..<min(symbolCount, start + blockSize)
          }
        }
      }
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blockCount))) { _ in
        let result = worker()
        results.withLock { $0.append(result) }
      }
    }
    var values: [Result] = []
    for result in results.withLock({ $0 }) { values.append(try result.get()) }
    return values
  }
}
