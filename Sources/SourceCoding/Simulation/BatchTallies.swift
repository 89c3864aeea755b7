internal import Synchronization

/// The tally of a message and, for a long message of bytes, the tallies of its
/// consecutive parts.
///
/// The parts, called batches, show how a rate varies along the message, for any code
/// and without reading the message again: see ``CostSeries``. Shorter messages, and
/// those of large alphabets, which are in memory, are read again instead.
package struct BatchTallies: Sendable {
  /// The tally of the whole message.
  package let total: Tally

  /// The tallies of the batches in order; all batches except the last have equal size.
  ///
  /// Messages of at least 16 Mi symbols over at most 256 have 2,048 to 4,096 batches,
  /// whose counters take at most 8 MiB; other messages have none.
  package let batches: [Tally]

  /// Counts the symbols of the message of `source`, over its alphabet.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Throws: ``SourceError`` if the message cannot be read.
  package init(of source: any SymbolSource, threads: Int) throws(SourceError) {
    if let counted = source as? CountedSource {
      self.init(total: counted.tally)
    } else {
      try self.init(of: source, threads: threads, batchedFrom: Self.leastSymbolCount)
    }
  }

  /// Counts the symbols, with batches if there are at least `least` of them.
  init(
    of source: any SymbolSource, threads: Int, batchedFrom least: Int
  ) throws(SourceError) {
    let hasBatches = source.isNarrow && source.symbolCount >= least
    if source.isNarrow {
      try self.init(of: source, threads: threads, hasBatches: hasBatches, as: UInt8.self)
    } else {
      try self.init(of: source, threads: threads, hasBatches: hasBatches, as: UInt32.self)
    }
  }

  private init<Word: SymbolWord>(
    of source: some SymbolSource, threads: Int, hasBatches: Bool, as word: Word.Type
  ) throws(SourceError) {
    let alphabetSize = source.alphabet.count
    let batchSize =
      hasBatches
      ? Self.batchSize(symbolCount: source.symbolCount) : max(1, source.symbolCount)
    let batchCount = (source.symbolCount + batchSize - 1) / batchSize
    let empty = Tally(alphabetSize: alphabetSize)
    let batches = Mutex(Array(repeating: empty, count: batchCount))
    _ = try BlockWorkers.run(
      symbolCount: source.symbolCount, threads: threads, naming: "counting"
    ) {
      (nextBlock) throws(SourceError) in
      var buffer = [Word](repeating: 0, count: BlockWorkers.blockSize)
      // A core counts one batch at a time, and adds its counts when it moves to
      // another.
      var (batch, place) = (empty, 0)
      while let block = nextBlock() {
        // Only the last block is short, and no worker gets another block after it.
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
    let counted = batches.withLock { $0 }
    var total = Tally(alphabetSize: alphabetSize)
    for batch in counted { total.merge(batch) }
    self.init(total: total, batches: hasBatches ? counted : [])
  }

  /// The cost of each batch in bits if symbol x costs `costs[x]`.
  package func bits(costing costs: [Double]) -> [Double] {
    batches.map { $0.weightedSum(of: costs) }
  }

  /// The tally of a message, and those of its batches.
  init(total: Tally, batches: [Tally] = []) {
    self.total = total
    self.batches = batches
  }

  /// The least length of a message with batches; its batches are so long that their
  /// counters cost little.
  private static let leastSymbolCount = 1 << 24

  /// The number of symbols in a batch, which equals that of a piece of a
  /// ``CostSeries``.
  static func batchSize(symbolCount: Int) -> Int { CostSeries.pieceSize(symbolCount: symbolCount) }
}
