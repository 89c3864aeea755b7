internal import SourceCoding

/// One of the few numbers that a page shows in large type below its answer.
package struct KeyFigure: Sendable {
  /// The name of the number, a term if there is one: `entropy`.
  let name: String

  /// The number: `4.530`.
  let value: String

  /// Its unit; empty for a plain number.
  let unit: String

  /// The meaning of the number for this result, in a few words.
  let meaning: String

  /// A number with its unit and its meaning.
  init(_ name: String, _ value: String, _ unit: String = "", _ meaning: String) {
    (self.name, self.value, self.unit, self.meaning) = (name, value, unit, meaning)
  }

  /// A rate in the unit of the view, with three decimals.
  init(_ name: String, _ rate: Information, per symbol: String, _ view: View, _ meaning: String) {
    self.init(name, Self.short(rate, view), view.rateUnit(symbol), meaning)
  }

  /// An amount of information in the unit of the view with three decimals, or with four
  /// significant digits if the decimals would be zeros.
  static func short(_ amount: Information, _ view: View) -> String {
    let value = amount.value(in: view.unit)
    return value != 0 && value.magnitude < 0.0005
      ? NumberText.significant(value) : NumberText.fixed(value, decimals: 3)
  }

  /// A size in bytes, compared with the raw data.
  static func size(_ bytes: Int, ofRaw raw: Int, _ name: String = "size") -> KeyFigure {
    let share = NumberText.percent(Double(bytes), of: Double(raw))
    return KeyFigure(
      name, NumberText.grouped(bytes), "byte".counted(by: bytes),
      share.isEmpty
        ? "the raw data are empty" : "\(share) % of the raw \(NumberText.counted(raw, "byte"))")
  }
}
