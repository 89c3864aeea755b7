internal import Dispatch
internal import Synchronization

/// Work on the blocks of a message, shared among cores.
///
/// A worker takes the next block that nobody has taken, until there is none.
/// Which worker gets which block hangs on chance; so results are only ever
/// combined by operations that do not care about order.
enum BlockWorkers {
  /// The usual number of symbols in a block: it and its code fit a core's own cache.
  static let blockSize = 1 << 17

  /// How many symbols a core gets at a time where all cores wait for each other in the end;
  /// enough that they need not wait long.
  static let symbolsAtATime = 1 << 20

  /// About how many bytes of blocks may be held at a time, however many cores there are.
  static let mostBytesAtATime = 1 << 26

  /// Runs `work` on up to `threads` cores and gives back what each worker made.
  ///
  /// - Parameters:
  ///   - symbolCount: the length of the message.
  ///   - blockSize: the number of symbols in a block, but for the last.
  ///   - threads: the greatest number of cores to use.
  ///   - name: what is done to symbols, for whoever waits for it; `nil` where it is not
  ///     worth telling. The work itself counts what it has done.
  ///   - noun: what the amount of work is of.
  ///   - work: takes blocks by calling its argument until that is `nil`.
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
