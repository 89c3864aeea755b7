import SourceCoding

extension Spec {
  /// The distribution that is named, or learnt from the data by maximum
  /// likelihood.
  ///
  /// - Throws: a failure if the data cannot be read, or there are none.
  func knownOrLearnt() throws(Failure) -> Distribution {
    switch material {
    case .known(let distribution): return distribution
    case .data(let source):
      let tally: Tally
      do throws(SourceError) {
        tally = try BatchTallies(of: source, threads: 1).total
      } catch {
        throw Failure(reading: text, error)
      }
      do throws(InvalidDistribution) {
        return try Estimator.maximumLikelihood.distribution(of: tally)
      } catch {
        throw .job("\(text): empty", remedy: "name data that have symbols to learn from")
      }
    }
  }
}
