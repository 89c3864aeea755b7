internal import SourceCoding

extension SimulationReport {
  /// Estimates of the entropy behind the data, in bits per symbol.
  var entropyEstimatesJSON: JSONValue {
    let tally = simulation.tallies.total
    let members = EntropyEstimate.all.map {
      ($0.name, JSONValue.finite($0.entropy(of: tally)?.bits))
    }
    return .object(Dictionary(uniqueKeysWithValues: members))
  }

  /// The codes that wrote streams against the first of them, in bits per symbol.
  var comparisonsJSON: JSONValue {
    .array(
      comparisons.map {
        .object([
          "code": .string($0.name),
          "reference": .string($0.reference),
          "difference": .finite($0.difference),
          "standardError": .finite($0.standardError?.value),
          "standardErrorMethod": $0.standardError.map { .string($0.methodName) } ?? .null,
        ])
      })
  }

  /// Which part z was learnt from, and which was measured.
  var holdoutJSON: JSONValue {
    guard let holdout else { return .null }
    return .object([
      "fittedSymbols": .integer(holdout.fittedCount),
      "measuredSymbols": .integer(holdout.measuredCount),
    ])
  }
}

extension StandardError {
  var methodName: String {
    switch method {
    case .independentSymbols: "independent symbols"
    case .independentRows: "independent rows"
    case .batchMeans: "batch means"
    case .bootstrap: "bootstrap"
    }
  }
}
