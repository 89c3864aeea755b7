/// Whether probabilities were rounded, or raised to a least one, before they were written.
///
/// Rounded ones are all multiples of 10^−d. Clipped ones have a least value that comes again and
/// again, with next to nothing just above it. Both change the loss, and for a label near 0 by much:
/// what was below the least probability costs as if it were that.
package struct ProbabilityGrain: Hashable, Sendable {
  /// The fewest digits that all probabilities have so far; above ``mostDigits`` for unrounded ones.
  private var digitCount = 1

  /// The probabilities that are neither 0 nor 1.
  private var evidence = 0

  /// The least and the greatest loss of rows before they were rounded to 1, 2, … digits, in nats.
  private var losses = Array(repeating: Bounds(), count: mostDigits)

  /// The least probability above 0, how often it came, and how often as that of a label.
  private var least = Double.infinity
  private var leastCount = 0
  private var leastLabels = 0

  /// How often each binary exponent came, that of 1 first.
  private var exponents = Array(repeating: 0, count: 1_100)

  private var labelCount = 0
  private var classCount = 0
  private var labelNats = 0.0

  package static let mostDigits = 6

  /// Fewer probabilities prove nothing.
  private static let leastEvidence = 20

  private struct Bounds: Hashable {
    var low = 0.0
    var high = 0.0
  }

  init() {}

  /// Adds a row as it is written, and the class that came; `nil` for a soft label.
  mutating func add(_ values: [Double], label: Int?) {
    classCount = values.count
    for value in values where value > 0 {
      let exponent = min(1_099, max(0, -Int(value.exponent)))
      exponents[exponent] += 1
      if value < least { (least, leastCount, leastLabels) = (value, 0, 0) }
      if value == least { leastCount += 1 }
      guard digitCount <= Self.mostDigits, value < 1 else { continue }
      evidence += 1
      while digitCount <= Self.mostDigits, !Self.isMultiple(value, digitCount) { digitCount += 1 }
    }
    guard let label, values.indices.contains(label) else { return }
    let p = values[label]
    labelCount += 1
    if p == least { leastLabels += 1 }
    if p > 0 { labelNats -= Mathematics.log(p) }
    guard digitCount <= Self.mostDigits else { return }
    var half = 0.5
    for digits in 1...Self.mostDigits {
      half /= 10
      guard digits >= digitCount else { continue }
      losses[digits - 1].low -= Mathematics.log(min(1, p + half))
      losses[digits - 1].high -= Mathematics.log(max(0, p - half))
    }
  }

  /// Whether a number is a multiple of 10^−d, as decimals or as a number of 32 bits.
  private static func isMultiple(_ value: Double, _ digits: Int) -> Bool {
    let scaled = value * (0..<digits).reduce(1.0) { power, _ in power * 10 }
    return abs(scaled - scaled.rounded()) <= 1e-6 + 7e-8 * scaled
  }

  /// What rounding did.
  package struct Rounding: Hashable, Sendable {
    /// The number of decimals.
    package let digits: Int
    /// The least and the greatest loss of unrounded probabilities, in nats per row.
    ///
    /// The greatest is infinite where a label may have had no probability at all. `nil` for soft
    /// labels.
    package let leastLoss: Double?
    package let greatestLoss: Double?
  }

  /// The rounding of all probabilities; `nil` if they do not look rounded.
  package var rounding: Rounding? {
    guard evidence >= Self.leastEvidence, digitCount <= Self.mostDigits else { return nil }
    let bounds = losses[digitCount - 1]
    let count = Double(labelCount)
    return Rounding(
      digits: digitCount, leastLoss: labelCount > 0 ? bounds.low / count : nil,
      greatestLoss: labelCount > 0 ? bounds.high / count : nil)
  }

  /// What clipping did.
  package struct Clipping: Hashable, Sendable {
    /// The least probability, and how often it came.
    package let least: Double
    package let count: Int
    /// The rows whose label has it, and what the others cost in nats per row; `nil` for no others.
    package let labelCount: Int
    package let lossWithout: Double?
  }

  /// The clipping of small probabilities; `nil` if they do not look clipped.
  package var clipping: Clipping? {
    guard leastCount >= 3, least <= 0.01 / Double(max(1, classCount)) else { return nil }
    if let rounding, least > 0.9 * (0..<rounding.digits).reduce(1.0, { power, _ in power / 10 }) {
      return nil
    }
    let own = min(1_099, max(0, -Int(least.exponent)))
    let near = exponents[max(0, own - 3)...own].reduce(0, +) - leastCount
    guard leastCount > near else { return nil }
    let rest = labelCount - leastLabels
    let cost = -Mathematics.log(least) * Double(leastLabels)
    return Clipping(
      least: least, count: leastCount, labelCount: leastLabels,
      lossWithout: rest > 0 ? (labelNats - cost) / Double(rest) : nil)
  }
}
