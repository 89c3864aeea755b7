/// The comparison of two codes on the same message: the difference of their symbols'
/// costs, with its own interval.
///
/// Parts of a message that are expensive for one code are mostly expensive for the
/// other too. The difference is therefore known far better than either rate, and its
/// interval must be computed from the differences, symbol by symbol; the intervals of
/// the two rates say little about it.
///
/// Padding, the end of a stream and tables are left out on both sides: they depend on
/// the length of this message and not on its source, and no interval covers them.
///
/// Source: Law, *Simulation Modeling and Analysis*, 2014, on common random numbers and
/// paired differences.
public struct PairedComparison: Hashable, Sendable {
  /// The name of the code.
  public let name: String

  /// The name of the code that it is compared with.
  public let reference: String

  /// The average cost of a symbol of this message, less its cost in the reference, in
  /// bits; below 0 if the code is cheaper than the reference.
  public let difference: Double

  /// The interval in which the difference for the source lies; `nil` if a symbol cannot
  /// be written.
  public let interval: RateInterval?
}

extension Simulation {
  /// The comparisons of each measured code with the first measured one.
  ///
  /// A code counts as measured if its stream was decoded exactly.
  public func comparisons(of measurements: [CodeMeasurement]) -> [PairedComparison] {
    let measured = measurements.filter { $0.measuredRate != nil }
    guard let reference = measured.first, let mark = reference.costSeries else { return [] }
    return measured.dropFirst().compactMap { measurement in
      measurement.costSeries.map { series in
        PairedComparison(
          name: measurement.name, reference: reference.name,
          difference: (series - mark).total / Double(symbolCount),
          interval: interval(of: measurement, against: reference))
      }
    }
  }
}
