extension Drift {
  /// The changes of a message, each with the bits that a code of its own would save.
  struct Search {
    /// The changes that are reported, in ascending order; if there is none, the best
    /// candidate alone.
    let changes: [Experiment.Change]

    /// φ beside the place where the sides differ most; `nil` if the message is too short to
    /// tell, or all symbols are equal.
    let dispersion: Double?

    /// Searches a message for changes.
    ///
    /// - Parameters:
    ///   - source: the message, not empty.
    ///   - total: its tally.
    ///   - costs: the cost of each symbol.
    ///   - threads: the greatest number of cores to use.
    /// - Throws: ``SourceError`` if it cannot be read.
    init(
      _ source: any SymbolSource, _ total: Tally, costing costs: [Double], threads: Int
    ) throws(SourceError) {
      let classes = SymbolClasses(of: total)
      let found = try ChangeSearch(source, classes)
      let strongest = found.places.compactMap(\.test).max { $0.strength < $1.strength }
      dispersion = strongest?.dispersion
      let segments = try Segment.all(
        of: source, cutAt: found.places.map(\.symbol), classes, costing: costs, threads: threads)
      changes = zip(found.places, zip(segments, segments.dropFirst())).map { found, parts in
        Experiment.Change(
          offset: found.symbol, byteOffset: parts.1.byte,
          bitsSaved: SplitSaving.bits(parts.0.counts, parts.1.counts),
          rateBefore: parts.0.rate, rateAfter: parts.1.rate,
          test: found.test.map {
            .init(
              contrast: $0.distance, needed: $0.neededDistance, dispersion: $0.dispersion,
              objection: found.objection)
          })
      }
    }
  }

  /// The stretch of a message between two places.
  private struct Segment {
    /// The offset of its first byte.
    let byte: Int

    /// The counts of its symbols by class.
    let counts: [Double]

    /// The mean cost of its symbols.
    let rate: Double

    /// Returns the segments of a message that is cut before each of the symbols `cuts`.
    static func all(
      of source: any SymbolSource, cutAt cuts: [Int], _ classes: SymbolClasses,
      costing costs: [Double], threads: Int
    ) throws(SourceError) -> [Segment] {
      guard !cuts.isEmpty else { return [] }
      var segments: [Segment] = []
      var before = Tally(alphabetSize: source.alphabet.count)
      for (start, end) in zip([0] + cuts, cuts + [source.symbolCount]) {
        let part = PartSource(source, range: start..<end)
        let tally = try BatchTallies(of: part, threads: threads).total
        var counts = [Double](repeating: 0, count: classes.count)
        for symbol in tally.seenSymbols {
          counts[Int(classes.places[symbol])] += Double(tally.counts[symbol])
        }
        segments.append(
          Segment(
            byte: source.alphabet.byteCount(of: before), counts: counts,
            rate: tally.weightedSum(of: costs) / Double(tally.total)))
        before.merge(tally)
      }
      return segments
    }
  }
}
