/// A division of a message into two parts: z is learnt from the first, and the last is
/// sent.
package struct Holdout: Hashable, Sendable {
  /// The number of symbols at the beginning, from which z was learnt.
  package let fittedCount: Int

  /// The number of symbols at the end, which were measured.
  package let measuredCount: Int

  /// The parts of a message of `symbolCount` symbols; the last one has the share
  /// `fraction` of them, rounded.
  package init(fraction: Double, of symbolCount: Int) {
    measuredCount = Int((fraction * Double(symbolCount)).rounded())
    fittedCount = symbolCount - measuredCount
  }

  /// The parts with the given numbers of symbols.
  package init(fittedCount: Int, measuredCount: Int) {
    self.fittedCount = fittedCount
    self.measuredCount = measuredCount
  }
}
