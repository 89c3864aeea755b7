internal import SourceCoding

extension SimulationReport {
  /// The codes that wrote streams, each against the first of them.
  func differenceLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    guard let reference = comparisons.first?.reference else { return [] }
    var table = TextTable([.left, .right, .right])
    table.add(
      ["against \(reference)", "difference", "± 95 %"].map { .init($0, .faint) })
    for comparison in comparisons {
      let error = comparison.standardError.map { Information(bits: $0.halfWidth95) }
      let difference = Information(bits: comparison.difference).value(in: unit)
      table.add([
        .init(comparison.name, .accent),
        .init(NumberText.fixed(difference, decimals: 5, signed: true)),
        .init(error.map { rate($0, unit) } ?? ""),
      ])
    }
    return table.lines(style)
  }

  /// How the draw fell out, where it is known what to expect of it.
  var deviationLines: [String] {
    measurements.compactMap { measurement in
      measurement.deviation.map {
        "\(measurement.name): this draw lies \(NumberText.fixed($0, decimals: 2, signed: true)) "
          + "standard errors from its expectation"
      }
    }
  }

  /// What the entropy of the source behind the data may be.
  func entropyEstimateLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    var table = TextTable([.left, .right, .left])
    for rule in EntropyEstimate.all {
      guard let entropy = rule.entropy(of: simulation.tallies.total) else { return [] }
      table.add([.init(rule.title), .init(rate(entropy, unit)), .init(rule.summary, .faint)])
    }
    let title =
      "estimates of the entropy of what the data were drawn from, \(unit)/\(self.unit.heading)"
    return [style.paint(title, .heading)] + table.lines(style)
      + ["H(q,z) less one of these is no divergence: only H(q) belongs to the same q"]
  }

  /// The errors of the rates by each method.
  func errorMethodLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    var table = TextTable([.left, .right, .right, .right])
    table.add(
      ["± 95 %", "independent", "batch means", "bootstrap"].map { .init($0, .faint) })
    for (measurement, bootstrap) in zip(measurements, bootstrapErrors) {
      let errors = [measurement.independentError, measurement.batchError, bootstrap]
      table.add(
        [.init(measurement.name, .accent)]
          + errors.map { error in
            .init(error.map { rate(Information(bits: $0.halfWidth95), unit) } ?? "")
          })
    }
    guard
      case .bootstrap(let count, let resamples, let seed)? =
        bootstrapErrors.lazy.compactMap({ $0?.method }).first
    else { return table.lines(style) }
    return table.lines(style) + [
      "bootstrap: \(resamples) draws from \(count) batches with replacement, seed \(seed)"
    ]
  }
}
