extension Drift {
  /// Where a piece of a message is best cut in two, each with a distribution of its own.
  ///
  /// The cut goes from symbol to symbol, and each moves from the counts on its right to
  /// those on its left. The piece is read in blocks, so however long it is, the counts
  /// of both sides are all that is held.
  struct Split {
    /// The symbol that the second part begins with, counted from where the piece does.
    private(set) var symbol = 0

    /// The byte that it begins with.
    private(set) var byte = 0

    /// What both parts cost, each in its own ideal code.
    private(set) var bits = Double.infinity

    /// How many symbols are read at a time.
    private static let blockSize = 1 << 16

    /// The best cut of a piece of a message.
    ///
    /// - Parameters:
    ///   - source: the piece, not empty.
    ///   - tallies: those of its consecutive parts.
    /// - Throws: ``SourceError`` if it cannot be read.
    init(of source: PartSource, _ tallies: some Sequence<Tally>) throws(SourceError) {
      var rightTally = Tally(alphabetSize: source.alphabet.count)
      for tally in tallies { rightTally.merge(tally) }
      var right = rightTally.counts
      var left = [UInt64](repeating: 0, count: right.count)
      let bitCounts = right.indices.map {
        right[$0] > 0 ? source.alphabet.sourceBitCount(of: $0) : 0
      }
      let term = Segmentation.logarithmicTerm
      // The sum of n log n over the counts of both sides: the greater, the shorter.
      var counts = right.map(term).compensatedSum()
      let symbolCount = UInt64(source.symbolCount)
      var block = [UInt32](repeating: 0, count: min(source.symbolCount, Self.blockSize))
      var (cut, bitCount, offset): (UInt64, Int, Int) = (0, 0, 0)
      while offset < source.symbolCount {
        block.removeLast(max(0, block.count - (source.symbolCount - offset)))
        var span = block.mutableSpan
        try source.read(at: offset, into: &span)
        offset += block.count
        for symbol in block {
          let s = Int(symbol)
          counts += term(left[s] + 1) - term(left[s]) + term(right[s] - 1) - term(right[s])
          left[s] += 1
          right[s] -= 1
          cut += 1
          bitCount += bitCounts[s]
          let bits = term(cut) + term(symbolCount - cut) - counts
          if bits < self.bits - 1e-9 {
            (self.bits, self.symbol, byte) = (bits, Int(cut), bitCount / 8)
          }
        }
      }
    }
  }
}
