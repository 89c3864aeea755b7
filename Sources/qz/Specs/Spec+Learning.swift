import SourceCoding

extension Spec {
  /// The distribution that is named, or learnt from the data by maximum likelihood,
  /// over its alphabet; and what may surprise in it, or in how it was learnt.
  ///
  /// - Throws: a failure if the data cannot be read, or there are none.
  func knownOrLearnt(
    by unit: SymbolUnit
  ) throws(Failure) -> (distribution: Distribution, alphabet: Alphabet, notes: [String]) {
    let counts: AlphabetTally
    var notes = notes
    switch material {
    case .known(let distribution, let alphabet): return (distribution, alphabet, notes)
    case .chain(let chain, let alphabet): return (chain.stationary, alphabet, notes)
    case .numbers(let law): return (law.known, law.alphabet, notes)
    case .impliedBy(let code): throw failure(ofNaming: code)
    case .tally(let known): counts = known
    case .data(let source):
      let cut = try CutSource(source, by: unit, named: text)
      notes += cut.namedNotes
      counts = AlphabetTally(try cut.tallies(threads: 1).total, over: cut.source.alphabet)
    }
    do throws(InvalidDistribution) {
      return (
        try Estimator.maximumLikelihood.distribution(of: counts.tally), counts.alphabet, notes
      )
    } catch {
      throw .job("\(text): empty", remedy: "name data that have symbols to learn from")
    }
  }
}
