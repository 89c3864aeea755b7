internal import SourceCoding

/// The steps from the cost of all rows or tokens to the loss.
struct CrossEntropySteps {
  /// The cost of all rows or tokens.
  let total: Information

  /// Their mean, H(q,z).
  let mean: Information

  /// How many they are.
  let count: Int

  /// The noun for one of them: `row`.
  let item: String

  private func fixed(_ number: Double) -> String { NumberText.fixed(number, decimals: 5) }

  /// The sum, the mean in bits and in nats, each a formula with its numbers.
  var lines: [String] {
    [
      "The costs of all \(NumberText.counted(count, item)) add up to \(fixed(total.bits)) bits.",
      "Divided by the \(item)s that is the cross entropy:  \(fixed(total.bits)) / "
        + "\(NumberText.grouped(count)) = \(fixed(mean.bits)) bits a \(item).",
      "In nats, as training reports the loss:  \(fixed(mean.bits)) · ln 2 = \(fixed(mean.nats)).",
    ]
  }
}
