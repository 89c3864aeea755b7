internal import Synchronization

/// The tally of a message, and those of its consecutive parts.
///
/// The parts, called batches, tell how far rates wander along the message. That
/// is what an error bar needs, since the symbols of a text are not independent;
/// and being tallies, they tell it for any code.
public struct BatchTallies: Sendable {
  /// The tally of the whole message.
  public let total: Tally

  /// The tallies of the batches in order, of equal size but for the last.
  ///
  /// 64 of them; fewer where they would be shorter than 256 symbols or the
  /// alphabet is large, and none where there would be fewer than 8. Whatever the
  /// alphabet, their counters take no more than 32 MiB.
  public let batches: [Tally]

  /// Tallies the message of `source`, over its alphabet.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - threads: the greatest number of cores to use; the result is the same
  ///     for all.
  /// - Throws: ``SourceError`` if the message cannot be read.
  public init(of source: any SymbolSource, threads: Int) throws(SourceError) {
    if source.isNarrow {
      try self.init(of: source, threads: threads, as: UInt8.self)
    } else {
      try self.init(of: source, threads: threads, as: UInt32.self)
    }
  }

  private init<Word: SymbolWord>(
    of source: some SymbolSource, threads: Int, as word: Word.Type
  ) throws(SourceError) {
    let alphabetSize = source.alphabet.count
    let batchSize = Self.batchSize(symbolCount: source.symbolCount, alphabetSize: alphabetSize)
    let batchCount = (source.symbolCount + batchSize - 1) / batchSize
    let empty = Tally(alphabetSize: alphabetSize)
    let batches = Mutex(Array(repeating: empty, count: batchCount))
    _ = try BlockWorkers.run(
      symbolCount: source.symbolCount, threads: threads, naming: "counting"
    ) {
      (nextBlock) throws(SourceError) in
      var buffer = [Word](repeating: 0, count: BlockWorkers.blockSize)
      // A core counts one batch at a time, and adds what it has when it comes to another.
      var (batch, place) = (empty, 0)
      while let block = nextBlock() {
        // Only the last block is short, and no worker gets one after it.
        buffer.removeLast(buffer.count - block.count)
        var symbols = buffer.mutableSpan
        try Word.read(source, at: block.lowerBound, into: &symbols)
        var start = block.lowerBound
        while start < block.upperBound {
          let end = min(block.upperBound, (start / batchSize + 1) * batchSize)
          let piece = symbols.span.extracting(start - block.lowerBound..<end - block.lowerBound)
          if start / batchSize != place {
            batches.withLock { $0[place].merge(batch) }
            (batch, place) = (empty, start / batchSize)
          }
          Word.count(piece, in: &batch)
          start = end
        }
        WorkProgress.add(block.count)
      }
      batches.withLock { if batchCount > 0 { $0[place].merge(batch) } }
    }
    self.init(batches.withLock { $0 }, alphabetSize: alphabetSize)
  }

  /// The given batches and their sum; too few are only summed.
  private init(_ batches: [Tally], alphabetSize: Int) {
    var total = Tally(alphabetSize: alphabetSize)
    for batch in batches { total.merge(batch) }
    self.total = total
    self.batches = batches.count >= Self.fewestBatches ? batches : []
  }

  /// What each batch costs in bits if symbol x costs `costs[x]`.
  public func bits(costing costs: [Double]) -> [Double] {
    batches.map { $0.weightedSum(of: costs) }
  }

  /// The same batches over another alphabet, in which symbol x is `places[x]`.
  ///
  /// Several symbols may have one place; the counts of all of them are there.
  public func moved(to places: [Int], alphabetSize: Int) -> BatchTallies {
    let total = total.moved(to: places, alphabetSize: alphabetSize)
    return BatchTallies(
      total: total, batches: batches.map { $0.moved(to: places, alphabetSize: alphabetSize) })
  }

  private init(total: Tally, batches: [Tally]) {
    self.total = total
    self.batches = batches
  }

  private static let fewestBatches = 8
  private static let mostBatches = 64
  private static let smallestBatch = 256
  /// The counters of all batches together: what they may take of memory.
  private static let mostCounters = 1 << 22

  /// The number of symbols in a batch; all of them where the alphabet leaves no room for
  /// batches.
  static func batchSize(symbolCount: Int, alphabetSize: Int) -> Int {
    let count = min(mostBatches, mostCounters / max(1, alphabetSize))
    guard count >= fewestBatches else { return max(1, symbolCount) }
    return max(smallestBatch, (symbolCount + count - 1) / count)
  }
}
