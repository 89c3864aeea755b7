/// A message in two parts: z is learnt from the first, and the last is sent.
public struct Holdout: Hashable, Sendable {
  /// The number of symbols that z was learnt from, the first ones.
  public let fittedCount: Int

  /// The number of symbols that were measured, the last ones.
  public let measuredCount: Int

  /// The parts of a message of `symbolCount` symbols, the last one with
  /// `fraction` of them, rounded.
  public init(fraction: Double, of symbolCount: Int) {
    measuredCount = Int((fraction * Double(symbolCount)).rounded())
    fittedCount = symbolCount - measuredCount
  }
}
