extension Tally {
  /// Weights for all symbols: that of a seen symbol depends on its count, and the
  /// unseen symbols share `unseenMass` equally.
  ///
  /// If every symbol was seen, the weights are the counts. If none was, all weights are
  /// equal.
  func weights(unseenMass: WideReal, seen weight: (_ count: UInt64) -> WideReal) -> [WideReal] {
    let unseen = alphabetSize - distinctSymbols
    guard unseen > 0 else { return counts.map(WideReal.init(count:)) }
    guard unseen < alphabetSize else { return counts.map { _ in WideReal(1) } }
    let share = unseenMass / WideReal(Double(unseen))
    return counts.map { $0 > 0 ? weight($0) : share }
  }
}
