/// What the numbers of a prediction mean, and what may be done to them.
///
/// By itself nothing is done: probabilities stay as they are given, and a row that
/// does not sum to one is refused. The default tolerance is what rounding to six
/// decimals can do, K · 5·10⁻⁷. Rows are divided by their sums, probabilities
/// raised, or a temperature applied only where that was asked for.
package struct PredictionRules: Hashable, Sendable {
  /// The meaning of the numbers.
  package var scale: Scale

  /// How far from one the sum of a row may lie; `nil` for the default.
  package var tolerance: Double?

  /// Whether rows are divided by their sums.
  package var normalizes: Bool

  /// What every smaller probability is raised to; the row is then divided by its
  /// sum.
  package var floor: Double?

  /// The temperature T: z^(1/T), normalised.
  ///
  /// It comes before the floor.
  package var temperature: Double

  /// A meaning of numbers.
  package enum Scale: Hashable, Sendable {
    /// Probabilities, which sum to one.
    case probabilities
    /// Logarithms of weights, to the base of the unit: nats for e.
    case logits(InformationUnit)
    /// Natural logarithms of probabilities that are taken as they stand, though they may not
    /// sum to one: those of a file that holds them rounded.
    case logProbabilities
  }

  /// Rules by which nothing is changed, unless they say so.
  ///
  /// - Precondition: the tolerance is not negative, the floor greater than 0 and
  ///   less than 1, the temperature finite and greater than zero.
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

  /// The tolerance for rows of `classCount` probabilities.
  package func tolerance(classCount: Int) -> Double {
    tolerance ?? max(1e-6, 5e-7 * Double(classCount))
  }

  /// Turns what the model said into natural logarithms of probabilities.
  func interpret(
    _ values: inout [Double], label: Int?, classCount: Int, noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    guard values.count == classCount || values.count == 1 && classCount == 2 else {
      throw .columnCount(found: values.count, classCount: classCount)
    }
    switch scale {
    case .probabilities:
      if values.count == 1 {
        // The one number is that of class 1.
        guard values[0].isFinite else { throw .notFinite(column: 1, found: values[0]) }
        guard values[0] <= 1 else { throw .noProbability(column: 1, found: values[0]) }
        values.insert(1 - values[0], at: 0)
      }
      try check(&values, noting: &notes.greatestDeviation)
      for index in values.indices { values[index] = Mathematics.log(values[index]) }
    case .logits(let unit):
      if values.count == 1 { values.insert(0, at: 0) }
      let nats = unit.natsPerUnit
      for (column, value) in values.enumerated() {
        // Differences of what is legal stay finite. No weight at all is legal too.
        guard abs(value) <= 1e300 || value == -.infinity else {
          throw .notFinite(column: column, found: value)
        }
        values[column] = value * nats
      }
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

  /// Checks that values are a distribution, or makes them one if that is allowed.
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

  /// Takes from logarithms of weights that of their sum.
  private func normalize(_ values: inout [Double]) throws(InvalidPrediction) {
    let sum = LogSum.of(values.span)
    guard sum > -.infinity else { throw .nothingPossible }
    for index in values.indices { values[index] -= sum }
  }

  /// Raises probabilities below the floor, if there is one.
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

/// What is worth knowing of rows that were read.
package struct PredictionNotes: Hashable, Sendable {
  /// How far from one the sum of a row lay at most, before it was divided by it.
  package internal(set) var greatestDeviation = 0.0

  /// The same of the labels, where they are distributions.
  package internal(set) var greatestLabelDeviation = 0.0

  /// The number of probabilities that were raised to the floor.
  package internal(set) var raisedValues = 0

  /// The number of rows with such a probability.
  package internal(set) var raisedRows = 0

  /// The number of rows in which it was that of the label.
  package internal(set) var raisedLabels = 0

  /// Notes of nothing yet.
  package init() {}
}
