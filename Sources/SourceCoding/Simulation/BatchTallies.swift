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
  /// 64 of them; fewer where they would be shorter than 256 symbols, and none
  /// where there would be fewer than 8.
  public let batches: [Tally]

  /// Tallies the message of `source`, over the 256 byte values.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - threads: the greatest number of cores to use; the result is the same
  ///     for all.
  /// - Throws: ``SourceError`` if the message cannot be read.
  public init(of source: some SymbolSource, threads: Int) throws(SourceError) {
    let batchSize = Self.batchSize(symbolCount: source.symbolCount)
    let batchCount = (source.symbolCount + batchSize - 1) / batchSize
    let empty = Array(repeating: Tally(alphabetSize: 256), count: batchCount)
    var batches = empty
    let parts = try BlockWorkers.run(symbolCount: source.symbolCount, threads: threads) {
      (nextBlock) throws(SourceError) in
      var buffer = [UInt8](repeating: 0, count: BlockWorkers.blockSize)
      var batches = empty
      while let block = nextBlock() {
        // Only the last block is short, and no worker gets one after it.
        buffer.removeLast(buffer.count - block.count)
        var symbols = buffer.mutableSpan
        try source.read(at: block.lowerBound, into: &symbols)
        var start = block.lowerBound
        while start < block.upperBound {
          let end = min(block.upperBound, (start / batchSize + 1) * batchSize)
          let piece = symbols.span.extracting(start - block.lowerBound..<end - block.lowerBound)
          batches[start / batchSize].count(piece)
          start = end
        }
      }
      return batches
    }
    for part in parts {
      for index in batches.indices { batches[index].merge(part[index]) }
    }
    var total = Tally(alphabetSize: 256)
    for batch in batches { total.merge(batch) }
    self.total = total
    self.batches = batches.count >= Self.fewestBatches ? batches : []
  }

  private static let fewestBatches = 8
  private static let mostBatches = 64
  private static let smallestBatch = 256

  private static func batchSize(symbolCount: Int) -> Int {
    max(smallestBatch, (symbolCount + mostBatches - 1) / mostBatches)
  }
}
