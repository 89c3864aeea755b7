extension Simulation {
  /// What the message costs in a code, in its order.
  ///
  /// - Parameters:
  ///   - design: the code.
  ///   - costs: what each symbol costs, spelling included; `nil` if it depends on others.
  ///   - roundTrip: the message sent.
  /// - Returns: `nil` without symbols, or if one cannot be written.
  /// - Throws: ``SourceError`` if the message cannot be read.
  func costSeries(
    of design: Design, costs: [Double]?, _ roundTrip: RoundTrip?
  ) throws(SourceError) -> CostSeries? {
    guard symbolCount > 0 else { return nil }
    if let series = roundTrip?.messageSeries { return series }
    if let messages {
      guard let costs, tallies.total.weightedSum(of: costs).isFinite else { return nil }
      return try CostSeries(of: messages, in: source, costing: costs, threads: threads)
    }
    guard let roundTrip, !roundTrip.information.isEmpty else {
      guard let costs, tallies.total.weightedSum(of: costs).isFinite else { return nil }
      return try series(costing: costs)
    }
    // What was really written, also where it differs a little from the symbols' costs.
    let coded = CostSeries(
      roundTrip.information, ofEach: RoundTrip.batchSize(symbolCount: symbolCount),
      symbolCount: symbolCount)
    return escape == nil ? coded : try coded + series(costing: spellingCosts)
  }

  private func series(costing costs: [Double]) throws(SourceError) -> CostSeries {
    try CostSeries(of: source, tallies: tallies, costing: costs, threads: threads)
  }

  /// How far a rate may lie from that of the source.
  ///
  /// - Parameters:
  ///   - series: what the message costs in its order.
  ///   - costs: what each symbol costs; `nil` if it depends on others.
  /// - Returns: the interval, or why there is none; `nil` without symbols, or where one
  ///   cannot be written.
  func interval(around series: CostSeries?, costs: [Double]?) -> RateInterval? {
    guard symbolCount > 0 else { return nil }
    if messages != nil { return series.map(RateInterval.ofMessages) }
    if let costs, let law {
      switch law {
      case .independent(let q): return .known(q, costs: costs, count: symbolCount)
      case .chain(let chain): return .known(chain, costs: costs, count: symbolCount)
      }
    }
    guard let series else { return nil }
    guard let costs, let q else { return .estimated(from: series, moments: nil, isLearning: true) }
    // Costs that are equal for all symbols of the code leave nothing to chance.
    let finite = costs.filter(\.isFinite)
    if let least = finite.min(), let most = finite.max(), most - least <= 1e-12 * (1 + most) {
      return .constant
    }
    return .estimated(
      from: series, moments: CostMoments(of: q, costs: costs), isLearning: false)
  }

  /// How far the difference of two rates may lie from that of the source.
  func interval(
    of measurement: CodeMeasurement, against reference: CodeMeasurement
  ) -> RateInterval? {
    guard let own = measurement.costSeries, let other = reference.costSeries else { return nil }
    guard measurement.design.tellsCosts, reference.design.tellsCosts else { return .unknownCosts }
    let costs: [Double]? =
      if let a = measurement.symbolCosts, let b = reference.symbolCosts {
        // Two symbols that neither code can write cost the same.
        zip(a, b).map { $0 == $1 ? 0 : $0 - $1 }
      } else { nil }
    return interval(around: own - other, costs: costs)
  }
}
