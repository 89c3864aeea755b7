/// Two codes on the same message: the difference of what its symbols cost, with its own
/// interval.
///
/// What makes a message expensive for one code mostly makes it expensive for the other
/// too. So the difference is known far better than either rate, and its interval has to
/// be found from the differences, symbol by symbol; the intervals of the two rates say
/// little of it.
///
/// Padding, the end of a stream and tables are left out on both sides: they are a matter
/// of this message's length and not of its source, and no interval covers them.
///
/// Source: Law, *Simulation Modeling and Analysis*, 2014, on common random
/// numbers and paired differences.
public struct PairedComparison: Hashable, Sendable {
  /// The name of the code.
  public let name: String

  /// The name of the code that it is compared with.
  public let reference: String

  /// What a symbol of this message costs on average, less what it costs in the
  /// reference, in bits; below 0 where the code is the cheaper one.
  public let difference: Double

  /// How far the difference may lie from that of the source; `nil` where a symbol cannot
  /// be written.
  public let interval: RateInterval?
}

extension Simulation {
  /// Each measured code against the first one that was measured.
  ///
  /// A code is measured if it wrote a stream that came back whole.
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
