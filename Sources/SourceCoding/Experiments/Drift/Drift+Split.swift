extension Drift {
  /// Where a piece of a message is best cut in two, each with a distribution of its own.
  ///
  /// The cut goes from symbol to symbol, and each moves from the counts on its right to
  /// those on its left. The piece is read in blocks, so however long it is, the counts
  /// of both sides are all that is held.
  struct Split {
    /// The symbol that the second part begins with, counted from where the piece does.
    let symbol: Int

    /// The byte that it begins with.
    let byte: Int

    /// What both parts cost, each in its own ideal code.
    let bits: Double

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
      var (cut, bitCount): (UInt64, Int) = (0, 0)
      var best = (bits: Double.infinity, symbol: 0, byte: 0)
      try source.forEachSymbol(in: 0..<source.symbolCount) { symbol in
        let s = Int(symbol)
        counts += term(left[s] + 1) - term(left[s]) + term(right[s] - 1) - term(right[s])
        left[s] += 1
        right[s] -= 1
        cut += 1
        bitCount += bitCounts[s]
        let bits = term(cut) + term(symbolCount - cut) - counts
        if bits < best.bits - 1e-9 { best = (bits, Int(cut), bitCount / 8) }
      }
      (bits, symbol, byte) = best
    }
  }
}
