extension Simulation {
  /// The costs of the message in a code, in the order of the message.
  ///
  /// - Parameters:
  ///   - design: the code.
  ///   - costs: the cost of each symbol, including spelling; `nil` if it depends on
  ///     other symbols.
  ///   - roundTrip: the message as it was sent.
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
    // These are the bits that were really written, even if they differ slightly from
    // the symbols' costs.
    let coded = CostSeries(
      roundTrip.information, ofEach: RoundTrip.batchSize(symbolCount: symbolCount),
      symbolCount: symbolCount)
    let spelling = spellingCosts(in: design)
    return spelling.allSatisfy { $0 == 0 } ? coded : try coded + series(costing: spelling)
  }

  private func series(costing costs: [Double]) throws(SourceError) -> CostSeries {
    try CostSeries(of: source, tallies: tallies, costing: costs, threads: threads)
  }

  /// The interval in which the rate of the source lies.
  ///
  /// - Parameters:
  ///   - series: the costs in the order of the message.
  ///   - costs: the cost of each symbol; `nil` if it depends on other symbols.
  ///   - isConstant: whether it is known that symbols that have not occurred would
  ///     cost the same, if all that have occurred do.
  /// - Returns: the interval, or the reason why there is none; `nil` without symbols,
  ///   or if one cannot be written.
  func interval(
    around series: CostSeries?, costs: [Double]?, isConstant: Bool
  ) -> RateInterval? {
    guard symbolCount > 0 else { return nil }
    if messages != nil {
      return series.map { series in
        let interval = RateInterval.ofMessages(series)
        return isConstant && interval.refusal == .noVariation ? .constant : interval
      }
    }
    if isConstant { return series.map { _ in .constant } }
    if let costs, let law {
      switch law {
      case .independent(let q): return .known(q, costs: costs, count: symbolCount)
      case .chain(let chain): return .known(chain, costs: costs, count: symbolCount)
      }
    }
    guard let series else { return nil }
    guard let costs, let q else { return .estimated(from: series, moments: nil, isLearning: true) }
    return .estimated(
      from: series, moments: CostMoments(of: q, costs: costs), isLearning: false)
  }

  /// The interval if only counts are known: none, unless all symbols cost the same.
  func intervalOfCounts(_ design: Design, costs: [Double]?) -> RateInterval? {
    guard symbolCount > 0, let costs, tallies.total.weightedSum(of: costs).isFinite else {
      return nil
    }
    return isConstant(design, costs: costs) ? .constant : .unknownOrder
  }

  /// Whether it is known that the rate of a code does not depend on chance.
  ///
  /// - Parameters:
  ///   - design: the code.
  ///   - costs: the cost of each symbol, including spelling; `nil` if it depends on
  ///     other symbols.
  /// - Returns: `false` if chance may make a difference, or if it is not known.
  func isConstant(_ design: Design, costs: [Double]?) -> Bool {
    // A source of a single symbol sends one message only, whatever the code is.
    if law?.distribution.support.count == 1 { return true }
    if let costs { return areConstantCosts(costs) }
    guard escape == nil, let words = design.code as? any WordCoder else { return false }
    let possible = law.map { law in (0..<alphabet.count).map(law.distribution.isPossible) }
    return words.hasConstantCost(for: possible)
  }

  /// Whether all symbols that the source may emit cost the same; those that the code can
  /// write, if the source is not known.
  private func areConstantCosts(_ costs: [Double]) -> Bool {
    let known = law?.distribution
    let finite = costs.indices.filter { known?.isPossible($0) ?? costs[$0].isFinite }
      .map { costs[$0] }
    guard let least = finite.min(), let most = finite.max(), most.isFinite else { return false }
    return most - least <= 1e-12 * (1 + abs(most))
  }

  /// The interval in which the difference of two rates of the source lies.
  func interval(
    of measurement: CodeMeasurement, against reference: CodeMeasurement
  ) -> RateInterval? {
    guard let own = measurement.costSeries, let other = reference.costSeries else { return nil }
    guard measurement.design.tellsCosts, reference.design.tellsCosts else { return .unknownCosts }
    let areConstant =
      isConstant(measurement.design, costs: measurement.symbolCosts)
      && isConstant(reference.design, costs: reference.symbolCosts)
    let costs: [Double]? =
      if let a = measurement.symbolCosts, let b = reference.symbolCosts {
        // Two symbols that neither code can write count as equal.
        zip(a, b).map { $0 == $1 ? 0 : $0 - $1 }
      } else { nil }
    return interval(
      around: own - other, costs: costs,
      isConstant: areConstant || costs.map(areConstantCosts) ?? false)
  }
}
