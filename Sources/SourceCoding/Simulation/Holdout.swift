/// A message in two parts: z is learnt from the first, and the last is sent.
package struct Holdout: Hashable, Sendable {
  /// The number of symbols that z was learnt from, the first ones.
  package let fittedCount: Int

  /// The number of symbols that were measured, the last ones.
  package let measuredCount: Int

  /// The parts of a message of `symbolCount` symbols, the last one with
  /// `fraction` of them, rounded.
  package init(fraction: Double, of symbolCount: Int) {
    measuredCount = Int((fraction * Double(symbolCount)).rounded())
    fittedCount = symbolCount - measuredCount
  }

  /// The parts of so many symbols.
  package init(fittedCount: Int, measuredCount: Int) {
    self.fittedCount = fittedCount
    self.measuredCount = measuredCount
  }
}
