internal import SourceCoding

extension SimulationReport {
  /// Estimates of the entropy of the source, in bits per symbol.
  var entropyEstimatesJSON: JSONValue {
    let tally = simulation.tallies.total
    let members = EntropyEstimate.all.map {
      ($0.name, JSONValue.finite($0.entropy(of: tally)?.bits))
    }
    return .object(Dictionary(uniqueKeysWithValues: members))
  }

  /// The comparisons of the codes that wrote streams with the first of them, in bits
  /// per symbol.
  var comparisonsJSON: JSONValue {
    .array(
      comparisons.map { comparison in
        let members: [String: JSONValue] = [
          "code": .string(comparison.name),
          "reference": .string(comparison.reference),
          "difference": .finite(comparison.difference),
        ]
        return .object(members.merging(intervalJSON(comparison.interval)) { own, _ in own })
      })
  }

  /// The members that give the accuracy of a rate or of a difference.
  func intervalJSON(_ interval: RateInterval?) -> [String: JSONValue] {
    [
      "standardError": .finite(interval?.standardError),
      "halfWidth95": .finite(interval?.halfWidth95),
      "halfWidth95Reason": interval?.halfWidth95 == nil
        ? .string(refusal(of: interval)) : .null,
      "effectiveCount": .finite(interval?.effectiveCount),
      "intervalMethod": interval.flatMap {
        $0.refusal == .unknownOrder ? nil : .string($0.method.name)
      } ?? .null,
    ]
  }

  /// The sizes of the part from which z was learnt and of the part that was measured.
  var holdoutJSON: JSONValue {
    guard let holdout else { return .null }
    return .object([
      "fittedSymbols": .integer(holdout.fittedCount),
      "measuredSymbols": .integer(holdout.measuredCount),
    ])
  }
}
