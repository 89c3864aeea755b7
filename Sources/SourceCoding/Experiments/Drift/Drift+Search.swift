extension Drift {
  /// The changes of a message, each with the bits that a code of its own would save.
  struct Search {
    /// The changes that are reported, in ascending order; if there is none, the best
    /// candidate alone.
    let changes: [Experiment.Change]

    /// φ of the message; `nil` if it is too short to tell, or all symbols are equal.
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
      dispersion = found.best?.candidate?.dispersion
      let candidates =
        found.changes.isEmpty
        ? found.best.map { [$0] } ?? [] : found.changes.sorted { $0.symbol < $1.symbol }
      let segments = try Segment.all(
        of: source, cutAt: candidates.map(\.symbol), classes, costing: costs, threads: threads)
      changes = zip(candidates, zip(segments, segments.dropFirst())).map { found, parts in
        Experiment.Change(
          offset: found.symbol, byteOffset: parts.1.byte,
          bitsSaved: SplitSaving.bits(parts.0.counts, parts.1.counts),
          rateBefore: parts.0.rate, rateAfter: parts.1.rate,
          test: found.candidate.map {
            .init(
              contrast: $0.contrast, needed: $0.neededContrast, dispersion: $0.dispersion,
              objection: found.evidence?.objection)
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
