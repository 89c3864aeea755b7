import SourceCoding

extension Spec {
  /// The distribution that is named, or learnt from the data by maximum likelihood,
  /// over its alphabet.
  ///
  /// - Throws: a failure if the data cannot be read, or there are none.
  func knownOrLearnt(
    by unit: SymbolUnit
  ) throws(Failure) -> (distribution: Distribution, alphabet: Alphabet) {
    switch material {
    case .known(let distribution, let alphabet): return (distribution, alphabet)
    case .chain(let chain, let alphabet): return (chain.stationary, alphabet)
    case .impliedBy(let code): throw failure(ofNaming: code)
    case .data(let source):
      let cut = try CutSource(source, by: unit, named: text)
      let tally = try cut.tallies(threads: 1).total
      do throws(InvalidDistribution) {
        return (
          try Estimator.maximumLikelihood.distribution(of: tally), cut.source.alphabet
        )
      } catch {
        throw .job("\(text): empty", remedy: "name data that have symbols to learn from")
      }
    }
  }
}
