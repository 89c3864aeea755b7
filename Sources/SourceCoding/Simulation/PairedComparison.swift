/// Two codes on the same message: the difference of their rates, with its own
/// error.
///
/// What makes a message dear for one code mostly makes it dear for the other
/// too. So the difference is known far better than either rate, and its error
/// has to be found from the differences, batch by batch; the errors of the two
/// rates say little of it.
///
/// Source: Law, *Simulation Modeling and Analysis*, 2014, on common random
/// numbers and paired differences.
public struct PairedComparison: Hashable, Sendable {
  /// The name of the code.
  public let name: String

  /// The name of the code that it is compared with.
  public let reference: String

  /// The rate measured less that of the reference, in bits per symbol; below 0
  /// where the code is the cheaper one.
  public let difference: Double

  /// The error of the difference; `nil` where none can be told.
  ///
  /// It is that of the symbols' costs: padding and tables are no matter of luck.
  public let standardError: StandardError?
}

extension Simulation {
  /// Each measured code against the first one that was measured.
  ///
  /// A code is measured if it wrote a stream that came back whole.
  public func comparisons(of measurements: [CodeMeasurement]) -> [PairedComparison] {
    let measured = measurements.filter { $0.measuredRate != nil }
    guard let reference = measured.first, let referenceRate = reference.measuredRate else {
      return []
    }
    return measured.dropFirst().compactMap { measurement in
      measurement.measuredRate.map { rate in
        PairedComparison(
          name: measurement.name, reference: reference.name, difference: rate - referenceRate,
          standardError: error(of: measurement, against: reference))
      }
    }
  }

  private func error(
    of measurement: CodeMeasurement, against reference: CodeMeasurement
  ) -> StandardError? {
    let bits = zip(measurement.batchBits, reference.batchBits).map { $0 == $1 ? 0 : $0 - $1 }
    let byBatches = StandardError.ofBatchMeans(tallies, bits: bits)
    guard let costs = measurement.symbolCosts, let mark = reference.symbolCosts
    else { return byBatches }
    let independent = q.flatMap {
      // Two symbols that neither code can write cost the same.
      StandardError.ofIndependentSymbols(
        $0, costs: zip(costs, mark).map { $0 == $1 ? 0 : $0 - $1 }, count: symbolCount)
    }
    return known != nil ? independent : byBatches ?? independent
  }
}
