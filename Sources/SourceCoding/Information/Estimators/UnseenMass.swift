extension Tally {
  /// Weights for all symbols: that of a seen symbol depends on its count, and the
  /// unseen symbols share `unseenMass` equally.
  ///
  /// If every symbol was seen, the weights are the counts. If none was, all weights are
  /// equal.
  func weights(unseenMass: Double, seen weight: (_ count: UInt64) -> Double) -> [Double] {
    let unseen = alphabetSize - distinctSymbols
    guard unseen > 0 else { return counts.map { Double($0) } }
    guard unseen < alphabetSize else { return counts.map { _ in 1 } }
    return counts.map { $0 > 0 ? weight($0) : unseenMass / Double(unseen) }
  }
}
