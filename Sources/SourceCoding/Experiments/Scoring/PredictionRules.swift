internal import Kernels

/// What the numbers of a prediction mean, and what may be done to them.
///
/// By default nothing is changed: probabilities are used as given, and a row whose sum
/// is not one is refused. The default tolerance is what rounding to six decimals can
/// cause, K · 5·10⁻⁷. Rows are divided by their sums, probabilities are raised, or a
/// temperature is applied only if it was asked for.
package struct PredictionRules: Hashable, Sendable {
  /// The meaning of the numbers.
  package var scale: Scale

  /// The greatest distance of the sum of a row from one; `nil` for the default.
  package var tolerance: Double?

  /// Whether rows are divided by their sums.
  package var normalizes: Bool

  /// The value to which smaller probabilities are raised; the row is then divided by
  /// its sum.
  package var floor: Double?

  /// The temperature T, which makes z^(1/T), normalised, from z.
  ///
  /// It is applied before the floor.
  package var temperature: Double

  /// The meaning of the numbers.
  package enum Scale: Hashable, Sendable {
    /// Probabilities, whose sum is one.
    case probabilities
    /// Logarithms of weights, to the base of the unit: nats for e.
    case logits(InformationUnit)
    /// Natural logarithms of probabilities that are used as given, though their sum may
    /// not be one, for they were rounded in a file.
    case logProbabilities
  }

  /// Makes rules that change nothing unless an argument says so.
  ///
  /// - Precondition: the tolerance is not negative, the floor greater than 0 and less
  ///   than 1, the temperature finite and greater than zero.
  package init(
    scale: Scale = .probabilities, tolerance: Double? = nil, normalizes: Bool = false,
    floor: Double? = nil, temperature: Double = 1
  ) {
    precondition(tolerance ?? 0 >= 0, "a tolerance is not negative")
    precondition(floor.map { 0 < $0 && $0 < 1 } ?? true, "a floor is between 0 and 1")
    precondition(temperature > 0 && temperature.isFinite, "temperatures are greater than zero")
    self.scale = scale
    self.tolerance = tolerance
    self.normalizes = normalizes
    self.floor = floor
    self.temperature = temperature
  }

  /// Returns the tolerance for rows of `classCount` probabilities.
  package func tolerance(classCount: Int) -> Double {
    tolerance ?? max(1e-6, 5e-7 * Double(classCount))
  }

  /// Turns what the model said into natural logarithms of probabilities, or of weights.
  ///
  /// - Returns: whether they are of weights, from which the logarithm of their sum is to be taken.
  func interpret(
    _ values: inout [Double], label: Int?, classCount: Int, noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) -> Bool {
    guard values.count == classCount || values.count == 1 && classCount == 2 else {
      throw .columnCount(found: values.count, classCount: classCount)
    }
    switch scale {
    case .probabilities:
      if values.count == 1 {
        // A single number is the probability of class 1.
        guard values[0].isFinite else { throw .notFinite(column: 1, found: values[0]) }
        guard values[0] <= 1 else { throw .noProbability(column: 1, found: values[0]) }
        values.insert(1 - values[0], at: 0)
      }
      notes.grain.add(values, label: label)
      try check(&values, noting: &notes.greatestDeviation)
      for index in values.indices { values[index] = Mathematics.log(values[index]) }
    case .logits(let unit):
      if values.count == 1 { values.insert(0, at: 0) }
      // Differences of what is legal stay finite. No weight at all is legal too.
      guard areLegal(values.span, upTo: 1e300) else {
        let column = values.firstIndex { !(abs($0) <= 1e300 || $0 == -.infinity) } ?? 0
        throw .notFinite(column: column, found: values[column])
      }
      if unit != .nats {
        var span = values.mutableSpan
        multiply(&span, by: unit.natsPerUnit)
      }
      if temperature == 1, floor == nil { return true }
      try normalize(&values)
    case .logProbabilities:
      for (column, value) in values.enumerated() where value.isNaN || value > 1 {
        throw .notFinite(column: column, found: value)
      }
      if values.allSatisfy({ $0 == -.infinity }) { throw .nothingPossible }
    }
    if temperature != 1 {
      let greatest = values.reduce(-.infinity, max)
      for index in values.indices { values[index] = (values[index] - greatest) / temperature }
      try normalize(&values)
    }
    try raise(&values, label: label, noting: &notes)
    return false
  }

  /// Checks a label that is a distribution.
  func interpretLabel(
    _ label: inout [Double], classCount: Int, noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    guard label.count == classCount else {
      throw .labelDistribution(.columnCount(found: label.count, classCount: classCount))
    }
    do throws(InvalidPrediction) {
      try check(&label, noting: &notes.greatestLabelDeviation)
    } catch {
      throw .labelDistribution(error)
    }
  }

  /// Checks that values are a distribution, or divides them by their sum if that is
  /// allowed.
  private func check(
    _ values: inout [Double], noting greatest: inout Double
  ) throws(InvalidPrediction) {
    var sum = 0.0
    for (column, value) in values.enumerated() {
      guard value.isFinite else { throw .notFinite(column: column, found: value) }
      guard value >= 0 else { throw .noProbability(column: column, found: value) }
      sum += value
    }
    guard sum.isFinite else { throw .sum(found: sum, tolerance: tolerance ?? 0) }
    guard sum > 0 else { throw .nothingPossible }
    let tolerance = tolerance(classCount: values.count)
    if normalizes {
      for index in values.indices { values[index] /= sum }
    } else if abs(sum - 1) > tolerance {
      throw .sum(found: sum, tolerance: tolerance)
    }
    greatest = max(greatest, abs(sum - 1))
  }

  /// Subtracts from logarithms of weights the logarithm of their sum.
  private func normalize(_ values: inout [Double]) throws(InvalidPrediction) {
    let sum = LogSum.of(values.span)
    guard sum > -.infinity else { throw .nothingPossible }
    for index in values.indices { values[index] -= sum }
  }

  /// Raises probabilities to the floor, if there is one.
  private func raise(
    _ values: inout [Double], label: Int?, noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    guard let floor else { return }
    let least = Mathematics.log(floor)
    var count = 0
    for (column, value) in values.enumerated() where value < least {
      values[column] = least
      count += 1
      if column == label { notes.raisedLabels += 1 }
    }
    guard count > 0 else { return }
    notes.raisedValues += count
    notes.raisedRows += 1
    try normalize(&values)
  }
}

/// Observations about rows that were read.
package struct PredictionNotes: Hashable, Sendable {
  /// The greatest distance from one of the sum of a row, before the row was divided by
  /// it.
  package internal(set) var greatestDeviation = 0.0

  /// The same for labels, if they are distributions.
  package internal(set) var greatestLabelDeviation = 0.0

  /// The number of probabilities that were raised to the floor.
  package internal(set) var raisedValues = 0

  /// The number of rows with such a probability.
  package internal(set) var raisedRows = 0

  /// The number of rows in which the label's own probability was raised.
  package internal(set) var raisedLabels = 0

  /// Whether probabilities were rounded or clipped before they were written.
  package internal(set) var grain = ProbabilityGrain()

  /// Notes of nothing yet.
  package init() {}
}
